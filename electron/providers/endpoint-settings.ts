/** What to copy so that a tool elsewhere asks the container endpoint: a shell, a container, another machine. */

import type { EndpointSettingsKind } from '../../shared/doors.ts';
import { AppError } from '../../shared/errors.ts';

export type EndpointSettings = {
  /** To copy. `IMAGE` and `HOST` in it are for the person to fill in. */
  readonly text: string;
  /** What to know before using it, each one sentence. */
  readonly notes: readonly string[];
};

type Where = { readonly url: string; readonly tokenFile: string };

/** All of these win over a container endpoint, or point to another one. */
const cleared = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];

const fullUri = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const tokenFileVariable = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE';

const tokenInContainer = '/run/latchkey-token';
const tokenOnHost = '.latchkey-token';

const defaultProfileWins = 'A [default] profile with credentials of its own wins over these variables.';
const sameUser =
  'On Linux the user in the container must be root or have your user id, or it cannot read the token file.';
const hostNetwork = 'Docker Desktop needs "Enable host networking" in its settings (version 4.34 or newer).';

const posixWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const powershellWord = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const lines = (...each: readonly string[]): string => `${each.join('\n')}\n`;

/** Docker reads a mount as a line of CSV. */
const mount = (tokenFile: string): string => {
  const source = `source=${tokenFile}`;
  const field = /[,"]/.test(source) ? `"${source.replaceAll('"', '""')}"` : source;
  return `type=bind,${field},target=${tokenInContainer},readonly`;
};

const kinds: Record<EndpointSettingsKind, (where: Where) => EndpointSettings> = {
  shell: ({ url, tokenFile }) => ({
    text: lines(
      `unset ${cleared.join(' ')}`,
      `export ${fullUri}=${posixWord(url)}`,
      `export ${tokenFileVariable}=${posixWord(tokenFile)}`,
    ),
    notes: [defaultProfileWins],
  }),
  powershell: ({ url, tokenFile }) => ({
    text: lines(
      `Remove-Item -ErrorAction SilentlyContinue ${cleared.map((name) => `Env:${name}`).join(', ')}`,
      `$Env:${fullUri}=${powershellWord(url)}`,
      `$Env:${tokenFileVariable}=${powershellWord(tokenFile)}`,
    ),
    notes: [defaultProfileWins],
  }),
  docker: ({ url, tokenFile }) => ({
    text: lines(
      'docker run --rm -it --network host \\',
      `  --mount ${posixWord(mount(tokenFile))} \\`,
      `  --env ${fullUri}=${posixWord(url)} \\`,
      `  --env ${tokenFileVariable}=${tokenInContainer} \\`,
      '  IMAGE',
    ),
    notes: [hostNetwork, sameUser],
  }),
  'dev-container': ({ url, tokenFile }) => ({
    text: `${JSON.stringify(
      {
        runArgs: ['--network=host'],
        mounts: [mount(tokenFile)],
        containerEnv: { [fullUri]: url, [tokenFileVariable]: tokenInContainer },
      },
      null,
      2,
    )}\n`,
    notes: ['Add these members to devcontainer.json and rebuild the container.', hostNetwork, sameUser],
  }),
  ssh: ({ url, tokenFile }) => {
    const { port } = new URL(url);
    return {
      text: lines(
        '# Here: bring the token over once, then connect with the way back open.',
        `ssh HOST 'umask 077 && cat > ${tokenOnHost}' < ${posixWord(tokenFile)}`,
        `ssh -o ExitOnForwardFailure=yes -R 127.0.0.1:${port}:127.0.0.1:${port} HOST`,
        '# There:',
        `unset ${cleared.join(' ')}`,
        `export ${fullUri}=${posixWord(url)}`,
        `export ${tokenFileVariable}="$HOME/${tokenOnHost}"`,
      ),
      notes: [
        'Tools there have credentials while this connection stands, and only those this token opens.',
        'Root on that machine can read the token; take it away here when you no longer need it.',
      ],
    };
  },
};

/**
 * Settings to copy for one profile of the container endpoint. The token itself never stands in them, only where it is.
 * Throws AppError `unquotable` for a file name with a line break or another control character.
 * @param where `url` as `urlOf` gave it, `tokenFile` the absolute path of a file that holds the token and nothing else
 */
export const endpointSettings = (kind: EndpointSettingsKind, where: Where): EndpointSettings => {
  if (/\p{Cc}/u.test(where.tokenFile)) throw new AppError('unquotable', { detail: where.tokenFile });
  return kinds[kind](where);
};
