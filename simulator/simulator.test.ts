import { describe, expect, it } from 'vitest';
import { createBoundedMap } from './bounded-map.ts';
import { generateDirectory } from './generated-directory.ts';
import { createSimulator } from './simulator.ts';
import { createTrial, recordsIn, textIn } from './trial.ts';

describe('the request log', () => {
  it('names what was asked and how it ended, without anything secret', async () => {
    const trial = createTrial();
    const { client, accessToken, refreshToken } = await trial.signIn();
    await trial.refresh(client, refreshToken);
    await trial.portal('/assignment/accounts', accessToken, { next_token: accessToken });
    const entries = trial.simulator.control.requests();
    expect(entries.map(({ operation, status, error }) => [operation, status, error])).toEqual([
      ['RegisterClient', 200, undefined],
      ['StartDeviceAuthorization', 200, undefined],
      ['CreateToken', 200, undefined],
      ['CreateToken', 200, undefined],
      ['ListAccounts', 400, 'InvalidRequestException'],
    ]);
    expect(entries[3]).toMatchObject({ grantType: 'refresh_token', clientId: client.clientId, path: '/token' });
    const written = JSON.stringify(entries);
    const secrets = trial.simulator.control.secrets();
    expect(secrets).toEqual(expect.arrayContaining([client.clientSecret, accessToken, refreshToken]));
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
  });

  it('stays within bounds', async () => {
    const trial = createTrial();
    for (let call = 0; call < 10_100; call += 1) await trial.portal('/assignment/accounts');
    expect(trial.simulator.control.requests()).toHaveLength(10_000);
  });
});

