/** One request and its whole answer over `node:http` and `node:https`. */
import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { type Agent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { AppError } from '../../shared/errors.ts';
import { certificateDetail } from '../../shared/proxy-words.ts';
import { type Proxied, ProxyUnreachableError, tunnelAgent, watchTunnel } from './tunnel.ts';

export type Outgoing = {
  readonly address: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Undefined: Node's own authorities. */
  readonly trust: SecureContext | undefined;
  readonly signal: AbortSignal | undefined;
  /** Keeps the connections that go to https directly, unless `headers` asks for one of its own by `connection: close`. */
  readonly agent: Agent;
};

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name);

/** Remembers who issued what the server shows, before Node turns it down and lets go of it. */
const watchIssuer = (request: ClientRequest): (() => string | undefined) => {
  let issuer: string | undefined;
  request.once('socket', (socket: Socket) => {
    // A kept connection has been judged, and says nothing about it again.
    if (!(socket instanceof TLSSocket) || request.reusedSocket) return;
    socket.prependOnceListener('secure', () => {
      const { issuer: named } = socket.getPeerCertificate();
      issuer = named?.CN ?? named?.O ?? named?.OU;
    });
  });
  return () => issuer;
};

// Node has judged; the reason is only read here.
const isUntrusted = ({ socket }: ClientRequest): boolean =>
  socket instanceof TLSSocket && Boolean(socket.authorizationError);

const read = async (incoming: IncomingMessage): Promise<Answer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) };
};

const start = (outgoing: Outgoing, by: Proxied | undefined): ClientRequest => {
  const { address, method, headers, trust, signal } = outgoing;
  const options = { method, headers, ...(signal && { signal }) };
  const tunnel = by && tunnelAgent(by, { trust, signal });
  if (address.protocol === 'http:') return httpRequest(address, { ...options, agent: tunnel ?? false });
  // Node keeps a connection that it asked to be closed, where the server closes it without a word.
  const kept = headers.connection === 'close' ? false : outgoing.agent;
  return httpsRequest(address, { ...options, agent: tunnel ?? kept, ...(trust && { secureContext: trust }) });
};

/**
 * Sends one request and reads its answer to the end.
 * @param by the proxy to go through, by a tunnel for either scheme
 * @throws the signal's reason; AppError `certificate-refused`; TypeError when the server gave no whole answer; through a
 * proxy also ProxyAskedError, ProxyUnreachableError and AppError `proxy-failed`
 */
export const exchange = (outgoing: Outgoing, by?: Proxied): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = start(outgoing, by);
    const issuer = watchIssuer(request);
    const hasAnswered = by
      ? watchTunnel(request, by.proxy, (why) => {
          reject(why);
          request.destroy();
        })
      : () => true;

    const fail = (error: Error) => {
      if (outgoing.signal?.aborted) reject(outgoing.signal.reason);
      else if (!hasAnswered()) reject(new ProxyUnreachableError(codeOf(error), error));
      else if (isUntrusted(request)) {
        const detail = certificateDetail(codeOf(error), issuer());
        reject(new AppError('certificate-refused', { detail, cause: error }));
      } else reject(new TypeError(codeOf(error), { cause: error }));
    };
    request.on('error', fail);
    request.on('response', (incoming) => read(incoming).then(resolve, fail));
    request.end(outgoing.body);
  });
