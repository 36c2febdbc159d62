import { request as httpRequest } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

type Answered = { readonly status: number; readonly text: string };

/** Asks a proxy for a tunnel. Resolves with the status and the connection, whatever the proxy says. */
export const openTunnel = (proxyUrl: string, target: string): Promise<{ status: number; socket: Socket }> =>
  new Promise((resolve, reject) => {
    const asking = httpRequest(proxyUrl, { method: 'CONNECT', path: target });
    asking.on('connect', (incoming, socket) => {
      // The proxy may end it at any time; whoever uses it notices.
      socket.on('error', () => undefined);
      resolve({ status: incoming.statusCode ?? 0, socket });
    });
    asking.on('error', reject);
    asking.end();
  });

/**
 * Sends a request through a tunnel, as clients behind a proxy do, to write tests with.
 * @param options `ca` is the only authority trusted; a `body` makes it a POST
 * @throws the error of the connection, for example when the certificate is not trusted
 */
export const requestThrough = async (
  proxyUrl: string,
  url: string,
  options: { readonly ca: string; readonly headers?: Record<string, string>; readonly body?: string },
): Promise<Answered> => {
  const { hostname } = new URL(url);
  const { socket } = await openTunnel(proxyUrl, `${hostname}:443`);
  return new Promise((resolve, reject) => {
    const agent = new Agent();
    agent.createConnection = () => connectTls({ socket, servername: hostname, ca: options.ca });
    const outgoing = httpsRequest(
      url,
      { agent, method: options.body === undefined ? 'GET' : 'POST', headers: options.headers ?? {} },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () => {
          socket.destroy();
          resolve({ status: incoming.statusCode ?? 0, text });
        });
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', (error) => {
      socket.destroy();
      reject(error);
    });
    outgoing.end(options.body);
  });
};
