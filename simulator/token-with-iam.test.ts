import { describe, expect, it } from 'vitest';
import { accessTokenType, jwtBearerGrant, refreshTokenType, tokenExchangeGrant } from './grant-types.ts';
import type { SimulatorOptions } from './settings.ts';
import { createTrial, recordIn, type TrialAnswer, textIn } from './trial.ts';
import { elementIn, type Making, type Signer, signedPost, signerFor } from './trial-signer.ts';

const reports = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67';
const search = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-a81e04c7d2569f30';
const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const redirectUri = 'http://127.0.0.1:42817/oauth/callback';
const everyScope = ['openid', 'aws', 'sts:identity_context'];

type Members = Readonly<Record<string, unknown>>;

const refusal = ({ status, body }: TrialAnswer): string => `${status} ${textIn(body, 'error')}`;

/** Maya as a data engineer, who may ask for tokens of the reporting tool. */
const setUp = async (options?: SimulatorOptions) => {
  const trial = createTrial(options);
  const { control } = trial.simulator;
  const signer = await signerFor(trial, 'maya', '221400981536', 'DataEngineer');

  const send = async (request: Request): Promise<TrialAnswer> => {
    const response = await trial.simulator.fetch(request);
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const ask = (members: Members, making: Making = {}, by: Signer = signer) =>
    send(
      signedPost(trial, by, {
        path: '/token?aws_iam=t',
        contentType: 'application/json',
        service: 'sso-oauth',
        body: JSON.stringify({ clientId: reports, ...members }),
        ...making,
      }),
    );
  const byAssertion = (members: Members = {}) =>
    ask({ grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas'), ...members });
  const authorizedCode = (): string => {
    const parameters = {
      response_type: 'code',
      client_id: reports,
      redirect_uri: redirectUri,
      state: 's',
      code_challenge_method: 'S256',
      code_challenge: codeChallenge,
    };
    const location = control.authorize(`http://127.0.0.1/authorize?${new URLSearchParams(parameters)}`, 'auditor');
    return new URL(location).searchParams.get('code') ?? '';
  };
  const byCode = (members: Members = {}) =>
    ask({ grantType: 'authorization_code', code: authorizedCode(), codeVerifier, redirectUri, ...members });
  return { trial, control, signer, send, ask, byAssertion, byCode };
};

const claimsOf = (token: string): Members => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('CreateTokenWithIAM', () => {
  it.each(['RS256', 'ES256'] as const)('takes an assertion signed by %s', async (algorithm) => {
    const { ask, control } = await setUp();
    const assertion = control.issueAssertion('tomas', { algorithm });
    const { status, body } = await ask({ grantType: jwtBearerGrant, assertion });
    expect(status).toBe(200);
    expect(body).toEqual({
      accessToken: expect.stringMatching(/^aoa/),
      tokenType: 'Bearer',
      expiresIn: 3600,
      refreshToken: expect.stringMatching(/^aor/),
      idToken: expect.any(String),
      issuedTokenType: accessTokenType,
      scope: everyScope,
      awsAdditionalDetails: { identityContext: expect.any(String) },
    });
    const { identityContext } = recordIn(body, 'awsAdditionalDetails');
    expect(claimsOf(textIn(body, 'idToken'))).toMatchObject({
      sub: 'tomas',
      aud: reports,
      'sts:identity_context': identityContext,
    });
  });

  it('takes a code of its own consent page', async () => {
    const { byCode } = await setUp();
    const { status, body } = await byCode();
    expect(status).toBe(200);
    expect(claimsOf(textIn(body, 'idToken')).sub).toBe('auditor');
    expect(refusal(await byCode({ redirectUri: 'http://127.0.0.1:1/oauth/callback' }))).toBe('400 invalid_grant');
    expect(refusal(await byCode({ code: 'c' }))).toBe('400 invalid_grant');
    expect(refusal(await byCode({ codeVerifier: undefined }))).toBe('400 invalid_request');
  });

  it('takes back what a code earned that is used again', async () => {
    const { ask, trial, control } = await setUp();
    const url = `http://127.0.0.1/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: reports,
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      code_challenge: codeChallenge,
    })}`;
    const code = new URL(control.authorize(url)).searchParams.get('code');
    const request = { grantType: 'authorization_code', code, codeVerifier, redirectUri };
    const { body } = await ask(request);
    expect(refusal(await ask(request))).toBe('400 invalid_grant');
    const { refreshToken } = body;
    expect(refusal(await ask({ grantType: 'refresh_token', refreshToken }))).toBe('400 invalid_grant');
    expect((await trial.portal('/assignment/accounts', textIn(body, 'accessToken'))).status).toBe(401);
  });

  it('exchanges a token of another client, for an access or a refresh token', async () => {
    const { ask, trial } = await setUp();
    const { accessToken } = await trial.signIn('tomas');
    const exchange = (members: Members) =>
      ask({
        grantType: tokenExchangeGrant,
        subjectToken: accessToken,
        subjectTokenType: accessTokenType,
        ...members,
      });
    const access = await exchange({});
    expect(access).toMatchObject({ status: 200, body: { issuedTokenType: accessTokenType } });
    expect(access.body.refreshToken).toBeUndefined();
    const refresh = await exchange({ requestedTokenType: refreshTokenType });
    expect(refresh.body).toMatchObject({ issuedTokenType: refreshTokenType, refreshToken: expect.any(String) });
    expect(claimsOf(textIn(refresh.body, 'idToken')).sub).toBe('tomas');
    expect(refusal(await exchange({ subjectToken: 'aoa-unknown' }))).toBe('400 invalid_grant');
    expect(refusal(await exchange({ subjectToken: access.body.accessToken }))).toBe('400 invalid_grant');
    expect(refusal(await exchange({ subjectTokenType: undefined }))).toBe('400 invalid_request');
    expect(refusal(await exchange({ subjectTokenType: refreshTokenType }))).toBe('400 invalid_request');
    expect(refusal(await exchange({ requestedTokenType: 'urn:x' }))).toBe('400 invalid_request');
    trial.simulator.control.revokeSessions('tomas');
    expect(refusal(await exchange({}))).toBe('400 invalid_grant');
  });

  it('refreshes with fewer scopes, and with all of them again', async () => {
    const { ask, byAssertion, trial } = await setUp();
    const { body } = await byAssertion();
    const refresh = (refreshToken: unknown, scope?: readonly string[]) =>
      ask({ grantType: 'refresh_token', refreshToken, scope });
    const fewer = await refresh(body.refreshToken, ['openid']);
    expect(fewer.body).toMatchObject({ scope: ['openid'], awsAdditionalDetails: null });
    expect((await refresh(fewer.body.refreshToken)).body.scope).toEqual(everyScope);
    expect(refusal(await refresh(body.refreshToken, ['sso:account:access']))).toBe('400 invalid_scope');
    const { client, refreshToken } = await trial.signIn();
    expect(refusal(await refresh(refreshToken))).toBe('400 invalid_grant');
    const asClient = { ...client, grantType: 'refresh_token', refreshToken: body.refreshToken };
    expect(refusal(await trial.post('/token', asClient))).toBe('400 invalid_grant');
  });

  it('limits tokens to the scopes asked for', async () => {
    const { byAssertion, trial } = await setUp();
    const { body } = await byAssertion({ scope: ['aws'] });
    expect(body).toMatchObject({ scope: ['aws'], idToken: null, awsAdditionalDetails: null });
    expect((await trial.portal('/assignment/accounts', textIn(body, 'accessToken'))).status).toBe(403);
    expect(refusal(await byAssertion({ scope: ['sso:account:access'] }))).toBe('400 invalid_scope');
  });

  it.each([
    ['of another issuer', { iss: 'https://login.evil.example' }],
    ['without an issuer', { iss: undefined }],
    ['for another audience', { aud: ['northwind-search'] }],
    ['that is too old', { exp: 1 }],
    ['that never ends', { exp: undefined }],
    ['that is for later', { nbf: 2 ** 40 }],
    ['about nobody', { email: 'nobody@northwind.example' }],
    ['without a person', { email: undefined }],
  ])('refuses an assertion %s', async (_, claims) => {
    const { byAssertion, control } = await setUp();
    const assertion = control.issueAssertion('tomas', { claims });
    expect(refusal(await byAssertion({ assertion }))).toBe('400 invalid_grant');
  });

  it('refuses an assertion that was changed, unsigned, or is none', async () => {
    const { byAssertion, control } = await setUp();
    const [header = '', , signature = ''] = control.issueAssertion('tomas').split('.');
    const [, claims = ''] = control.issueAssertion('maya').split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const assertion of [`${header}.${claims}.${signature}`, `${none}.${claims}.`, 'a.b.c', '...', 'x']) {
      expect(refusal(await byAssertion({ assertion }))).toBe('400 invalid_grant');
    }
    expect(refusal(await byAssertion({ assertion: undefined }))).toBe('400 invalid_request');
    expect(() => control.issueAssertion('nobody')).toThrow('No user is called nobody');
    expect(() => control.issueAssertion('maya', { applicationArn: 'arn:x' })).toThrow('No application');
  });

  it('holds applications to their grants and their callers', async () => {
    const { ask, trial, control } = await setUp();
    const searcher = await signerFor(trial, 'tomas', '356002917483', 'ReadOnly');
    const assertion = control.issueAssertion('maya', { applicationArn: search });
    const members = { clientId: search, grantType: jwtBearerGrant, assertion };
    expect((await ask(members, {}, searcher)).body).toMatchObject({ scope: ['openid', 'aws'] });
    expect(refusal(await ask(members))).toBe('400 access_denied');
    expect(refusal(await ask({ ...members, clientId: reports }, {}, searcher))).toBe('400 access_denied');
    const other = { clientId: search, grantType: 'refresh_token', refreshToken: 'aor' };
    expect(refusal(await ask(other, {}, searcher))).toBe('400 unauthorized_client');
  });

  it('refuses unknown applications and grants, and missing members', async () => {
    const { ask, byAssertion } = await setUp();
    expect(refusal(await byAssertion({ clientId: `${reports}0` }))).toBe('401 invalid_client');
    expect(refusal(await byAssertion({ clientId: undefined }))).toBe('400 invalid_request');
    expect(refusal(await ask({ grantType: 'password' }))).toBe('400 unsupported_grant_type');
    expect(refusal(await ask({}))).toBe('400 invalid_request');
    expect(refusal(await byAssertion({ scope: 'openid' }))).toBe('400 invalid_request');
  });

  it('names the region and endpoint that its tokens belong to', async () => {
    const { ask, byAssertion, control } = await setUp({
      applicationsRegion: 'eu-west-1',
      additionalRegions: ['eu-west-1'],
    });
    const refused = await byAssertion();
    expect(refused.headers.get('x-amzn-errortype')).toMatch(/^InvalidRequestRegionException:/);
    expect(refused).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', endpoint: 'http://127.0.0.1:8080', region: 'eu-west-1' },
    });
    const members = { grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas') };
    const at = (origin: string, region: string) => ask(members, { origin, region });
    expect((await at('https://oidc.us-east-1.amazonaws.com', 'us-east-1')).body.endpoint).toBe(
      'https://oidc.eu-west-1.amazonaws.com',
    );
    expect((await at('https://oidc.eu-west-1.amazonaws.com', 'eu-west-1')).status).toBe(200);
    expect(() => createTrial({ applicationsRegion: 'Europe' })).toThrow(RangeError);
  });
});

describe('the signature of CreateTokenWithIAM', () => {
  it.each([
    ['another secret key', {}, { secretAccessKey: 'wrong' }, 403, 'InvalidSignatureException'],
    ['another session token', {}, { sessionToken: 'wrong' }, 403, 'UnrecognizedClientException'],
    ['the scope of another service', { service: 'sso-oidc' }, {}, 403, 'InvalidSignatureException'],
    ['an unsigned host', { unsigned: ['host'] }, {}, 403, 'InvalidSignatureException'],
    ['a scope of another day', { scopeDay: '20261121' }, {}, 403, 'InvalidSignatureException'],
    ['another partition', { region: 'cn-north-1' }, {}, 403, 'UnrecognizedClientException'],
    ['an odd access key id', {}, { accessKeyId: 'ASIA/x' }, 400, 'IncompleteSignatureException'],
  ] as const)('S29 is refused with %s', async (_, making, changed, status, exception) => {
    const { ask, control, signer } = await setUp();
    const members = { grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas') };
    const answer = await ask(members, making, { ...signer, ...changed });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, exception]);
    expect(Object.keys(answer.body)).toEqual(['message']);
  });

  it.each(['/token?aws_iam=t', '/token?aws_iam=true', '/token?aws_iam'])(
    'S29 is needed at %s, which is never taken for CreateToken',
    async (path) => {
      const { trial } = await setUp();
      const { client, refreshToken } = await trial.signIn();
      const answer = await trial.post(path, { ...client, grantType: 'refresh_token', refreshToken });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
      expect(answer.body.accessToken).toBeUndefined();
    },
  );

  it('S29 is refused once its credentials have expired, and covers the body', async () => {
    const { byAssertion, send, signer, trial } = await setUp();
    const request = signedPost(trial, signer, { path: '/token?aws_iam=t', service: 'sso-oauth', body: '{}' });
    expect((await send(new Request(request, { method: 'POST', body: '{"a":1}' }))).status).toBe(403);
    trial.clock.advance(3_600_000);
    expect((await byAssertion()).headers.get('x-amzn-errortype')).toBe('ExpiredTokenException');
  });
});

