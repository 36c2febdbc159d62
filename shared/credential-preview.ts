/** What copied credentials look like in each form, with dots where the secrets are. Pure. */
import type { CredentialFormat } from './settings.ts';

type Previewed = {
  readonly accountId: string;
  readonly roleName: string;
  /** Written as the region to use, where the person chose one. */
  readonly region?: string | undefined;
  /** Absent where no credentials were issued yet. */
  readonly expiresAt?: number | undefined;
};

const dots = '••••••';

const instant = (at: number | undefined): string =>
  at === undefined ? dots : new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

const variables = ({ region, expiresAt }: Previewed): readonly (readonly [name: string, value: string])[] => [
  ['AWS_ACCESS_KEY_ID', dots],
  ['AWS_SECRET_ACCESS_KEY', dots],
  ['AWS_SESSION_TOKEN', dots],
  ['AWS_CREDENTIAL_EXPIRATION', instant(expiresAt)],
  ...(region === undefined
    ? []
    : ([
        ['AWS_REGION', region],
        ['AWS_DEFAULT_REGION', region],
      ] as const)),
];

const cleared = ['AWS_SECURITY_TOKEN', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];

const each = (previewed: Previewed, write: (name: string, value: string) => string): readonly string[] =>
  variables(previewed).map(([name, value]) => write(name, value));

const forms: Record<CredentialFormat, (previewed: Previewed) => readonly string[]> = {
  posix: (previewed) => [
    `unset ${cleared.join(' ')}`,
    ...each(previewed, (name, value) => `export ${name}='${value}'`),
  ],
  fish: (previewed) => [
    `set -e ${cleared.join(' ')}`,
    ...each(previewed, (name, value) => `set -gx ${name} '${value}'`),
  ],
  powershell: (previewed) => [
    `Remove-Item -ErrorAction SilentlyContinue ${cleared.map((name) => `Env:${name}`).join(', ')}`,
    ...each(previewed, (name, value) => `$Env:${name}='${value}'`),
  ],
  cmd: (previewed) => [
    ...cleared.map((name) => `set "${name}="`),
    ...each(previewed, (name, value) => `set "${name}=${value}"`),
  ],
  dotenv: (previewed) => each(previewed, (name, value) => `${name}=${value}`),
  'credentials-file': ({ accountId, roleName, region }) => [
    `[${accountId}_${roleName}]`,
    `aws_access_key_id=${dots}`,
    `aws_secret_access_key=${dots}`,
    `aws_session_token=${dots}`,
    ...(region === undefined ? [] : [`region=${region}`]),
  ],
  json: ({ expiresAt }) => [
    '{',
    '  "Version": 1,',
    `  "AccessKeyId": "${dots}",`,
    `  "SecretAccessKey": "${dots}",`,
    `  "SessionToken": "${dots}",`,
    `  "Expiration": "${instant(expiresAt)}"`,
    '}',
  ],
};

/** The lines of a form, as they are copied but for the secrets. */
export const credentialPreview = (format: CredentialFormat, previewed: Previewed): readonly string[] =>
  forms[format](previewed);
