import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ListenOptions } from 'node:net';
import type { Duplex } from 'node:stream';
import { refusalWords, wireCode } from '../../shared/doors.ts';
import { AppError } from '../../shared/errors.ts';

export type Answer = { readonly status: number; readonly type: 'json' | 'text'; readonly body: string };

const mostHeaderBytes = 8192;
const mostConnections = 256;
/** Both in ms. */
const headersTimeout = 2000;
const requestTimeout = 5000;

const contentTypes = { json: 'application/json', text: 'text/plain; charset=utf-8' };

/** An error as AWS tools read it. */
export const problem = (status: number, code: string, message: string): Answer => ({
  status,
  type: 'json',
  body: JSON.stringify({ Code: code, Message: message }),
});

/** SECURITY: whoever is not known learns nothing, also not which of the checks failed. */
export const forbidden: Answer = problem(403, 'Forbidden', 'Forbidden');

const broken: Answer = problem(500, wireCode('unexpected'), refusalWords('unexpected'));

const send = (response: ServerResponse, { status, type, body }: Answer): void => {
  response.writeHead(status, {
    'content-type': contentTypes[type],
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(body);
};

/** For what is not HTTP at all, or too long. */
const refuseUnread = (socket: Duplex): void => {
  if (!socket.writable) return;
  const { body } = forbidden;
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
};

/**
 * An HTTP server with tight bounds for answers this short: 8 KiB of headers, five seconds for a request, one request
 * per connection, no upgrades, tunnels or expectations.
 * @param answer a rejection is answered 500, and told to nobody
 */
export const createGuardedServer = (answer: (request: IncomingMessage) => Promise<Answer>): Server => {
  const served = new WeakSet<Duplex>();
  const server = createServer(
    { maxHeaderSize: mostHeaderBytes, headersTimeout, requestTimeout, connectionsCheckingInterval: 1000 },
    (request, response) => {
      // SECURITY: a second request that came along behind the first is never looked at.
      if (served.has(request.socket)) return;
      served.add(request.socket);
      void answer(request)
        .catch(() => broken)
        .then((answered) => send(response, answered));
    },
  );
  server.maxConnections = mostConnections;
  const forbid = (_: IncomingMessage, response: ServerResponse) => send(response, forbidden);
  server.on('checkContinue', forbid);
  server.on('checkExpectation', forbid);
  server.on('clientError', (_, socket) => refuseUnread(socket));
  return server;
};

/**
 * Resolves once the server listens, with its port (0 for a socket of the file system).
 * Throws AppError `port-in-use`, or `unexpected` with the system's code.
 */
export const listen = (server: Server, options: ListenOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code === 'EADDRINUSE' ? 'port-in-use' : 'unexpected';
      reject(new AppError(code, { detail: String(options.port ?? cause.code), cause }));
    });
    server.listen(options, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

/** Stops listening and ends what is open. */
export const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