describe('identity-enhanced credentials', () => {
  const assume = async (context: string, after = 0) => {
    const visit = await setUp();
    const { trial, signer, byAssertion, control } = visit;
    const { body } = await byAssertion();
    const own = textIn(recordIn(body, 'awsAdditionalDetails'), 'identityContext');
    trial.clock.advance(after);
    const fresh = after === 0 ? signer : await signerFor(trial, 'maya', '221400981536', 'DataEngineer');
    const parameters = new URLSearchParams({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
      RoleSessionName: 'reports',
      'ProvidedContexts.member.1.ProviderArn': 'arn:aws:iam::aws:contextProvider/IdentityCenter',
      'ProvidedContexts.member.1.ContextAssertion': context || own,
    });
    const request = signedPost(trial, fresh, { body: parameters.toString() });
    const response = await trial.simulator.fetch(request);
    return { text: await response.text(), own, control };
  };

  it('come from a context that CreateTokenWithIAM gave', async () => {
    const { text, own, control } = await assume('');
    expect(control.onBehalfOf(elementIn(text, 'AccessKeyId') ?? '')).toBe('tomas');
    expect(control.secrets()).toContain(own);
  });

  it('do not come from any other, or from an old one', async () => {
    expect(elementIn((await assume('made-up')).text, 'Code')).toBe('ValidationError');
    expect(elementIn((await assume('', 3_600_000)).text, 'Code')).toBe('ExpiredTokenException');
  });
});
