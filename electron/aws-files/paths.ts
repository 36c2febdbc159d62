import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where AWS tools keep their files. All paths are absolute; none needs to exist. */
export type AwsPaths = {
  readonly config: string;
  readonly credentials: string;
  /** `~/.aws/sso/cache`: the token files. */
  readonly tokenCache: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

// Python goes by USERPROFILE on Windows even where HOME is set, and the AWS CLI is what people look with.
const homeIn = (environment: Environment, platform: NodeJS.Platform): string =>
  (platform === 'win32' ? environment.USERPROFILE : environment.HOME) || homedir();

const named = (value: string | undefined, home: string): string | undefined => {
  if (value === undefined || value === '') return undefined;
  return resolve(/^~[/\\]/.test(value) ? join(home, value.slice(2)) : value);
};

/**
 * Resolves the paths as the AWS CLI and SDKs do: config and credentials may be moved by AWS_CONFIG_FILE and
 * AWS_SHARED_CREDENTIALS_FILE (an empty one counts as unset, a leading `~/` is the home folder); the token cache may not.
 */
export const awsPaths = (environment: Environment, platform: NodeJS.Platform = process.platform): AwsPaths => {
  const home = homeIn(environment, platform);
  const folder = join(home, '.aws');
  return {
    config: named(environment.AWS_CONFIG_FILE, home) ?? join(folder, 'config'),
    credentials: named(environment.AWS_SHARED_CREDENTIALS_FILE, home) ?? join(folder, 'credentials'),
    tokenCache: join(folder, 'sso', 'cache'),
  };
};
