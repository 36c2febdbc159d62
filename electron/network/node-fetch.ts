/** The fetch port over Node's own HTTP: for a certificate bundle of the person's, and where there is no Electron. */
import type { IncomingHttpHeaders } from 'node:http';
import { Agent } from 'node:https';
import type { SecureContext } from 'node:tls';
import { AppError } from '../../shared/errors.ts';
import type { Ports } from '../engine/ports.ts';
import { type BundleChoice, trustOf } from './certificate-authorities.ts';
import { proxyName } from './environment-proxies.ts';
import { type Answer, exchange, type Outgoing } from './node-exchange.ts';
import { type FindProxyLogin, isSameLogin, type ProxyLogin } from './proxy-login.ts';
import { ProxyAskedError, ProxyUnreachableError } from './tunnel.ts';

/** Where a request can go, the best way first: directly, or by an http or https proxy. */
export type Route = 'direct' | URL;

export type NodeFetchPorts = {
  readonly userAgent: string;
  /** At least one. Rejects with AppError `proxy-failed` when no way can be gone. */
  readonly routesTo: (address: string) => Promise<readonly Route[]>;
  /** Absent: Node's own authorities. Read once, at the first request. */
  readonly bundle?: BundleChoice | undefined;
  readonly findLogin: FindProxyLogin;
};

// RFC 9110: an answer with one of these has no content, and `Response` insists on it.
const withoutContent = new Set([204, 205, 304]);

const headersOf = (headers: IncomingHttpHeaders): Headers => {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  return new Headers(pairs);
};

const toResponse = ({ status, headers, body }: Answer): Response =>
  new Response(withoutContent.has(status) ? null : new Uint8Array(body), { status, headers: headersOf(headers) });

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

/**
 * Makes the port. It rejects as the port says, and with AppError `proxy-password-needed` (detail: the proxy),
 * `proxy-failed` (detail: what the proxy did) and `file-unreadable` (detail: the bundle's path).
 */
export const createNodeFetch = ({ userAgent, routesTo, bundle, findLogin }: NodeFetchPorts): Ports['fetch'] => {
  const agent = new Agent({ keepAlive: true });
  const accepted = new Map<string, ProxyLogin>();
  let trusted: Promise<SecureContext> | undefined;

  const trust = async (): Promise<SecureContext | undefined> => {
    if (bundle === undefined) return undefined;
    trusted ??= trustOf(bundle);
    try {
      return await trusted;
    } catch (error) {
      trusted = undefined;
      throw error;
    }
  };

  const byProxy = async (outgoing: Outgoing, proxy: URL): Promise<Answer> => {
    const name = proxyName(proxy);
    const refused: ProxyLogin[] = [];
    let login = accepted.get(name);
    for (;;) {
      try {
        const answer = await exchange(outgoing, { proxy, login });
        if (login !== undefined) accepted.set(name, login);
        return answer;
      } catch (error) {
        if (!(error instanceof ProxyAskedError)) throw error;
        accepted.delete(name);
        if (login !== undefined) refused.push(login);
        login = await findLogin({ proxy: name, refused, ...(error.realm !== undefined && { realm: error.realm }) });
        if (login === undefined || refused.some((each) => login !== undefined && isSameLogin(each, login))) {
          throw new AppError('proxy-password-needed', { detail: name });
        }
      }
    }
  };

  const send = async (outgoing: Outgoing, routes: readonly Route[]): Promise<Answer> => {
    const [route, ...others] = routes;
    if (route === undefined || route === 'direct') return exchange(outgoing);
    try {
      return await byProxy(outgoing, route);
    } catch (error) {
      if (!(error instanceof ProxyUnreachableError)) throw error;
      if (others.length > 0) return send(outgoing, others);
      throw new AppError('proxy-failed', { detail: `${proxyName(route)} (${error.code})`, cause: error });
    }
  };

  return async (address, init) => {
    const signal = init.signal ?? undefined;
    const headers = new Headers(init.headers);
    headers.set('user-agent', userAgent);
    const outgoing: Outgoing = {
      address: new URL(address),
      method: init.method ?? 'GET',
      headers: Object.fromEntries(headers),
      body: init.body ? Buffer.from(await new Response(init.body).arrayBuffer()) : undefined,
      trust: await trust(),
      signal,
      agent,
    };
    const answer = await send(outgoing, await routesTo(address));
    if (isRedirect(answer.status) && init.redirect !== 'manual') throw new TypeError('redirected');
    return toResponse(answer);
  };
};
