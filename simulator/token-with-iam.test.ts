import { describe, expect, it } from 'vitest';
import { createApplicationVisit, reports } from './application-trial.ts';
import { codeChallenge, codeRedirectUri, codeVerifier } from './code-trial.ts';
import { accessTokenType, jwtBearerGrant, refreshTokenType, tokenExchangeGrant } from './grant-types.ts';
import { signerFor } from './signature-trial.ts';
import { createTrial, recordIn, type TrialAnswer, textIn } from './trial.ts';

const search = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-a81e04c7d2569f30';
const everyScope = ['openid', 'aws', 'sts:identity_context'];

type Members = Readonly<Record<string, unknown>>;

const refusal = ({ status, body }: TrialAnswer): string => `${status} ${textIn(body, 'error')}`;

const claimsOf = (token: string): Members => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('CreateTokenWithIAM', () => {
  it.each(['RS256', 'ES256'] as const)('takes an assertion signed by %s', async (algorithm) => {
    const { ask, control } = await createApplicationVisit();
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
    const { byCode } = await createApplicationVisit();
    const { status, body } = await byCode();
    expect(status).toBe(200);
    expect(claimsOf(textIn(body, 'idToken')).sub).toBe('auditor');
    expect(refusal(await byCode({ redirectUri: 'http://127.0.0.1:1/oauth/callback' }))).toBe('400 invalid_grant');
    expect(refusal(await byCode({ code: 'c' }))).toBe('400 invalid_grant');
    expect(refusal(await byCode({ codeVerifier: undefined }))).toBe('400 invalid_request');
  });

  it('takes back what a code earned that is used again', async () => {
    const { ask, trial, control } = await createApplicationVisit();
    const url = `http://127.0.0.1/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: reports,
      redirect_uri: codeRedirectUri,
      code_challenge_method: 'S256',
      code_challenge: codeChallenge,
    })}`;
    const code = new URL(control.authorize(url)).searchParams.get('code');
    const request = { grantType: 'authorization_code', code, codeVerifier, redirectUri: codeRedirectUri };
    const { body } = await ask(request);
    expect(refusal(await ask(request))).toBe('400 invalid_grant');
    const { refreshToken } = body;
    expect(refusal(await ask({ grantType: 'refresh_token', refreshToken }))).toBe('400 invalid_grant');
    expect((await trial.portal('/assignment/accounts', textIn(body, 'accessToken'))).status).toBe(401);
  });

  it('exchanges a token of another client, for an access or a refresh token', async () => {
    const { ask, trial } = await createApplicationVisit();
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
    const { ask, byAssertion, trial } = await createApplicationVisit();
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
    const { byAssertion, trial } = await createApplicationVisit();
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
    const { byAssertion, control } = await createApplicationVisit();
    const assertion = control.issueAssertion('tomas', { claims });
    expect(refusal(await byAssertion({ assertion }))).toBe('400 invalid_grant');
  });

  it('refuses an assertion that was changed, unsigned, or is none', async () => {
    const { byAssertion, control } = await createApplicationVisit();
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
    const { ask, trial, control } = await createApplicationVisit();
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
    const { ask, byAssertion } = await createApplicationVisit();
    expect(refusal(await byAssertion({ clientId: `${reports}0` }))).toBe('401 invalid_client');
    expect(refusal(await byAssertion({ clientId: undefined }))).toBe('400 invalid_request');
    expect(refusal(await ask({ grantType: 'password' }))).toBe('400 unsupported_grant_type');
    expect(refusal(await ask({}))).toBe('400 invalid_request');
    expect(refusal(await byAssertion({ scope: 'openid' }))).toBe('400 invalid_request');
  });

  it('names the region and endpoint that its tokens belong to', async () => {
    const { ask, byAssertion, control } = await createApplicationVisit({
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
