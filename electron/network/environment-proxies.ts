/**
 * The proxies that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY name, read once for two readers: Node's requests, and
 * Chromium, which has to be given rules of its own.
 */
import type { ProxyLogin } from './proxy-login.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type EnvironmentProxies = {
  /** The proxy for an address, its login taken out; undefined where the way is direct. */
  proxyFor(address: string): URL | undefined;
  /** The login that was written into the address of this proxy, given as host and port. */
  loginFor(proxy: string): ProxyLogin | undefined;
  /** The same for Chromium, as Electron's `setProxy` takes it. */
  readonly rules: { readonly proxyRules: string; readonly proxyBypassRules: string };
};

type Exception = { readonly host: string; readonly port: string | undefined };

// Small letters go first, as everywhere.
const variable = (environment: Environment, name: string): string | undefined =>
  environment[name] || environment[name.toUpperCase()] || undefined;

const proxyAt = (text: string | undefined): URL | undefined => {
  if (text === undefined) return undefined;
  try {
    return new URL(text.includes('://') ? text : `http://${text}`);
  } catch {
    return undefined;
  }
};

/** Such as `proxy.example.com:3128`, as Chromium names a proxy. */
export const proxyName = ({ protocol, hostname, port }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;

// A lone % stands for itself, as it does for curl and the AWS CLI.
const decoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (octets) => Buffer.from(octets.replaceAll('%', ''), 'hex').toString());

const loginIn = ({ username, password }: URL): ProxyLogin | undefined =>
  username === '' ? undefined : { username: decoded(username), password: decoded(password) };

const withoutLogin = (proxy: URL): URL => {
  const bare = new URL(proxy);
  bare.username = '';
  bare.password = '';
  return bare;
};

const exceptionsIn = (noProxy: string): readonly Exception[] =>
  noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .map((each) => {
      const [, host = each, port] = /^(.*?)(?::(\d+))?$/.exec(each) ?? [];
      return { host: host.replace(/^\*?\.+/, ''), port };
    });

/** Loopback never goes through a proxy, with Chromium nor here. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);

/**
 * Reads the environment; undefined when it names no proxy. A name in NO_PROXY stands for itself and what is below it, as
 * the AWS CLI has it; a proxy without a scheme is spoken to in http.
 */
export const readEnvironmentProxies = (environment: Environment): EnvironmentProxies | undefined => {
  const all = variable(environment, 'all_proxy');
  const https = proxyAt(variable(environment, 'https_proxy') ?? all);
  const http = proxyAt(variable(environment, 'http_proxy') ?? all);
  if (https === undefined && http === undefined) return undefined;
  const exceptions = exceptionsIn(variable(environment, 'no_proxy') ?? '');

  const isException = ({ hostname, port, protocol }: URL): boolean =>
    exceptions.some(
      ({ host, port: only }) =>
        (host === '*' || hostname === host || hostname.endsWith(`.${host}`)) &&
        (only === undefined || only === (port || (protocol === 'https:' ? '443' : '80'))),
    );

  const ruleOf = (scheme: string, proxy: URL | undefined): string[] =>
    proxy === undefined ? [] : [`${scheme}=${proxy.protocol}//${proxyName(proxy)}`];

  return {
    proxyFor: (address) => {
      const url = new URL(address);
      const proxy = url.protocol === 'https:' ? https : http;
      return proxy === undefined || isLoopback(url.hostname) || isException(url) ? undefined : withoutLogin(proxy);
    },
    loginFor: (proxy) => {
      const named = [https, http].find((each) => each !== undefined && proxyName(each) === proxy);
      return named && loginIn(named);
    },
    rules: {
      proxyRules: [...ruleOf('https', https), ...ruleOf('http', http)].join(';'),
      proxyBypassRules: exceptions
        .flatMap(({ host, port }) => {
          const end = port === undefined ? '' : `:${port}`;
          return host === '*' || host.includes('/') ? [`${host}${end}`] : [`${host}${end}`, `*.${host}${end}`];
        })
        .join(';'),
    },
  };
};
