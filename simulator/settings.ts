import type { Directory } from './directory.ts';
import type { RequestLogEntry } from './request-log.ts';
import { sampleDirectory } from './sample-directory.ts';

/** The time of the service, in epoch milliseconds. Tests hand in one that they turn themselves. */
export type Clock = { now(): number };

/** How the simulated service behaves. Everything has a default taken from the real one. */
export type SimulatorOptions = {
  readonly clock?: Clock;
  readonly directory?: Directory;
  /** Life of a refreshable access token, 1 to 3600. */
  readonly accessTokenSeconds?: number;
  /** Life of a person's sign-in; no token outlives it. */
  readonly portalSessionSeconds?: number;
  readonly roleCredentialsSeconds?: number;
  /** Life of a device code and its user code. */
  readonly deviceCodeSeconds?: number;
  /** Least time between two polls with one device code. */
  readonly intervalSeconds?: number;
  /** Whether a refresh token keeps working once it was exchanged, or for how long it still does. */
  readonly refreshTokenRotation?: 'keep-old' | { readonly strictAfterSeconds: number };
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
  /**
   * Where the verification pages are to be found. By default at the origin a loopback request came to,
   * else at the host that AWS uses for it.
   */
  readonly verificationBaseUrl?: string;
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
  readonly intervalSeconds: number;
  readonly refreshTokenRotation: 'keep-old' | { readonly strictAfterSeconds: number };
  readonly reusedDeviceCode: 'invalid_grant' | 'expired_token';
  readonly unassignedAccountRoles: 'forbidden' | 'empty';
  readonly portalCallsPerSecond: number;
  readonly defaultPageSize: number;
  readonly startUrls: readonly string[];
  readonly region: string;
  readonly verificationBaseUrl: string | undefined;
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

const longestPortalSessionSeconds = 90 * 24 * 3600;

const startUrlsFrom = (options: SimulatorOptions, directory: Directory): readonly string[] => {
  const given = typeof options.startUrl === 'string' ? [options.startUrl] : (options.startUrl ?? directory.startUrls);
  if (given.length === 0) throw new RangeError('At least one start URL is needed');
  for (const startUrl of given) new URL(startUrl);
  return given;
};

/**
 * Fills in the defaults.
 * @throws RangeError naming the option that is out of its range; TypeError for a start URL that is none
 */
export const settle = (options: SimulatorOptions): Settings => {
  const directory = options.directory ?? sampleDirectory(options.region);
  const rotation = options.refreshTokenRotation ?? 'keep-old';
  if (rotation !== 'keep-old') within('strictAfterSeconds', rotation.strictAfterSeconds, 0, 86_400);
  return {
    clock: options.clock ?? { now: () => Date.now() },
    directory,
    accessTokenSeconds: wholeWithin('accessTokenSeconds', options.accessTokenSeconds ?? 3600, 1, 3600),
    portalSessionSeconds: wholeWithin(
      'portalSessionSeconds',
      options.portalSessionSeconds ?? 28_800,
      1,
      longestPortalSessionSeconds,
    ),
    roleCredentialsSeconds: wholeWithin('roleCredentialsSeconds', options.roleCredentialsSeconds ?? 3600, 1, 43_200),
    deviceCodeSeconds: wholeWithin('deviceCodeSeconds', options.deviceCodeSeconds ?? 600, 1, 3600),
    intervalSeconds: wholeWithin('intervalSeconds', options.intervalSeconds ?? 1, 1, 60),
    refreshTokenRotation: rotation,
    reusedDeviceCode: options.reusedDeviceCode ?? 'invalid_grant',
    unassignedAccountRoles: options.unassignedAccountRoles ?? 'forbidden',
    portalCallsPerSecond: within('portalCallsPerSecond', options.portalCallsPerSecond ?? 20, 0.1, 1_000_000),
    defaultPageSize: wholeWithin('defaultPageSize', options.defaultPageSize ?? 100, 1, 100),
    startUrls: startUrlsFrom(options, directory),
    region: options.region ?? directory.region,
    verificationBaseUrl: options.verificationBaseUrl,
    onRequest: options.onRequest ?? (() => undefined),
  };
};
