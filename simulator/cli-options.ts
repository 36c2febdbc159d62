import { parseArgs } from 'node:util';
import { generateDirectory } from './generated-directory.ts';
import type { SimulatorOptions, StrictRotation } from './settings.ts';

export type CliOptions = {
  readonly port: number;
  readonly control: boolean;
  /** Where the proxy for AWS's host names listens and leaves its certificate; undefined when it is not wanted. */
  readonly tls: { readonly port: number; readonly certificateFile: string | undefined } | undefined;
  readonly log: boolean;
  readonly simulator: SimulatorOptions;
};

/** A command line that cannot be followed; the message is one line for the person. */
export class UsageMistake extends Error {}

const definitions = {
  port: { type: 'string' },
  accounts: { type: 'string' },
  roles: { type: 'string' },
  seed: { type: 'string' },
  'start-url': { type: 'string', multiple: true },
  region: { type: 'string' },
  'additional-region': { type: 'string', multiple: true },
  'applications-region': { type: 'string' },
  'access-token-seconds': { type: 'string' },
  'portal-session-seconds': { type: 'string' },
  'identity-provider-session-seconds': { type: 'string' },
  'role-credentials-seconds': { type: 'string' },
  'device-code-seconds': { type: 'string' },
  'authorization-code-seconds': { type: 'string' },
  'interval-seconds': { type: 'string' },
  strict: { type: 'boolean' },
  'strict-grace-seconds': { type: 'string' },
  'strict-reuse': { type: 'string' },
  'page-size': { type: 'string' },
  'portal-calls-per-second': { type: 'string' },
  tls: { type: 'boolean' },
  'tls-port': { type: 'string' },
  'tls-ca': { type: 'string' },
  control: { type: 'boolean' },
  log: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export const usage = `A small, strict IAM Identity Center on this machine, to try clients on.

Usage: npm run simulator -- [options]

  --port N                       port on 127.0.0.1, 0 for any free one (8080)
  --accounts N                   generate an organization of N accounts, up to 5000 (the sample: 12)
  --roles N                      roles in each generated account, 1 to 20 (4)
  --seed N                       the same number generates the same organization (1)
  --start-url URL                start URL to answer for; may be given several times
  --region NAME                  home region (us-east-1)
  --additional-region NAME       another region that answers as home does; may be given several times
  --applications-region NAME     the region that gives tokens to applications (the home region)
  --access-token-seconds N       life of a refreshable access token, 1 to 3600 (3600)
  --portal-session-seconds N     life of a sign-in (28800)
  --identity-provider-session-seconds N
                                 how long the identity provider lets it live, where that is shorter
  --role-credentials-seconds N   life of role credentials (3600)
  --device-code-seconds N        life of a device code (600)
  --authorization-code-seconds N life of an authorization code, 1 to 600 (600)
  --interval-seconds N           least time between two polls (1)
  --strict                       exchanged refresh tokens die; using one then ends the sign-in (they live on)
  --strict-grace-seconds N       how long they still work in strict mode (10)
  --strict-reuse WHAT            end-session, or refuse: what using a dead one leads to (end-session)
  --page-size N                  page size of listings when a call names none, 1 to 100 (100)
  --portal-calls-per-second N    rate of portal calls, twice that in a burst (20)
  --tls                          answer for AWS's own host names, too, through a proxy with a throw-away CA
  --tls-port N                   port of that proxy on 127.0.0.1, 0 for any free one (8443)
  --tls-ca FILE                  where to write the CA's certificate (a new folder for temporary files)
  --control                      serve the control interface under /_control/
  --log                          print a line for every request, without secrets
  --help                         show this`;

/** What `parseArgs` reports about a wrong option spans several sentences; the first says it. */
const firstSentence = (message: string): string => message.split(/\.\s|\n/)[0] ?? message;

const parsed = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageMistake(error instanceof Error ? firstSentence(error.message) : String(error));
  }
};

/** The number of an option within its bounds, or undefined when it is not given. */
const numberFrom = (
  values: Readonly<Record<string, unknown>>,
  name: keyof typeof definitions,
  least: number,
  most: number,
): number | undefined => {
  const given = values[name];
  if (given === undefined) return undefined;
  const value = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageMistake(`--${name} must be a whole number from ${least} to ${most}, not "${given}"`);
};

