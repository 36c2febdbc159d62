import { AppError } from '../../shared/errors.ts';
import type { CredentialValue } from '../../shared/model.ts';
import type { CredentialFormat } from '../../shared/settings.ts';
import type { RoleCredentials } from '../engine/ports.ts';

export type FormatContext = {
  readonly accountId: string;
  readonly roleName: string;
  /** Written as the region to use, where the person chose one. */
  readonly region?: string;
};

type Variable = readonly [name: string, value: string];
type Write = (credentials: RoleCredentials, context: FormatContext) => string;

/** RFC 3339 in UTC without a fraction, which every AWS SDK reads. */
export const formatInstant = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

const lines = (each: readonly string[]): string => `${each.join('\n')}\n`;

const refuse = (form: string): never => {
  throw new AppError('unexpected', { detail: `The service sent something that cannot be written safely as ${form}` });
};

// SECURITY: what is pasted into a shell or a file must not be able to say anything of its own. Credentials are
// printable ASCII without blanks; anything else is refused rather than quoted.
const checkPrintable = (values: readonly string[]): void => {
  if (values.some((value) => !/^[\x21-\x7e]+$/.test(value))) refuse('text');
};

/** The variables that carry a role's credentials, in the order they are written. */
export const credentialVariables = (credentials: RoleCredentials, { region }: FormatContext): readonly Variable[] => [
  ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
  ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
  ['AWS_SESSION_TOKEN', credentials.sessionToken],
  ['AWS_CREDENTIAL_EXPIRATION', formatInstant(credentials.expiresAt)],
  ...(region === undefined
    ? []
    : ([
        ['AWS_REGION', region],
        ['AWS_DEFAULT_REGION', region],
      ] as const)),
];

/** Left over from before, these would win: botocore asks AWS_SECURITY_TOKEN first, and a profile beats the keys. */
const cleared = ['AWS_SECURITY_TOKEN', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];

const posix: Write = (credentials, context) =>
  lines([
    `unset ${cleared.join(' ')}`,
    ...credentialVariables(credentials, context).map(
      ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
    ),
  ]);

const fish: Write = (credentials, context) =>
  lines([
    `set -e ${cleared.join(' ')}`,
    ...credentialVariables(credentials, context).map(
      ([name, value]) => `set -gx ${name} '${value.replaceAll(/['\\]/g, (each) => `\\${each}`)}'`,
    ),
  ]);

const powershell: Write = (credentials, context) =>
  lines([
    `Remove-Item -ErrorAction SilentlyContinue ${cleared.map((name) => `Env:${name}`).join(', ')}`,
    ...credentialVariables(credentials, context).map(
      ([name, value]) => `$Env:${name}='${value.replaceAll("'", "''")}'`,
    ),
  ]);

const cmd: Write = (credentials, context) =>
  lines([
    ...cleared.map((name) => `set "${name}="`),
    ...credentialVariables(credentials, context).map(([name, value]) =>
      // Nothing can quote these at cmd's prompt.
      /["%!^]/.test(value) ? refuse('cmd') : `set "${name}=${value}"`,
    ),
  ]);

// A .env file can only set: an empty AWS_PROFILE would be read as a profile without a name. Some readers
// (docker --env-file) keep quotes as they are, so only what needs them gets them.
const dotenv: Write = (credentials, context) =>
  lines(
    credentialVariables(credentials, context).map(([name, value]) => {
      if (/^[\w+/=:.,@-]+$/.test(value)) return `${name}=${value}`;
      return value.includes("'") ? refuse('.env') : `${name}='${value}'`;
    }),
  );

/** As the access portal writes it: the section is named after account and role, and no blanks around `=`. */
const credentialsFile: Write = (credentials, { accountId, roleName, region }) =>
  /[[\]]/.test(accountId + roleName)
    ? refuse('a credentials file')
    : lines([
        `[${accountId}_${roleName}]`,
        `aws_access_key_id=${credentials.accessKeyId}`,
        `aws_secret_access_key=${credentials.secretAccessKey}`,
        `aws_session_token=${credentials.sessionToken}`,
        ...(region === undefined ? [] : [`region=${region}`]),
      ]);

/** What a `credential_process` prints. */
const json: Write = (credentials) =>
  lines([
    JSON.stringify(
      {
        Version: 1,
        AccessKeyId: credentials.accessKeyId,
        SecretAccessKey: credentials.secretAccessKey,
        SessionToken: credentials.sessionToken,
        Expiration: formatInstant(credentials.expiresAt),
      },
      null,
      2,
    ),
  ]);

const forms: Record<CredentialFormat, Write> = {
  posix,
  fish,
  powershell,
  cmd,
  dotenv,
  'credentials-file': credentialsFile,
  json,
};

/**
 * Role credentials as text to paste, ending in a newline. Environment blocks set all three credential variables and
 * their expiry, and take away what would win over them, where the form can. Throws AppError `unexpected` for values
 * that no quoting makes safe in that form; AWS sends none.
 */
export const formatCredentials = (
  format: CredentialFormat,
  credentials: RoleCredentials,
  context: FormatContext,
): string => {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const { accountId, roleName, region } = context;
  checkPrintable([accessKeyId, secretAccessKey, sessionToken, accountId, roleName, ...(region ? [region] : [])]);
  return forms[format](credentials, context);
};

/** One value alone, without a newline. Throws AppError `unexpected` where it could do more than be pasted. */
export const credentialValue = (value: CredentialValue, credentials: RoleCredentials): string => {
  const values: Record<CredentialValue, string> = {
    'access-key-id': credentials.accessKeyId,
    'secret-access-key': credentials.secretAccessKey,
    'session-token': credentials.sessionToken,
  };
  checkPrintable([values[value]]);
  return values[value];
};
