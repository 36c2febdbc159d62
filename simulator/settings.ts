import type { Directory } from './directory.ts';
import type { RequestLogEntry } from './request-log.ts';
import { sampleDirectory } from './sample-directory.ts';

/** The time of the service, in epoch milliseconds. Tests hand in one that they turn themselves. */
type Clock = { now(): number };

/** What becomes of a refresh token that was exchanged (RFC 9700 section 4.14.2). */
export type StrictRotation = {
  /** How long it still works, 10 unless said otherwise: for the client whose answer got lost on the way. */
  readonly graceSeconds: number;
  /** What its use leads to afterwards: an error, or as by default also the end of the sign-in with all its tokens. */
  readonly onReuse: 'refuse' | 'end-session';
};

/** How the simulated service behaves. Everything has a default taken from the real one. */
export type SimulatorOptions = {
  readonly clock?: Clock;
  readonly directory?: Directory;
  /** Life of a refreshable access token, 1 to 3600. */
  readonly accessTokenSeconds?: number;
  /** Life of a person's sign-in; no token outlives it. */
  readonly portalSessionSeconds?: number;
  /** How long the identity provider lets a sign-in live, where that is shorter: the portal goes by the lesser of both. */
  readonly identityProviderSessionSeconds?: number;
  readonly roleCredentialsSeconds?: number;
  /** Life of a device code and its user code. */
  readonly deviceCodeSeconds?: number;
  /** Life of an authorization code, 1 to 600 (RFC 6749 section 4.1.2). */
  readonly authorizationCodeSeconds?: number;
  /** Least time between two polls with one device code. */
  readonly intervalSeconds?: number;
  /** Whether a refresh token keeps working once it was exchanged; in strict mode only for a while. */
  readonly refreshTokenRotation?: 'keep-old' | Partial<StrictRotation>;
  /** What a device code that was already exchanged is answered with. */
  readonly reusedDeviceCode?: 'invalid_grant' | 'expired_token';
  /** What ListAccountRoles says about an account that is not assigned. */
  readonly unassignedAccountRoles?: 'forbidden' | 'empty';
  /** Rate of all portal calls together; twice as many are let through in a burst. */
  readonly portalCallsPerSecond?: number;
  /** Page size of the listings when a call names none, 1 to 100. */
  readonly defaultPageSize?: number;
  /** Start URLs to answer for, instead of the directory's. */
  readonly startUrl?: string | readonly string[];
  /** Home region, instead of the directory's. */
  readonly region?: string;
  /** More regions of the instance, where the APIs answer as at home. */
  readonly additionalRegions?: readonly string[];
  /** The region whose endpoint hands out tokens to applications, instead of the home region. */
  readonly applicationsRegion?: string;
  /**
   * Where the verification pages are to be found. By default at the origin a loopback request came to,
   * else at the host that AWS uses for it. A function is asked anew each time.
   */
  readonly verificationBaseUrl?: string | (() => string | undefined);
  /** Told about every answered request, after redaction. */
  readonly onRequest?: (entry: RequestLogEntry) => void;
};

/** The options with every default filled in. */
export type Settings = {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly accessTokenSeconds: number;
  readonly portalSessionSeconds: number;
  readonly roleCredentialsSeconds: number;
  readonly deviceCodeSeconds: number;
  readonly authorizationCodeSeconds: number;
  readonly intervalSeconds: number;
  readonly refreshTokenRotation: 'keep-old' | StrictRotation;
  readonly reusedDeviceCode: 'invalid_grant' | 'expired_token';
  readonly unassignedAccountRoles: 'forbidden' | 'empty';
  readonly portalCallsPerSecond: number;
  readonly defaultPageSize: number;
  readonly startUrls: readonly string[];
  readonly region: string;
  /** The home region and all others that answer as it does. */
  readonly regions: readonly string[];
  readonly applicationsRegion: string;
  readonly verificationBaseUrl: () => string | undefined;
  readonly onRequest: (entry: RequestLogEntry) => void;
};

