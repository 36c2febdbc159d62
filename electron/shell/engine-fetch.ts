/** The engine's way out: Chromium's network, so that system proxies and certificates count, in sessions of its own. */
import { type ClientRequest, type IncomingMessage, net, type Session, session } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { certificateDetail } from '../../shared/proxy-words.ts';
import type { Ports } from '../engine/ports.ts';
import type { FindProxyLogin, ProxyLogin } from '../network/proxy-login.ts';
import type { CertificateIssuers } from './certificate-issuers.ts';

type EngineSessions = {
  readonly network: Session;
  /**
   * For what must not be sent twice (RFC 9110, section 9.2.2). Chromium sends any request once more when a connection
   * that was kept from an earlier one ends without an answer, and a refresh token that is good once only is spent then.
   */
  readonly unrepeated: Session;
};

/** Sessions in memory, without a cache: an answer with credentials never touches the disk, and no cookie is kept. */
export const engineSessions = (userAgent: string): EngineSessions => {
  const open = (name: string): Session => {
    const network = session.fromPartition(name, { cache: false });
    network.setUserAgent(userAgent);
    return network;
  };
  return { network: open('engine'), unrepeated: open('engine-unrepeated') };
};

type EngineFetchPorts = EngineSessions & {
  readonly userAgent: string;
  readonly findLogin: FindProxyLogin;
  readonly issuers: CertificateIssuers;
};

// A connection through a proxy broke off, or came about with none; Chromium says no more than this.
const proxyCodes = new Set([
  'net::ERR_PROXY_CONNECTION_FAILED',
  'net::ERR_TUNNEL_CONNECTION_FAILED',
  'net::ERR_PROXY_CERTIFICATE_INVALID',
  'net::ERR_PROXY_AUTH_UNSUPPORTED',
  'net::ERR_SOCKS_CONNECTION_FAILED',
  'net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
]);
const proxyBehind = /^(?:PROXY|HTTPS|SOCKS\d?) (\S+?)(?:;|$)/;

// RFC 9110: an answer with one of these has no content, and `Response` insists on it.
const withoutContent = new Set([204, 205, 304]);

const read = (incoming: IncomingMessage, done: (response: Response) => void, fail: (error: Error) => void): void => {
  const chunks: Buffer[] = [];
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    headers.append(incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? '');
  }
  incoming.on('data', (chunk) => chunks.push(chunk));
  incoming.on('error', fail);
  incoming.on('end', () => {
    const { statusCode: status } = incoming;
    done(new Response(withoutContent.has(status) ? null : Buffer.concat(chunks), { status, headers }));
  });
};

/** Answers a proxy's challenges, each login once; without one `giveUp` is called. */
const answerProxy = (request: ClientRequest, findLogin: FindProxyLogin, giveUp: (proxy: string) => void): void => {
  const refused: ProxyLogin[] = [];
  let last: ProxyLogin | undefined;
  request.on('login', ({ isProxy, host, port, realm }, answer) => {
    if (!isProxy) return answer();
    const proxy = `${host}:${port}`;
    if (last !== undefined) refused.push(last);
    findLogin({ proxy, realm, refused }).then(
      (login) => {
        last = login;
        if (login === undefined) giveUp(proxy);
        else answer(login.username, login.password);
      },
      () => giveUp(proxy),
    );
  });
};

export const createEngineFetch = ({
  network,
  unrepeated,
  userAgent,
  findLogin,
  issuers,
}: EngineFetchPorts): Ports['fetch'] => {
  /** Chromium rejects with a plain Error whose message is its code, such as net::ERR_CERT_DATE_INVALID. */
  const named = async (address: string, by: Session, cause: Error): Promise<Error> => {
    const code = cause.message;
    if (code.startsWith('net::ERR_CERT_')) {
      const detail = certificateDetail(code.replace('net::', ''), issuers.of(by, new URL(address).hostname));
      return new AppError('certificate-refused', { detail, cause });
    }
    if (!proxyCodes.has(code)) return new TypeError(code, { cause });
    const proxy = proxyBehind.exec(await network.resolveProxy(address))?.[1] ?? '';
    return new AppError('proxy-failed', { detail: `${proxy} (${code.replace('net::', '')})`.trim(), cause });
  };

  const sessionFor = ({ method = 'GET' }: RequestInit): Session => (method === 'GET' ? network : unrepeated);

  const start = (address: string, init: RequestInit): ClientRequest => {
    const by = sessionFor(init);
    const request = net.request({
      session: by,
      url: address,
      method: init.method ?? 'GET',
      credentials: 'omit',
      redirect: init.redirect === 'manual' ? 'manual' : 'error',
    });
    for (const [name, value] of new Headers(init.headers)) request.setHeader(name, value);
    request.setHeader('user-agent', userAgent);
    // No connection is kept there that a later request could find ended.
    if (by === unrepeated) request.setHeader('connection', 'close');
    return request;
  };

  const answerTo = (request: ClientRequest, address: string, init: RequestInit): Promise<Response> => {
    const signal = init.signal ?? undefined;
    let abort = (): void => undefined;
    const answer = new Promise<Response>((resolve, reject) => {
      abort = () => {
        reject(signal?.reason);
        request.abort();
      };
      const fail = (error: Error) => void named(address, sessionFor(init), error).then(reject, reject);
      request.on('error', fail);
      // Followed nowhere: where it leads is for the caller to judge.
      request.on('redirect', (status, _method, location) => {
        resolve(new Response(null, { status, headers: { location } }));
        request.abort();
      });
      request.on('response', (incoming) => read(incoming, resolve, fail));
      answerProxy(request, findLogin, (proxy) => {
        reject(new AppError('proxy-password-needed', { detail: proxy }));
        request.abort();
      });
    });
    // A request is closed as soon as it was sent, so its own events do not tell when the answer is there.
    signal?.addEventListener('abort', abort, { once: true });
    return answer.finally(() => signal?.removeEventListener('abort', abort));
  };

  return async (address, init) => {
    const body = init.body ? Buffer.from(await new Response(init.body).arrayBuffer()) : undefined;
    init.signal?.throwIfAborted();
    const request = start(address, init);
    const answer = answerTo(request, address, init);
    request.end(body);
    return answer;
  };
};
