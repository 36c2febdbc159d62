/** The way through a proxy: CONNECT (RFC 9110 section 9.3.6), and what a proxy can say to it. */
import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import type { SecureContext } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { AppError } from '../../shared/errors.ts';
import { proxyName } from './environment-proxies.ts';
import type { ProxyLogin } from './proxy-login.ts';

export type Proxied = { readonly proxy: URL; readonly login: ProxyLogin | undefined };

/** The proxy wants a login, or another one. */
export class ProxyAskedError extends Error {
  readonly realm: string | undefined;

  constructor(realm: string | undefined) {
    super('the proxy asks for a login');
    this.name = 'ProxyAskedError';
    this.realm = realm;
  }
}

/** Nothing was heard from the proxy; another one may do. */
export class ProxyUnreachableError extends Error {
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super('the proxy cannot be reached', { cause });
    this.name = 'ProxyUnreachableError';
    this.code = code;
  }
}

type ProxyAnswer = { readonly statusCode: number; readonly headers: IncomingHttpHeaders };

type TunnelOptions = { readonly trust: SecureContext | undefined; readonly signal: AbortSignal | undefined };

/** For one request: a tunnel that is given up with it leaves no connection behind. */
export const tunnelAgent = ({ proxy, login }: Proxied, { trust, signal }: TunnelOptions): HttpsProxyAgent<string> => {
  const basic = login && Buffer.from(`${login.username}:${login.password}`).toString('base64');
  return new HttpsProxyAgent(proxy, {
    ...(trust && { secureContext: trust }),
    ...(signal && { signal }),
    ...(basic !== undefined && { headers: { 'Proxy-Authorization': `Basic ${basic}` } }),
  });
};

const challengesIn = (headers: IncomingHttpHeaders): readonly string[] => [headers['proxy-authenticate'] ?? []].flat();

const refusalIn = ({ statusCode, headers }: ProxyAnswer, proxy: URL): Error => {
  const challenges = challengesIn(headers);
  const basic = challenges.find((each) => /(^|,\s*)basic\b/i.test(each));
  if (statusCode === 407 && basic !== undefined) return new ProxyAskedError(/\brealm="([^"]*)"/i.exec(basic)?.[1]);
  const wish = statusCode === 407 ? `: ${challenges.map((each) => each.split(/[\s,]/)[0]).join(', ')}` : '';
  return new AppError('proxy-failed', { detail: `${proxyName(proxy)} (${statusCode}${wish})` });
};

/**
 * Follows what the proxy says to a request that goes by `tunnelAgent`.
 * @param refused called once where the proxy opens no tunnel. SECURITY: its answer is never taken for the service's.
 * @returns whether the proxy has answered yet
 */
export const watchTunnel = (request: ClientRequest, proxy: URL, refused: (why: Error) => void): (() => boolean) => {
  let hasAnswered = false;
  request.once('proxyConnect', (answer: ProxyAnswer) => {
    hasAnswered = true;
    if (answer.statusCode !== 200) refused(refusalIn(answer, proxy));
  });
  return () => hasAnswered;
};
