import { describe, expect, it } from 'vitest';
import { deviceCodeGrant } from './client-registrations.ts';
import { createTrial, type Trial, type TrialAnswer, textIn } from './trial.ts';

const second = 1000;
const startUrl = 'https://d-9067f2a4c1.awsapps.com/start';

const refusal = ({ status, body }: TrialAnswer): string => `${status} ${textIn(body, 'error')}`;

/** A client with a device authorization nobody has decided about yet. */
const authorizing = async (trial: Trial) => {
  const client = await trial.register();
  return { client, ...(await trial.startDeviceAuthorization(client)) };
};

describe('RegisterClient', () => {
  it('S01 registers a public client for 90 days, in whole seconds', async () => {
    const trial = createTrial();
    trial.clock.advance(421);
    const { status, body } = await trial.post('/client/register', { clientName: 'trial', clientType: 'public' });
    expect(status).toBe(200);
    expect(textIn(body, 'clientId')).toMatch(/^[\w-]+$/);
    expect(textIn(body, 'clientSecret').split('.')).toHaveLength(3);
    expect(body.clientIdIssuedAt).toBe(Math.floor(trial.clock.now() / second));
    expect(body.clientSecretExpiresAt).toBe(Number(body.clientIdIssuedAt) + 7_776_000);
  });

  it.each([
    ['no clientName', { clientType: 'public' }],
    ['no clientType', { clientName: 'trial' }],
    ['an empty clientName', { clientName: '', clientType: 'public' }],
    ['a null clientName', { clientName: null, clientType: 'public' }],
    ['a clientName that is a number', { clientName: 7, clientType: 'public' }],
    ['scopes that are no list', { clientName: 'trial', clientType: 'public', scopes: 'sso:account:access' }],
    ['scopes that are no strings', { clientName: 'trial', clientType: 'public', scopes: [1] }],
    ['a list for a body', []],
    ['null for a body', null],
    ['a body that is not JSON', 'clientName=trial&clientType=public'],
    ['an empty body', ''],
  ])('S02 refuses %s as invalid_request', async (_, members) => {
    expect(refusal(await createTrial().post('/client/register', members))).toBe('400 invalid_request');
  });

  it('S03 refuses every clientType but public', async () => {
    const answer = await createTrial().post('/client/register', { clientName: 'trial', clientType: 'confidential' });
    expect(refusal(answer)).toBe('400 invalid_client_metadata');
  });

  it('S04 refuses an unknown scope and an unknown grant type', async () => {
    const trial = createTrial();
    const client = { clientName: 'trial', clientType: 'public' };
    const badScope = await trial.post('/client/register', { ...client, scopes: ['sso:account:access', 'no:such'] });
    expect(refusal(badScope)).toBe('400 invalid_scope');
    const badGrant = await trial.post('/client/register', { ...client, grantTypes: ['password'] });
    expect(refusal(badGrant)).toBe('400 unsupported_grant_type');
  });

  it.each([
    ['http://127.0.0.1/oauth/callback', 200],
    ['http://[::1]:5000/callback', 200],
    ['https://app.example/callback', 200],
    ['http://app.example/callback', 400],
    ['http://127.0.0.1.example/callback', 400],
    ['myapp://callback', 400],
    ['not a url', 400],
  ])('S05 judges the redirect URI %s', async (redirectUri, status) => {
    const answer = await createTrial().post('/client/register', {
      clientName: 'trial',
      clientType: 'public',
      redirectUris: [redirectUri],
    });
    expect(answer.status).toBe(status);
    expect(answer.body.error).toBe(status === 400 ? 'invalid_redirect_uri' : undefined);
  });
});

