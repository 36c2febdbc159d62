import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn, startUrl } from './steps.ts';

test.use({ seeded: { sessions: [northwind] } });

test('an endpoint from the environment is used, and shown at the session', async ({ app, page, service }) => {
  await expect(page.getByText(`Endpoint override: ${service.url}, from the environment`)).toBeVisible();
  await signIn(app, page);
  await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();
  for (const operation of ['RegisterClient', 'StartDeviceAuthorization', 'ListAccounts', 'ListAccountRoles']) {
    expect(service.count(operation), operation).toBeGreaterThan(0);
  }
});

/** A server that nobody should ask anything. */
const openTrap = async () => {
  const strayed: string[] = [];
  const trap = createServer((request, response) => {
    strayed.push(`${request.method} ${request.url}`);
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const address = trap.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { url, strayed, close: () => trap.close() };
};

test('a hostile AWS configuration changes no request', async ({ runFolder, service, startApp }) => {
  const { url, strayed, close } = await openTrap();
  const folder = join(runFolder.path, 'home', '.aws');
  mkdirSync(folder);
  const profile = `region = eu-west-3
endpoint_url = ${url}
services = hostile
retry_mode = adaptive
max_attempts = 10
use_fips_endpoint = true
use_dualstack_endpoint = true
sso_session = northwind
sso_region = eu-west-3
`;
  const services = `[services hostile]\nsso =\n  endpoint_url = ${url}\nsso_oidc =\n  endpoint_url = ${url}\n`;
  writeFileSync(join(folder, 'config'), `[default]\n${profile}[profile other]\n${profile}${services}`);
  writeFileSync(
    join(folder, 'credentials'),
    `[default]\naws_access_key_id = AKIASTRAY\naws_secret_access_key = stray\n`,
  );

  const app = await startApp({ env: { AWS_PROFILE: 'other', AWS_REGION: 'eu-west-3', AWS_MAX_ATTEMPTS: '10' } });
  const page = await app.mainPage();
  await signIn(app, page);
  // Refused once: a second attempt would be the SDK's, for which that configuration asks.
  service.control.faults.add({ kind: 'status', route: 'GetRoleCredentials', status: 500, times: 1 });
  await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('alert').or(page.getByRole('button', { name: 'Clear now' }))).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  expect(strayed).toEqual([]);
  expect(service.count('Logout')).toBe(1);
  expect(service.count('GetRoleCredentials')).toBeLessThanOrEqual(2);
  close();
});

test.describe('an endpoint from the config file', () => {
  test.use({ seeded: { sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'northwind' } }] } });

  test('is used where profiles agree, and gets no token of another when it changes', async ({
    runFolder,
    service,
    startApp,
  }) => {
    const trap = await openTrap();
    const folder = join(runFolder.path, 'home', '.aws');
    mkdirSync(folder);
    const file = join(folder, 'config');
    const session = `[sso-session northwind]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
    const profile = (name: string) => `[profile ${name}]\nsso_session = northwind\nservices = ${name}\n`;
    const services = (name: string, url: string) =>
      `[services ${name}]\nsso =\n  endpoint_url = ${url}\nsso_oidc =\n  endpoint_url = ${url}\n`;
    const configure = (dev: string, prod: string) =>
      writeFileSync(
        file,
        [session, profile('dev'), profile('prod'), services('dev', dev), services('prod', prod)].join('\n'),
      );
    configure(service.url, service.url);

    const app = await startApp({ env: { AWS_ENDPOINT_URL_SSO_OIDC: undefined, AWS_ENDPOINT_URL_SSO: undefined } });
    const page = await app.mainPage();
    await expect(page.getByText(`Endpoint override: ${service.url}, from the AWS config file`)).toBeVisible();
    await signIn(app, page);
    await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();

    configure(trap.url, trap.url);
    await expect(page.getByText(`Endpoint override: ${trap.url}, from the AWS config file`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Signed in at another endpoint' })).toBeVisible();
    configure(service.url, trap.url);
    await expect(
      page.getByText('Endpoints of AWS: dev and prod use this session and set different ones'),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Signed in at another endpoint' })).toBeVisible();

    configure(service.url, service.url);
    await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(trap.strayed).toEqual([]);
    expect(service.count('CreateToken', 'refresh_token')).toBe(0);
    trap.close();
  });
});