const startUrlsFrom = (given: readonly string[]): readonly string[] => {
  for (const startUrl of given) {
    if (!/^https:\/\/[^/]/.test(startUrl))
      throw new UsageMistake(`--start-url must begin with https://: "${startUrl}"`);
  }
  return given;
};

const regionFrom = (given: string, option = '--region'): string => {
  if (/^[a-z]{2,}(-[a-z0-9]+)+-\d+$/.test(given)) return given;
  throw new UsageMistake(`${option} must look like us-east-1, not "${given}"`);
};

/** Keeps only the members that have a value, as options with exact optional members want it. */
const given = <Options extends object>(
  options: Options,
): { [Name in keyof Options]?: Exclude<Options[Name], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Options]?: Exclude<Options[Name], undefined>;
  };

/** An option that says more about another one means nothing without it. */
const refuseStray = (values: Readonly<Record<string, unknown>>, of: keyof typeof definitions): void => {
  const stray = Object.keys(values).find((name) => name.startsWith(`${of}-`));
  if (stray !== undefined) throw new UsageMistake(`--${stray} needs --${of}`);
};

const reuseFrom = (given: string | undefined): StrictRotation['onReuse'] | undefined => {
  if (given === undefined || given === 'end-session' || given === 'refuse') return given;
  throw new UsageMistake(`--strict-reuse must be end-session or refuse, not "${given}"`);
};

const rotationFrom = (values: ReturnType<typeof parsed>): SimulatorOptions['refreshTokenRotation'] => {
  const graceSeconds = numberFrom(values, 'strict-grace-seconds', 0, 86_400);
  const onReuse = reuseFrom(values['strict-reuse']);
  if (values.strict === true) return given({ graceSeconds, onReuse });
  refuseStray(values, 'strict');
  return undefined;
};

const tlsFrom = (values: ReturnType<typeof parsed>): CliOptions['tls'] => {
  const port = numberFrom(values, 'tls-port', 0, 65_535) ?? 8443;
  if (values.tls === true) return { port, certificateFile: values['tls-ca'] };
  refuseStray(values, 'tls');
  return undefined;
};

/**
 * Reads a command line. `'help'` when that is what it asks for.
 * @throws UsageMistake with one line about what is wrong
 */
export const readCliOptions = (argv: readonly string[]): CliOptions | 'help' => {
  const values = parsed(argv);
  if (values.help === true) return 'help';
  const region = values.region === undefined ? undefined : regionFrom(values.region);
  const accounts = numberFrom(values, 'accounts', 0, 5000);
  const roles = numberFrom(values, 'roles', 1, 20);
  const seed = numberFrom(values, 'seed', 0, 2 ** 32 - 1);
  const isGenerated = accounts !== undefined || roles !== undefined || seed !== undefined;
  const directory = isGenerated
    ? generateDirectory({ accounts: accounts ?? 12, roles: roles ?? 4, seed: seed ?? 1, ...given({ region }) })
    : undefined;
  return {
    port: numberFrom(values, 'port', 0, 65_535) ?? 8080,
    tls: tlsFrom(values),
    control: values.control === true,
    log: values.log === true,
    simulator: given({
      directory,
      region,
      additionalRegions: values['additional-region']?.map((name) => regionFrom(name, '--additional-region')),
      applicationsRegion:
        values['applications-region'] === undefined
          ? undefined
          : regionFrom(values['applications-region'], '--applications-region'),
      startUrl: values['start-url'] === undefined ? undefined : startUrlsFrom(values['start-url']),
      accessTokenSeconds: numberFrom(values, 'access-token-seconds', 1, 3600),
      portalSessionSeconds: numberFrom(values, 'portal-session-seconds', 1, 90 * 24 * 3600),
      roleCredentialsSeconds: numberFrom(values, 'role-credentials-seconds', 1, 43_200),
      identityProviderSessionSeconds: numberFrom(values, 'identity-provider-session-seconds', 1, 90 * 24 * 3600),
      authorizationCodeSeconds: numberFrom(values, 'authorization-code-seconds', 1, 600),
      deviceCodeSeconds: numberFrom(values, 'device-code-seconds', 1, 3600),
      intervalSeconds: numberFrom(values, 'interval-seconds', 1, 60),
      refreshTokenRotation: rotationFrom(values),
      defaultPageSize: numberFrom(values, 'page-size', 1, 100),
      portalCallsPerSecond: numberFrom(values, 'portal-calls-per-second', 1, 1_000_000),
    }),
  };
};
