import { createServer } from 'node:http';
import { isLoopbackHost } from './aws-hosts.ts';
import { createHttpControl, isControlPath } from './http-control.ts';
import { type Arrival, createRequestListener, sayNo } from './http-exchange.ts';
import { listenOnLoopback } from './loopback.ts';
import type { Simulator } from './simulator.ts';

export type RunningServer = {
  /** The origin to point clients at, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
};

/** Refuses what was sent to another host's name: honest clients do not, DNS rebinding does. */
const refuseOtherHosts = ({ incoming }: Arrival): Response | undefined => {
  const host = incoming.headers.host ?? '';
  // SECURITY: only names of this very machine.
  return isLoopbackHost(host.toLowerCase().replace(/:\d{1,5}$/, ''))
    ? undefined
    : sayNo(403, 'This simulator answers to loopback host names only');
};

/**
 * Puts a port around a simulator, on 127.0.0.1 only.
 * @param options `port` 0 takes any free one; `control` also serves the control interface under `/_control/`
 * @throws the listen error, for example with code `EADDRINUSE`
 */
export const serveSimulator = async (
  simulator: Simulator,
  options: { readonly port?: number; readonly control?: boolean } = {},
): Promise<RunningServer> => {
  const answerControl = options.control === true ? createHttpControl(simulator.control) : undefined;
  let origin = '';
  const server = createServer(
    createRequestListener(simulator, {
      originOf: () => origin,
      refuse: refuseOtherHosts,
      answerInstead: ({ method, url }, body) =>
        isControlPath(url.pathname) ? answerControl?.(method, url.pathname, body) : undefined,
    }),
  );
  const port = await listenOnLoopback(server, options.port ?? 0);
  origin = `http://127.0.0.1:${port}`;

  return {
    url: origin,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