describe('requests nobody should send', () => {
  it('knows nothing at other paths, nor the paths of one service at the host of another', async () => {
    const { simulator } = createTrial();
    const statusOf = async (url: string) => (await simulator.fetch(new Request(url))).status;
    expect(await statusOf('http://127.0.0.1/nothing')).toBe(404);
    expect(await statusOf('https://oidc.us-east-1.amazonaws.com/')).toBe(404);
    expect(await statusOf('http://127.0.0.1/assignment/accounts/')).toBe(404);
    expect(await statusOf('https://oidc.us-east-1.amazonaws.com/assignment/accounts')).toBe(404);
    expect(await statusOf('https://portal.sso.us-east-1.amazonaws.com/assignment/accounts')).toBe(401);
    expect(await statusOf('https://device.sso.us-east-1.amazonaws.com/device')).toBe(200);
    expect(await statusOf('https://d-9067f2a4c1.awsapps.com/logout')).toBe(404);
  });

  it.each([
    ['GET', '/token', 'POST'],
    ['DELETE', '/client/register', 'POST'],
    ['POST', '/assignment/accounts', 'GET'],
    ['GET', '/logout', 'POST'],
    ['PUT', '/', 'GET, POST'],
    ['PUT', '/device', 'GET, POST'],
  ])('S40 answers 405 to %s %s', async (method, path, allow) => {
    const { simulator } = createTrial();
    const response = await simulator.fetch(new Request(`http://127.0.0.1${path}`, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await response.text()).not.toBe('');
  });

  it('does nothing for a caller who has given up already', async () => {
    const trial = createTrial();
    const { accessToken } = await trial.signIn();
    const request = new Request('http://127.0.0.1/logout', {
      method: 'POST',
      headers: { 'x-amz-sso_bearer_token': accessToken },
      signal: AbortSignal.abort(),
    });
    await expect(trial.simulator.fetch(request)).rejects.toMatchObject({ name: 'AbortError' });
    expect((await trial.portal('/assignment/accounts', accessToken)).status).toBe(200);
  });

  it('refuses large bodies, and survives odd bytes', async () => {
    const { simulator } = createTrial();
    const post = async (body: BodyInit, contentType = 'application/json') =>
      (
        await simulator.fetch(
          new Request('http://127.0.0.1/token', { method: 'POST', body, headers: { 'content-type': contentType } }),
        )
      ).status;
    expect(await post('x'.repeat(65_537))).toBe(413);
    expect(await post(new Uint8Array([0xff, 0xfe, 0x00]))).toBe(400);
    expect(await post('['.repeat(60_000))).toBe(400);
    expect(await post('{"__proto__":{"clientId":"a"},"constructor":1}')).toBe(400);
    expect(await post('{"clientId":"a","clientSecret":"b","grantType":"c"}', 'application/x-www-form-urlencoded')).toBe(
      400,
    );
  });
});

describe('where the verification pages are said to be', () => {
  it.each([
    [
      'at the host AWS uses, in code',
      'https://oidc.us-east-1.amazonaws.com',
      {},
      'https://device.sso.us-east-1.amazonaws.com/device',
    ],
    ['at the origin a loopback request came to', 'http://localhost:9999', {}, 'http://localhost:9999/device'],
    [
      'where the options say',
      'http://127.0.0.1:1',
      { verificationBaseUrl: 'https://sso.example/' },
      'https://sso.example/device',
    ],
  ])('%s', async (_, endpoint, options, verificationUri) => {
    const simulator = createSimulator(options);
    const post = async (path: string, members: object): Promise<Record<string, unknown>> =>
      (
        await simulator.fetch(new Request(`${endpoint}${path}`, { method: 'POST', body: JSON.stringify(members) }))
      ).json();
    const { clientId, clientSecret } = await post('/client/register', { clientName: 'a', clientType: 'public' });
    const { startUrl } = simulator.control;
    expect(await post('/device_authorization', { clientId, clientSecret, startUrl })).toMatchObject({
      verificationUri,
    });
  });
});

describe('directories', () => {
  it('generates the same organization from the same numbers', () => {
    const size = { accounts: 40, roles: 6, seed: 9 };
    expect(generateDirectory(size)).toEqual(generateDirectory(size));
    expect(generateDirectory({ ...size, seed: 10 }).accounts).not.toEqual(generateDirectory(size).accounts);
  });

  it('generates unique ids and names, some ids with leading zeros', () => {
    const { accounts, permissionSets } = generateDirectory({ accounts: 5000, roles: 20 });
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(5000);
    expect(new Set(accounts.map(({ accountName }) => accountName)).size).toBe(5000);
    expect(new Set(permissionSets.map(({ name }) => name)).size).toBe(20);
    expect(accounts.every(({ accountId }) => /^\d{12}$/.test(accountId))).toBe(true);
    expect(accounts.some(({ accountId }) => accountId.startsWith('00'))).toBe(true);
  });

  it('serves 5,000 accounts with 20 roles each', async () => {
    const trial = createTrial({ directory: generateDirectory({ accounts: 5000, roles: 20 }) });
    const { accessToken } = await trial.signIn();
    const { body } = await trial.portal('/assignment/accounts', accessToken);
    const accountId = textIn(recordsIn(body, 'accountList')[99] ?? {}, 'accountId');
    const roles = await trial.portal('/assignment/roles', accessToken, { account_id: accountId });
    expect(recordsIn(roles.body, 'roleList')).toHaveLength(20);
  });

  it('shows each user their own accounts, as assignments come and go', async () => {
    const trial = createTrial();
    const { control } = trial.simulator;
    const { accessToken } = await trial.signIn('tomas');
    const names = async () =>
      recordsIn((await trial.portal('/assignment/accounts', accessToken)).body, 'accountList').map((account) =>
        textIn(account, 'accountName'),
      );
    expect(await names()).toEqual(['data-lake-dev', 'search-staging', 'mobile-dev', 'payments-staging']);
    control.addAccount({ accountId: '000000000001', accountName: 'brand-new', emailAddress: 'new@northwind.example' });
    control.assign('tomas', '000000000001', 'ReadOnly');
    control.unassign('tomas', '508836114297');
    control.unassign('tomas', '883011204467', 'DeveloperAccess');
    expect(await names()).toEqual(['brand-new', 'data-lake-dev', 'search-staging']);
    control.removeAccount('000000000001');
    expect(await names()).toEqual(['data-lake-dev', 'search-staging']);
    expect(() => control.assign('tomas', '999999999999', 'ReadOnly')).toThrow('No account has the id');
    expect(() => control.assign('nobody', '221400981536', 'ReadOnly')).toThrow('No user is called nobody');
  });

  it('answers for the start URLs of the options instead of its own', async () => {
    const trial = createTrial({ startUrl: 'https://acme.awsapps.com/start', region: 'eu-central-1' });
    expect(trial.simulator.control).toMatchObject({
      startUrl: 'https://acme.awsapps.com/start',
      region: 'eu-central-1',
    });
    const client = await trial.register();
    const start = async (startUrl: string) =>
      (await trial.post('/device_authorization', { ...client, startUrl })).status;
    expect(await start('https://acme.awsapps.com/start')).toBe(200);
    expect(await start('https://d-9067f2a4c1.awsapps.com/start')).toBe(400);
  });
});

describe('a bounded map', () => {
  it('makes room by forgetting the oldest entry, and sweeps what is of no more use', () => {
    const map = createBoundedMap<number>(3, (expiresAt) => expiresAt);
    for (const expiresAt of [10, 20, 30, 40]) map.set(String(expiresAt), expiresAt);
    expect([...map.values()]).toEqual([20, 30, 40]);
    map.sweep(30);
    expect([...map.values()]).toEqual([40]);
  });
});
