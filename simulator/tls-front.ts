import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { awsHostOf } from './aws-hosts.ts';
import { type Arrival, createRequestListener, sayNo } from './http-exchange.ts';
import { listenOnLoopback } from './loopback.ts';
import type { Simulator } from './simulator.ts';
import { createThrowAwayCa } from './throw-away-ca.ts';

export type RunningTlsFront = {
  /** For `HTTPS_PROXY`, such as `http://127.0.0.1:8443`. */
  readonly url: string;
  readonly port: number;
  /** The certificate to trust, as PEM; for a file that `AWS_CA_BUNDLE` names. */
  readonly caCertificate: string;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
};

/** The AWS host name that a CONNECT asks for (RFC 9110 section 9.3.6), when it is one that is answered for. */
const tunnelHostFrom = (target: string | undefined): string | undefined => {
  const hostname = /^([a-z0-9.-]{1,253}):443$/i.exec(target ?? '')?.[1]?.toLowerCase();
  return hostname !== undefined && awsHostOf(hostname) !== undefined ? hostname : undefined;
};

/**
 * Lets clients reach a simulator under AWS's own host names, also those too old for endpoint variables: a proxy on
 * 127.0.0.1 that takes CONNECT to these names, leads to the simulator and never to the network, and refuses all others.
 * @param options `port` 0 takes any free one
 * @throws the listen error, for example with code `EADDRINUSE`
 */
export const serveTlsFront = async (
  simulator: Simulator,
  options: { readonly port?: number } = {},
): Promise<RunningTlsFront> => {
  const ca = await createThrowAwayCa();
  const sockets = new Set<Duplex>();
  const hostOfTunnel = new WeakMap<Duplex, string>();
  const hostOf = ({ socket }: IncomingMessage): string => hostOfTunnel.get(socket) ?? '';

  const refuseOtherHosts = ({ incoming }: Arrival): Response | undefined =>
    incoming.headers.host?.toLowerCase().replace(/:443$/, '') === hostOf(incoming)
      ? undefined
      : sayNo(421, 'The tunnel was made for another host');

  // Never listens itself: it is handed the inside of each tunnel.
  const inside = createServer(
    createRequestListener(simulator, {
      originOf: (incoming) => `https://${hostOf(incoming)}`,
      refuse: refuseOtherHosts,
    }),
  );

  const openTunnel = (outer: Duplex, head: Buffer, hostname: string): void => {
    outer.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) outer.unshift(head);
    const inner = new TLSSocket(outer, { isServer: true, secureContext: ca.contextFor(hostname) });
    hostOfTunnel.set(inner, hostname);
    // A client that does not trust the certificate leaves in the middle of the handshake.
    inner.on('error', () => outer.destroy());
    inside.emit('connection', inner);
  };

  const proxy = createServer((_, outgoing) => {
    outgoing.writeHead(405, { allow: 'CONNECT' });
    outgoing.end('This proxy takes CONNECT only\n');
  });
  proxy.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  proxy.on('connect', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const hostname = tunnelHostFrom(incoming.url);
    // SECURITY: whatever is not simulated is refused, so that no request ever goes out through here.
    if (hostname === undefined) socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    else openTunnel(socket, head, hostname);
  });

  const port = await listenOnLoopback(proxy, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    caCertificate: ca.certificate,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        inside.close();
        for (const socket of sockets) socket.destroy();
      }),
  };
};
