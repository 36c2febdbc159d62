import { AppError } from '../../shared/errors.ts';
import type { Endpoints, SessionView } from '../../shared/model.ts';
import type { EngineSession } from './ports.ts';

const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
};

/** True for an absolute URL whose host is this machine. */
export const isLoopbackUrl = (text: string): boolean => {
  const url = parseUrl(text);
  return url !== undefined && isLoopbackHost(url.hostname);
};

const checked = (endpoint: string): string => {
  const url = parseUrl(endpoint);
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (!isAllowed) throw new AppError('endpoint-insecure', { detail: endpoint });
  return endpoint.replace(/\/+$/, '');
};

/**
 * SECURITY: tokens travel to these addresses. Throws AppError `endpoint-insecure` for anything but https, or plain http
 * to this machine.
 */
export const checkEndpoints = ({ oidc, portal }: Endpoints): Endpoints => ({
  oidc: checked(oidc),
  portal: checked(portal),
});

type Environment = Readonly<Record<string, string | undefined>>;

const fromEnvironment = (environment: Environment): Partial<Endpoints> => {
  if (environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return {};
  const oidc = environment.AWS_ENDPOINT_URL_SSO_OIDC || environment.AWS_ENDPOINT_URL;
  const portal = environment.AWS_ENDPOINT_URL_SSO || environment.AWS_ENDPOINT_URL;
  return { ...(oidc && { oidc }), ...(portal && { portal }) };
};

export type ResolvedEndpoints = { readonly endpoints: Endpoints; readonly override?: SessionView['override'] };

/**
 * Where a session's requests go: its own endpoints, else the variables every AWS SDK reads
 * (`AWS_ENDPOINT_URL_SSO_OIDC`, `AWS_ENDPOINT_URL_SSO`, `AWS_ENDPOINT_URL`), else AWS's rules for its region.
 */
export const resolveEndpoints = (
  session: EngineSession,
  environment: Environment,
  rules: (region: string) => Endpoints,
): ResolvedEndpoints => {
  if (session.endpoints !== undefined) {
    return { endpoints: session.endpoints, override: { from: 'session', endpoints: session.endpoints } };
  }
  const configured = fromEnvironment(environment);
  const standard = rules(session.region);
  if (configured.oidc === undefined && configured.portal === undefined) return { endpoints: standard };
  const endpoints = { ...standard, ...configured };
  return { endpoints, override: { from: 'environment', endpoints } };
};

export const sameEndpoints = (left: Endpoints, right: Endpoints): boolean =>
  left.oidc === right.oidc && left.portal === right.portal;