describe('StartDeviceAuthorization', () => {
  it('S06 answers with all six members', async () => {
    const trial = createTrial();
    const client = await trial.register();
    const { status, body } = await trial.post('/device_authorization', { ...client, startUrl });
    expect(status).toBe(200);
    expect(body).toEqual({
      deviceCode: expect.stringMatching(/^[\w-]{86}$/),
      userCode: expect.any(String),
      verificationUri: expect.any(String),
      verificationUriComplete: expect.any(String),
      expiresIn: 600,
      interval: 1,
    });
  });

  it('S07 gives a user code of consonants and puts it into the complete address', async () => {
    const trial = createTrial();
    const client = await trial.register();
    const { body } = await trial.post('/device_authorization', { ...client, startUrl });
    expect(body.userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(body.verificationUriComplete).toBe(`${body.verificationUri}?user_code=${body.userCode}`);
  });

  it.each([
    startUrl,
    `${startUrl}/`,
    `${startUrl}#`,
    `${startUrl}/#/`,
    'https://northwind.awsapps.com/start',
    'https://ssoins-7223c9d41f0ab865.us-east-1.portal.amazonaws.com',
    'https://ssoins-7223c9d41f0ab865.portal.us-east-1.app.aws',
    'https://identitycenter.amazonaws.com/ssoins-7223c9d41f0ab865',
  ])('S08 knows the start URL form %s', async (form) => {
    const trial = createTrial();
    const client = await trial.register();
    expect((await trial.post('/device_authorization', { ...client, startUrl: form })).status).toBe(200);
  });

  it('S08 refuses an unknown start URL, and unknown, mismatched and expired clients with 401', async () => {
    const trial = createTrial();
    const client = await trial.register();
    const start = (members: object) => trial.post('/device_authorization', { ...client, startUrl, ...members });
    expect(refusal(await start({ startUrl: 'https://d-0000000000.awsapps.com/start' }))).toBe('400 invalid_request');
    expect(refusal(await start({ startUrl: undefined }))).toBe('400 invalid_request');
    expect(refusal(await start({ clientId: 'nobody' }))).toBe('401 invalid_client');
    expect(refusal(await start({ clientSecret: 'wrong' }))).toBe('401 invalid_client');
    trial.clock.advance(7_776_000 * second);
    expect(refusal(await start({}))).toBe('401 invalid_client');
  });

  it('S08 knows the start URL in every region of the instance', async () => {
    const { simulator, register } = createTrial({ additionalRegions: ['eu-west-1'] });
    const client = await register();
    const start = (region: string) =>
      simulator.fetch(
        new Request(`https://oidc.${region}.amazonaws.com/device_authorization`, {
          method: 'POST',
          body: JSON.stringify({ ...client, startUrl }),
        }),
      );
    expect((await start('us-east-1')).status).toBe(200);
    expect((await start('eu-west-1')).status).toBe(200);
    expect((await start('eu-central-1')).status).toBe(400);
    expect(() => createTrial({ additionalRegions: ['Europe'] })).toThrow(RangeError);
  });

  it('S08 does not know the start URL at the host of another region', async () => {
    const { simulator, register } = createTrial();
    const client = await register();
    const start = (host: string) =>
      simulator.fetch(
        new Request(`https://${host}/device_authorization`, {
          method: 'POST',
          body: JSON.stringify({ ...client, startUrl }),
        }),
      );
    expect((await start('oidc.us-east-1.amazonaws.com')).status).toBe(200);
    expect((await start('oidc.eu-west-1.amazonaws.com')).status).toBe(400);
  });
});

describe('CreateToken for a device code', () => {
  it('S09 answers authorization_pending before anyone decided', async () => {
    const trial = createTrial();
    const { client, deviceCode } = await authorizing(trial);
    const answer = await trial.poll(client, deviceCode);
    expect(refusal(answer)).toBe('400 authorization_pending');
    expect(answer.body.error_description).toBe('Authorization is still pending');
  });

  it('S10 polling faster than interval answers slow_down, except one immediate second poll', async () => {
    const trial = createTrial();
    const { client, deviceCode } = await authorizing(trial);
    expect(refusal(await trial.poll(client, deviceCode))).toBe('400 authorization_pending');
    expect(refusal(await trial.poll(client, deviceCode))).toBe('400 authorization_pending');
    trial.clock.advance(0.9 * second);
    expect(refusal(await trial.poll(client, deviceCode))).toBe('400 slow_down');
  });

  it('S10 polling at the interval is never slowed down', async () => {
    const trial = createTrial({ intervalSeconds: 5 });
    const { client, deviceCode } = await authorizing(trial);
    for (let poll = 0; poll < 10; poll += 1) {
      expect(refusal(await trial.poll(client, deviceCode))).toBe('400 authorization_pending');
      trial.clock.advance(5 * second);
    }
  });

  it('S11 enforces five more seconds for good after slow_down', async () => {
    const trial = createTrial();
    const { client, deviceCode } = await authorizing(trial);
    for (let poll = 0; poll < 3; poll += 1) await trial.poll(client, deviceCode);
    trial.clock.advance(5 * second);
    expect(refusal(await trial.poll(client, deviceCode))).toBe('400 slow_down');
    trial.clock.advance(6 * second);
    expect(refusal(await trial.poll(client, deviceCode))).toBe('400 authorization_pending');
    trial.clock.advance(2 * second);
    expect(refusal(await trial.poll(client, deviceCode))).toBe('400 slow_down');
  });

  it('S11 slows down one device code and no other', async () => {
    const trial = createTrial();
    const { client, deviceCode } = await authorizing(trial);
    for (let poll = 0; poll < 3; poll += 1) await trial.poll(client, deviceCode);
    const other = await trial.startDeviceAuthorization(client);
    for (let poll = 0; poll < 3; poll += 1) {
      expect(refusal(await trial.poll(client, other.deviceCode))).toBe('400 authorization_pending');
      trial.clock.advance(second);
    }
  });

  it('S12 answers expired_token after expiresIn, and access_denied when refused', async () => {
    const trial = createTrial();
    const { client, deviceCode, userCode } = await authorizing(trial);
    trial.simulator.control.deny(userCode);
    expect(refusal(await trial.poll(client, deviceCode))).toBe('400 access_denied');
    const later = await trial.startDeviceAuthorization(client);
    trial.clock.advance(599 * second);
    expect(refusal(await trial.poll(client, later.deviceCode))).toBe('400 authorization_pending');
    trial.clock.advance(second);
    expect(refusal(await trial.poll(client, later.deviceCode))).toBe('400 expired_token');
    expect(() => trial.simulator.control.approve(later.userCode)).toThrow('No authorization is pending');
  });

  it.each(['invalid_grant', 'expired_token'] as const)(
    'S13 lets a device code be used exactly once, then answers %s',
    async (reusedDeviceCode) => {
      const trial = createTrial({ reusedDeviceCode });
      const { client, deviceCode, userCode } = await authorizing(trial);
      trial.simulator.control.approve(userCode);
      const answers = await Promise.all([trial.poll(client, deviceCode), trial.poll(client, deviceCode)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      expect(refusal(await trial.poll(client, deviceCode))).toBe(`400 ${reusedDeviceCode}`);
    },
  );

  it('S14 gives a scoped client a refreshable token of at most an hour', async () => {
    const trial = createTrial();
    const { client, deviceCode, userCode } = await authorizing(trial);
    trial.simulator.control.approve(userCode);
    const { status, body } = await trial.poll(client, deviceCode);
    expect(status).toBe(200);
    expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
    expect(textIn(body, 'accessToken')).toMatch(/^aoa/);
    expect(textIn(body, 'refreshToken')).toMatch(/^aor/);
    expect(() => createTrial({ accessTokenSeconds: 3601 })).toThrow(RangeError);
  });

  it('S15 gives a client without scopes a longer token, no refresh token, and nothing beyond the sign-in', async () => {
    const token = async (portalSessionSeconds: number) => {
      const trial = createTrial({ portalSessionSeconds });
      const client = await trial.register({ scopes: undefined });
      const { deviceCode, userCode } = await trial.startDeviceAuthorization(client);
      trial.simulator.control.approve(userCode);
      trial.clock.advance(10 * second);
      return (await trial.poll(client, deviceCode)).body;
    };
    const long = await token(90_000);
    expect(long.expiresIn).toBe(28_800);
    expect(long.refreshToken).toBeUndefined();
    expect((await token(1200)).expiresIn).toBe(1190);
  });
});

describe('CreateToken for a refresh token', () => {
  it('S16 answers with new tokens, whatever scope the request names', async () => {
    const trial = createTrial();
    const { client, refreshToken } = await trial.signIn();
    const { status, body } = await trial.post('/token', {
      ...client,
      grantType: 'refresh_token',
      refreshToken,
      scope: ['openid'],
    });
    expect(status).toBe(200);
    expect(textIn(body, 'refreshToken')).toMatch(/^aor/);
    expect(body.refreshToken).not.toBe(refreshToken);
    expect((await trial.portal('/assignment/accounts', textIn(body, 'accessToken'))).status).toBe(200);
  });

  it('S16 never lets a refreshed token outlive the sign-in', async () => {
    const trial = createTrial({ portalSessionSeconds: 4000 });
    const { client, refreshToken } = await trial.signIn();
    trial.clock.advance(3000 * second);
    expect((await trial.refresh(client, refreshToken)).body.expiresIn).toBe(1000);
  });

  it.each([
    ['the end of the portal session', async (trial: Trial) => trial.clock.advance(28_800 * second)],
    ['logout', async (trial: Trial, accessToken: string) => trial.logout(accessToken)],
    ['revocation', async (trial: Trial) => trial.simulator.control.revokeSessions('maya')],
  ])('S17 refuses a refresh token after %s', async (_, end) => {
    const trial = createTrial();
    const { client, accessToken, refreshToken } = await trial.signIn('maya');
    await end(trial, accessToken);
    const answer = await trial.refresh(client, refreshToken);
    expect(refusal(answer)).toBe('400 invalid_grant');
    expect(answer.body.error_description).toBe('Invalid refresh token provided');
  });

  it('S17 ends sign-ins when the identity provider says so, and shortens the last token', async () => {
    const trial = createTrial({ identityProviderSessionSeconds: 5400 });
    const { client, refreshToken } = await trial.signIn();
    trial.clock.advance(3600 * second);
    expect((await trial.refresh(client, refreshToken)).body.expiresIn).toBe(1800);
    trial.clock.advance(1800 * second);
    expect(refusal(await trial.refresh(client, refreshToken))).toBe('400 invalid_grant');
    const own = createTrial({ portalSessionSeconds: 60, identityProviderSessionSeconds: 5400 });
    const signedIn = await own.signIn();
    own.clock.advance(60 * second);
    expect(refusal(await own.refresh(signedIn.client, signedIn.refreshToken))).toBe('400 invalid_grant');
    expect(() => createTrial({ identityProviderSessionSeconds: 0 })).toThrow(RangeError);
  });

  it('S18 keeps an exchanged refresh token working by default', async () => {
    const trial = createTrial();
    const { client, refreshToken } = await trial.signIn();
    for (let exchange = 0; exchange < 3; exchange += 1) {
      expect((await trial.refresh(client, refreshToken)).status).toBe(200);
      trial.clock.advance(3600 * second);
    }
  });

  it('S18 in strict mode refuses an exchanged refresh token after the grace time', async () => {
    const trial = createTrial({ refreshTokenRotation: { graceSeconds: 30, onReuse: 'refuse' } });
    const { client, refreshToken } = await trial.signIn();
    const rotated = await trial.refresh(client, refreshToken);
    trial.clock.advance(29 * second);
    expect((await trial.refresh(client, refreshToken)).status).toBe(200);
    trial.clock.advance(second);
    expect(refusal(await trial.refresh(client, refreshToken))).toBe('400 invalid_grant');
    expect((await trial.refresh(client, textIn(rotated.body, 'refreshToken'))).status).toBe(200);
  });

  it('S18 in strict mode ends the sign-in when a refresh token is used after its 10 s of grace', async () => {
    const trial = createTrial({ refreshTokenRotation: {} });
    const { client, accessToken, refreshToken } = await trial.signIn('maya');
    const elsewhere = await trial.signIn('maya');
    const rotated = await trial.refresh(client, refreshToken);
    trial.clock.advance(10 * second - 1);
    const again = await trial.refresh(client, refreshToken);
    expect(again.status).toBe(200);
    trial.clock.advance(1);
    expect(refusal(await trial.refresh(client, refreshToken))).toBe('400 invalid_grant');
    for (const { body } of [rotated, again]) {
      expect(refusal(await trial.refresh(client, textIn(body, 'refreshToken')))).toBe('400 invalid_grant');
      expect((await trial.portal('/assignment/accounts', textIn(body, 'accessToken'))).status).toBe(401);
    }
    expect((await trial.portal('/assignment/accounts', accessToken)).status).toBe(401);
    expect((await trial.refresh(elsewhere.client, elsewhere.refreshToken)).status).toBe(200);
  });

  it("S18 in strict mode lets nobody end a sign-in with another client's spent refresh token", async () => {
    const trial = createTrial({ refreshTokenRotation: { graceSeconds: 0 } });
    const { client, refreshToken } = await trial.signIn();
    const rotated = await trial.refresh(client, refreshToken);
    expect(refusal(await trial.refresh(await trial.register(), refreshToken))).toBe('400 invalid_grant');
    expect((await trial.refresh(client, textIn(rotated.body, 'refreshToken'))).status).toBe(200);
  });

  it("S19 refuses another client's refresh token and device code", async () => {
    const trial = createTrial();
    const { refreshToken } = await trial.signIn();
    const other = await trial.register();
    expect(refusal(await trial.refresh(other, refreshToken))).toBe('400 invalid_grant');
    const { deviceCode, userCode } = await authorizing(trial);
    trial.simulator.control.approve(userCode);
    expect(refusal(await trial.poll(other, deviceCode))).toBe('400 invalid_grant');
  });
});

describe('CreateToken', () => {
  it('S20 refuses an unknown grant, and a grant the client did not register for', async () => {
    const trial = createTrial();
    const anyGrant = await trial.register();
    const ask = (client: object, grantType: string) => trial.post('/token', { ...client, grantType, deviceCode: 'x' });
    expect(refusal(await ask(anyGrant, 'password'))).toBe('400 unsupported_grant_type');
    expect(refusal(await ask(anyGrant, 'urn:ietf:params:oauth:grant-type:jwt-bearer'))).toBe(
      '400 unsupported_grant_type',
    );
    const browserOnly = await trial.register({ grantTypes: ['authorization_code', 'refresh_token'] });
    expect(refusal(await ask(browserOnly, deviceCodeGrant))).toBe('400 unauthorized_client');
    expect(refusal(await trial.post('/device_authorization', { ...browserOnly, startUrl }))).toBe(
      '400 unauthorized_client',
    );
    const deviceOnly = await trial.register({ grantTypes: [deviceCodeGrant, 'refresh_token'] });
    expect(refusal(await ask(deviceOnly, 'authorization_code'))).toBe('400 unauthorized_client');
  });

  it.each([
    ['deviceCode', { grantType: deviceCodeGrant }],
    ['refreshToken', { grantType: 'refresh_token' }],
    ['code', { grantType: 'authorization_code', codeVerifier: 'v', redirectUri: 'http://127.0.0.1/' }],
    ['codeVerifier', { grantType: 'authorization_code', code: 'c', redirectUri: 'http://127.0.0.1/' }],
    ['redirectUri', { grantType: 'authorization_code', code: 'c', codeVerifier: 'v' }],
    ['grantType', { deviceCode: 'x' }],
    ['a deviceCode with something in it', { grantType: deviceCodeGrant, deviceCode: '' }],
    ['a deviceCode that is a string', { grantType: deviceCodeGrant, deviceCode: { code: 1 } }],
    ['a scope that is a list', { grantType: deviceCodeGrant, deviceCode: 'x', scope: 'sso:account:access' }],
  ])('S21 refuses a request without %s as invalid_request', async (_, members) => {
    const trial = createTrial();
    const client = await trial.register();
    expect(refusal(await trial.post('/token', { ...client, ...members }))).toBe('400 invalid_request');
  });

  it.each([
    ['invalid_client', 'InvalidClientException', '/token', { clientId: 'a', clientSecret: 'b', grantType: 'c' }],
    ['invalid_request', 'InvalidRequestException', '/token', {}],
    [
      'invalid_client_metadata',
      'InvalidClientMetadataException',
      '/client/register',
      { clientName: 'a', clientType: 'b' },
    ],
  ])('S22 gives %s its wire form', async (error, exception, path, members) => {
    const { headers, body } = await createTrial().post(path, members);
    expect(body).toEqual({ error, error_description: expect.any(String) });
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-amzn-errortype')).toBe(
      `${exception}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`,
    );
  });

  it('S23 answers server_error for an injected fault', async () => {
    const trial = createTrial();
    trial.simulator.control.faults.add({ kind: 'status', route: 'CreateToken', status: 500 });
    const answer = await trial.post('/token', {});
    expect(refusal(answer)).toBe('500 server_error');
    expect(answer.headers.get('x-amzn-errortype')).toMatch(/^InternalServerException:/);
  });

  it('S30 ignores unknown members and leaves absent values null', async () => {
    const trial = createTrial();
    const registered = await trial.post('/client/register', {
      clientName: 'trial',
      clientType: 'public',
      scopes: null,
      somethingNew: { deep: [1] },
    });
    expect(registered.status).toBe(200);
    expect(registered.body.authorizationEndpoint).toBeNull();
    const { client, refreshToken } = await trial.signIn();
    expect((await trial.refresh(client, refreshToken)).body.idToken).toBeNull();
  });
});
