/** The redirect endpoint of a sign-in in the browser (RFC 8252 section 7.3): one listener on this machine, for one answer. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { CallbackOutcome } from '../../shared/callback-words.ts';
import { AppError } from '../../shared/errors.ts';
import { secondMs } from '../../shared/time.ts';
import { callbackHeaders, callbackPages } from './callback-page.ts';
import type { Ports } from './ports.ts';

type Socket = IncomingMessage['socket'];

const address = '127.0.0.1';
const path = '/oauth/callback';

/** As it is registered: the port is any (RFC 8252 section 7.3). */
export const registeredRedirectUri = `http://${address}${path}`;

/** What the browser brought: a code, or why there is none (RFC 6749 sections 4.1.2 and 4.1.2.1). */
export type Callback = ({ readonly code: string } | { readonly error: string }) & {
  /** Answers the browser that waits, with the last page. */
  show(outcome: CallbackOutcome): void;
};

export type Loopback = {
  /** With the port that was bound. */
  readonly redirectUri: string;
  /** The first callback with the right state; every other one is refused and the wait goes on. */
  readonly callback: Promise<Callback>;
  /** Ends the listener and every connection to it, after what is being answered has left. */
  close(): Promise<void>;
};

// A query with a code and a state is a few hundred bytes long.
const largestHeadersBytes = 8192;
const mostConnections = 256;
const longestConnectionMs = 5 * secondMs;
const lastWordsMs = secondMs / 2;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const single = (query: URLSearchParams, name: string): string | undefined => {
  const [value, ...more] = query.getAll(name);
  return more.length === 0 && value !== '' ? value : undefined;
};

/**
 * Listens on 127.0.0.1, on any free port, for the callback that carries `state`. Rejects with AppError
 * `callback-not-heard` where no port can be had.
 */
export const openLoopback = async (
  state: string,
  isForeignConnection: Ports['isForeignConnection'],
): Promise<Loopback> => {
  const expected = digest(state);
  const sockets = new Set<Socket>();
  let answering: Socket | undefined;
  let hasAnswer = false;
  let authority = '';
  let deliver: (callback: Callback) => void = () => undefined;
  const callback = new Promise<Callback>((resolve) => {
    deliver = resolve;
  });

  const show = (response: ServerResponse, status: number, outcome: CallbackOutcome) => {
    const page = callbackPages[outcome];
    response.writeHead(status, { ...callbackHeaders, 'content-length': page.byteLength }).end(page);
  };

  /** What a request brings, if it is the callback that is waited for. SECURITY: anybody on this machine can send one. */
  const judge = (request: IncomingMessage): { readonly code: string } | { readonly error: string } | undefined => {
    // A query may have question marks of its own (RFC 3986 section 3.4).
    const [requestPath, ...search] = (request.url ?? '').split('?');
    const hosts = request.headersDistinct.host ?? [];
    if (request.method !== 'GET' || requestPath !== path) return undefined;
    // More than one is no request at all (RFC 9112 section 3.2), though it would be read as its first.
    if (hosts.length !== 1 || hosts[0] !== authority) return undefined;
    const query = new URLSearchParams(search.join('?'));
    const given = single(query, 'state');
    if (given === undefined || !timingSafeEqual(digest(given), expected)) return undefined;
    const code = single(query, 'code');
    const error = single(query, 'error');
    if (error !== undefined && !query.has('code')) return { error };
    return code !== undefined && !query.has('error') ? { code } : undefined;
  };

  const server = createServer(
    {
      maxHeaderSize: largestHeadersBytes,
      keepAliveTimeout: 1,
      headersTimeout: 2 * secondMs,
      requestTimeout: 2 * secondMs,
      connectionsCheckingInterval: secondMs / 2,
    },
    async (request, response) => {
      const brought = judge(request);
      // SECURITY: the state stands in the browser's arguments, which every user of the machine can read.
      if (brought === undefined || hasAnswer || (await isForeignConnection(request.socket)) || hasAnswer) {
        show(response, request.method === 'GET' ? 400 : 405, 'stale');
        return;
      }
      hasAnswer = true;
      answering = request.socket;
      deliver({ ...brought, show: (outcome) => show(response, 200, outcome) });
    },
  );
  server.maxRequestsPerSocket = 1;

  server.on('connection', (socket) => {
    sockets.add(socket);
    const tooLong = setTimeout(() => socket !== answering && socket.destroy(), longestConnectionMs);
    tooLong.unref();
    socket.once('close', () => {
      clearTimeout(tooLong);
      sockets.delete(socket);
    });
    // Whoever opens connections without end loses the oldest; the browser needs its own for a moment only.
    if (sockets.size > mostConnections) [...sockets].find((each) => each !== answering)?.destroy();
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  for (const upgrade of ['upgrade', 'connect']) server.on(upgrade, (_request, socket: Socket) => socket.destroy());

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new AppError('callback-not-heard', { cause })));
    server.listen({ host: address, port: 0, exclusive: true }, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new AppError('callback-not-heard');
  authority = `${address}:${bound.port}`;

  return {
    redirectUri: `http://${authority}${path}`,
    callback,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) if (socket !== answering) socket.destroy();
        // The last page has been handed over; it is on its way or never will be.
        const drop = setTimeout(() => answering?.destroy(), lastWordsMs);
        answering?.once('close', () => clearTimeout(drop));
        if (answering === undefined || answering.destroyed) clearTimeout(drop);
      }),
  };
};
