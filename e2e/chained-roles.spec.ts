import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import type { Application } from '../shared/applications.ts';
import { type ChainedRole, refOfChainedRole } from '../shared/chained-roles.ts';
import type { Commands } from '../shared/contract.ts';
import { runAsCommand } from './app.ts';
import { writeAwsConfig } from './aws-config.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn, startUrl } from './steps.ts';

const run = promisify(execFile);

const dataEngineer = { accountId: '221400981536', roleName: 'DataEngineer' };
const publisher: ChainedRole = {
  id: 'publisher',
  name: 'Publisher',
  source: { sessionId: northwind.id, ...dataEngineer },
  roleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
};
const inspectorArn = 'arn:aws:iam::635920478811:role/NetworkInspector';
const reports: Application = {
  id: 'reports',
  name: 'Reports',
  applicationArn: 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67',
  region: 'us-east-1',
  signer: publisher.source,
  grant: 'jwt-bearer',
  identityRoleArn: publisher.roleArn,
};

const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1

[profile lake]
sso_session = corp
sso_account_id = ${dataEngineer.accountId}
sso_role_name = ${dataEngineer.roleName}
region = us-east-1

[profile publish]
role_arn = ${publisher.roleArn}
source_profile = lake
role_session_name = nightly
region = us-east-1

[profile inspect]
role_arn = ${inspectorArn}
source_profile = publish
region = us-east-1

[profile by-hand]
role_arn = ${publisher.roleArn}
source_profile = lake
mfa_serial = arn:aws:iam::264718039925:mfa/maya
`;

test.use({
  seeded: {
    sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }],
    chainedRoles: [publisher],
    applications: [reports],
  },
});

test.beforeEach(({ runFolder }) => {
  writeAwsConfig(runFolder.env.HOME, config);
});

const whoAmI = ['aws', 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];
const boto3 = 'import boto3; print(boto3.client("sts").get_caller_identity()["Arn"])';

const ask = async <Name extends 'copyCredentials' | 'copyIdentityCredentials' | 'planProfiles' | 'applyProfiles'>(
  page: Page,
  name: Name,
  argument: Commands[Name]['argument'],
): Promise<Commands[Name]['value']> => {
  const reply = await page.evaluate(([command, given]) => window.latchkey.run(command, given), [
    name,
    argument,
  ] as const);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail ?? ''}`);
  return reply.value;
};

test('a role assumed through a permission set is copied, and serves profiles with role_arn in the AWS CLI and boto3', async ({
  startApp,
  appEnv,
  service,
  userData,
  clipboard,
}) => {
  test.slow();
  const env = { ...appEnv, AWS_ENDPOINT_URL_STS: service.url };
  const app = await startApp({ env });
  const page = await app.mainPage();
  await signIn(app, page);
  await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();

  await ask(page, 'copyCredentials', { ...refOfChainedRole(publisher), what: 'access-key-id' });
  expect(service.control.isRoleCredentialValid(await clipboard.read())).toBe(true);

  const latchkey = (...args: string[]) => runAsCommand({ userData, env, args });
  expect(await latchkey('exec', 'publish', '--', ...whoAmI)).toEqual({
    code: 0,
    output: 'arn:aws:sts::264718039925:assumed-role/DataLakePublisher/nightly\n',
  });
  expect(await latchkey('exec', 'inspect', '--', 'python3', '-c', boto3)).toEqual({
    code: 0,
    output: 'arn:aws:sts::635920478811:assumed-role/NetworkInspector/latchkey-Northwind\n',
  });
  expect(await latchkey('exec', 'by-hand', '--', 'true')).toEqual({ code: 125, output: '' });
});

test('profiles of chained roles are written so that the AWS CLI assumes them by itself', async ({
  startApp,
  appEnv,
  runFolder,
  service,
}) => {
  const env = { ...appEnv, AWS_ENDPOINT_URL_STS: service.url };
  const app = await startApp({ env });
  const page = await app.mainPage();
  await signIn(app, page);
  await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();
  const request = { sessionId: northwind.id, template: '{role}', region: 'us-east-1', roles: [dataEngineer] };
  const { planId, names } = await ask(page, 'planProfiles', { ...request, chainedRoles: [publisher.id] });
  expect(names.map(({ name }) => name)).toEqual(['DataEngineer', 'Publisher']);
  await ask(page, 'applyProfiles', { planId });
  const written = readFileSync(join(runFolder.env.HOME ?? '', '.aws', 'config'), 'utf8');
  expect(written).toContain(`[profile Publisher]\nrole_arn = ${publisher.roleArn}\nsource_profile = DataEngineer\n`);

  const [command = '', ...args] = whoAmI;
  const { stdout } = await run(command, [...args, '--profile', 'Publisher'], { env });
  expect(stdout).toMatch(/^arn:aws:sts::264718039925:assumed-role\/DataLakePublisher\/botocore-session-\d+\n$/);
});

test('a token for an application comes by the command line, and gives credentials with an identity in them', async ({
  startApp,
  appEnv,
  runFolder,
  service,
  userData,
  clipboard,
}) => {
  const env = { ...appEnv, AWS_ENDPOINT_URL_STS: service.url };
  const app = await startApp({ env });
  const page = await app.mainPage();
  await signIn(app, page);
  const file = join(runFolder.path, 'assertion');
  writeFileSync(file, service.control.issueAssertion('tomas'));

  const args = ['token', 'exchange', 'Reports', '--assertion-file', file, '--format', 'json'];
  const { code, output } = await runAsCommand({ userData, env, args });
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    application: 'Reports',
    issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
    hasIdentityContext: true,
    isRefreshable: true,
  });
  expect(service.control.secrets().filter((secret) => output.includes(secret))).toEqual([]);

  await ask(page, 'copyIdentityCredentials', { id: reports.id, what: 'access-key-id' });
  expect(service.control.onBehalfOf(await clipboard.read())).toBe('tomas');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  const args2 = ['token', 'exchange', 'Reports', '--grant', 'refresh-token'];
  expect((await runAsCommand({ userData, env, args: args2 })).code).not.toBe(0);
  expect(service.count('CreateTokenWithIAM')).toBe(1);
});
