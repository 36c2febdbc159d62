import { AppError } from '../../shared/errors.ts';
import type { Endpoints, SessionView } from '../../shared/model.ts';
import type { Location } from './partitions.ts';
import type { ConfiguredEndpoints, EngineSession, Places, SetEndpoints } from './ports.ts';

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

/** The same for where role credentials travel to. Throws AppError `endpoint-insecure`. */
export const checkPlaces = ({ signIn, console, sts }: Places): Places => ({
  signIn: checked(signIn),
  console: checked(console),
  sts: checked(sts),
});

type Environment = Readonly<Record<string, string | undefined>>;

const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** Which of AWS's endpoints a session means; where it says nothing, the variables every AWS SDK reads say it. */
export const locationOf = ({ region, fips, dualStack }: EngineSession, environment: Environment): Location => ({
  region,
  fips: fips ?? isTrue(environment.AWS_USE_FIPS_ENDPOINT),
  dualStack: dualStack ?? isTrue(environment.AWS_USE_DUALSTACK_ENDPOINT),
});

const variables = { oidc: 'SSO_OIDC', portal: 'SSO', sts: 'STS', signIn: 'SIGNIN' } as const;

const fromEnvironment = (environment: Environment): SetEndpoints => {
  const set = (name: string) => {
    const url = environment[`AWS_ENDPOINT_URL_${name}`] || environment.AWS_ENDPOINT_URL;
    return url === undefined || url === '' ? [] : [url];
  };
  return Object.fromEntries(Object.entries(variables).flatMap(([key, name]) => set(name).map((url) => [key, url])));
};

export type ResolvedEndpoints = {
  readonly endpoints: Endpoints;
  /** Not checked: what is insecure here need not keep anybody from signing in. */
  readonly places: Places;
  readonly override?: SessionView['override'];
  /** Where sign-in to the console or STS go instead of AWS, beside the override. */
  readonly elsewhere?: readonly string[];
  readonly disagreeing?: readonly string[];
};

/** What endpoints are resolved from, beside the session. */
export type EndpointSources = {
  readonly environment: Environment;
  readonly configured: ConfiguredEndpoints;
  readonly rules: (location: Location) => Endpoints & Places;
};

/**
 * Where a session's requests go: its own endpoints, else the variables every AWS SDK reads (`AWS_ENDPOINT_URL_SSO_OIDC`,
 * `…_SSO`, `…_STS`, `…_SIGNIN`, then `AWS_ENDPOINT_URL`), else what the config file says, else AWS's rules for its region.
 * What stands in for the sign-in pages stands in for the console behind them.
 */
export const resolveEndpoints = (
  session: EngineSession,
  { environment, configured, rules }: EndpointSources,
): ResolvedEndpoints => {
  const isIgnoring = isTrue(environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS);
  const own: SetEndpoints = session.endpoints ?? {};
  const inEnvironment = isIgnoring ? {} : fromEnvironment(environment);
  const inConfig = isIgnoring || session.endpoints !== undefined ? {} : configured.endpoints;
  const layers = [
    ['session', own],
    ['environment', inEnvironment],
    ['config', inConfig],
  ] as const;
  const [from] = layers.find(([, set]) => set.oidc !== undefined || set.portal !== undefined) ?? [];

  const set = { ...inConfig, ...inEnvironment, ...own };
  const standard = rules(locationOf(session, environment));
  const { oidc, portal, ...places } = { ...standard, ...(set.signIn && { console: set.signIn }), ...set };
  const endpoints = { oidc, portal };
  const others = [set.signIn, set.sts].flatMap((url) =>
    url === undefined || url === oidc || url === portal ? [] : [url],
  );
  const elsewhere = [...new Set(others)];
  const isForConfig = !isIgnoring && from !== 'session' && from !== 'environment';
  return {
    endpoints,
    places,
    ...(from !== undefined && { override: { from, endpoints } }),
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(isForConfig && configured.disagreeing.length > 0 && { disagreeing: configured.disagreeing }),
  };
};

export const sameEndpoints = (left: Endpoints, right: Endpoints): boolean =>
  left.oidc === right.oidc && left.portal === right.portal;