const within = (name: string, value: number, least: number, most: number): number => {
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new RangeError(`${name} must be between ${least} and ${most}, not ${value}`);
};

const wholeWithin = (name: string, value: number, least: number, most: number): number => {
  if (Number.isInteger(value)) return within(name, value, least, most);
  throw new RangeError(`${name} must be a whole number, not ${value}`);
};

const asRegion = (region: string): string => {
  if (/^[a-z]{2,}(-[a-z0-9]+)+-\d+$/.test(region)) return region;
  throw new RangeError(`A region looks like us-east-1, not ${region}`);
};

const longestPortalSessionSeconds = 90 * 24 * 3600;

/** How long a sign-in lives in the end. */
const portalSessionSecondsFrom = (options: SimulatorOptions): number => {
  const own = wholeWithin(
    'portalSessionSeconds',
    options.portalSessionSeconds ?? 28_800,
    1,
    longestPortalSessionSeconds,
  );
  const { identityProviderSessionSeconds: provided = own } = options;
  return Math.min(own, wholeWithin('identityProviderSessionSeconds', provided, 1, longestPortalSessionSeconds));
};

const startUrlsFrom = (options: SimulatorOptions, directory: Directory): readonly string[] => {
  const given = typeof options.startUrl === 'string' ? [options.startUrl] : (options.startUrl ?? directory.startUrls);
  if (given.length === 0) throw new RangeError('At least one start URL is needed');
  for (const startUrl of given) new URL(startUrl);
  return given;
};

const rotationFrom = (rotation: 'keep-old' | Partial<StrictRotation>): Settings['refreshTokenRotation'] =>
  rotation === 'keep-old'
    ? rotation
    : {
        graceSeconds: within('graceSeconds', rotation.graceSeconds ?? 10, 0, 86_400),
        onReuse: rotation.onReuse ?? 'end-session',
      };

/**
 * Fills in the defaults.
 * @throws RangeError naming the option that is out of its range; TypeError for a start URL that is none
 */
export const settle = (options: SimulatorOptions): Settings => {
  const directory = options.directory ?? sampleDirectory(options.region);
  const { verificationBaseUrl } = options;
  const region = options.region ?? directory.region;
  return {
    clock: options.clock ?? { now: () => Date.now() },
    directory,
    accessTokenSeconds: wholeWithin('accessTokenSeconds', options.accessTokenSeconds ?? 3600, 1, 3600),
    portalSessionSeconds: portalSessionSecondsFrom(options),
    roleCredentialsSeconds: wholeWithin('roleCredentialsSeconds', options.roleCredentialsSeconds ?? 3600, 1, 43_200),
    deviceCodeSeconds: wholeWithin('deviceCodeSeconds', options.deviceCodeSeconds ?? 600, 1, 3600),
    authorizationCodeSeconds: wholeWithin('authorizationCodeSeconds', options.authorizationCodeSeconds ?? 600, 1, 600),
    intervalSeconds: wholeWithin('intervalSeconds', options.intervalSeconds ?? 1, 1, 60),
    refreshTokenRotation: rotationFrom(options.refreshTokenRotation ?? 'keep-old'),
    reusedDeviceCode: options.reusedDeviceCode ?? 'invalid_grant',
    unassignedAccountRoles: options.unassignedAccountRoles ?? 'forbidden',
    portalCallsPerSecond: within('portalCallsPerSecond', options.portalCallsPerSecond ?? 20, 0.1, 1_000_000),
    defaultPageSize: wholeWithin('defaultPageSize', options.defaultPageSize ?? 100, 1, 100),
    startUrls: startUrlsFrom(options, directory),
    region,
    regions: [region, ...(options.additionalRegions ?? []).map(asRegion)],
    applicationsRegion: asRegion(options.applicationsRegion ?? region),
    verificationBaseUrl: typeof verificationBaseUrl === 'function' ? verificationBaseUrl : () => verificationBaseUrl,
    onRequest: options.onRequest ?? (() => undefined),
  };
};
