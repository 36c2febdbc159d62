/** Every way to a token, gone by the clients of AWS in the stubs of the real WireMock. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { boto3Version, cliDriver, cliPrograms } from './aws-drivers.ts';
import { answerOf, begin, completeDeviceFlow, errorOf, register, scopedToken, startUrl } from './device-flow.ts';
import { setUpBoto3, setUpWireMock } from './wiremock-bed.ts';

const application = 'arn:aws:sso::123456789012:application/ssoins-1234567890abcdef/apl-1234567890abcdef';
const bed = setUpWireMock();
const { tools, wiremock } = bed;

describe.skipIf(boto3Version === undefined)(`boto3: ${boto3Version ?? 'skipped, not installed here'}`, () => {
  const boto3 = setUpBoto3(bed);

  it('completes the device flow once somebody allowed it, and refreshes', () =>
    completeDeviceFlow(boto3(), () => wiremock().press('allow')));

  it('is told that somebody denied', async () => {
    const { poll } = await begin(boto3());
    await wiremock().press('deny');
    expect(await errorOf(boto3(), 'CreateToken', poll)).toBe('AccessDeniedException');
  });

  it('gets a token at the third poll of an unattended start URL', async () => {
    const { poll } = await begin(boto3(), `${startUrl}/unattended`);
    expect(await errorOf(boto3(), 'CreateToken', poll)).toBe('AuthorizationPendingException');
    expect(await errorOf(boto3(), 'CreateToken', poll)).toBe('AuthorizationPendingException');
    expect(await answerOf(boto3(), 'CreateToken', poll)).toMatchObject(scopedToken);
  });

  it('gets a token of eight hours, which cannot be refreshed, without scopes', async () => {
    const { poll } = await begin(boto3(), startUrl, []);
    await wiremock().press('allow');
    const token = await answerOf(boto3(), 'CreateToken', poll);
    expect(token.expiresIn).toBe(28_800);
    expect(token).not.toHaveProperty('refreshToken');
  });

  it('carries the errors a start URL names to the polls or to the refreshes', async () => {
    const slow = await begin(boto3(), `${startUrl}/poll-slow-down`);
    expect(await errorOf(boto3(), 'CreateToken', slow.poll)).toBe('SlowDownException');
    const { client, poll } = await begin(boto3(), `${startUrl}/refresh-invalid-grant`);
    await wiremock().press('allow');
    const { refreshToken } = await answerOf(boto3(), 'CreateToken', poll);
    const refresh = { ...client, grantType: 'refresh_token', refreshToken: String(refreshToken) };
    expect(await errorOf(boto3(), 'CreateToken', refresh)).toBe('InvalidGrantException');
  });

  it('trades the code that comes back from the authorize address', async () => {
    const client = await register(boto3());
    const codeVerifier = 'v'.repeat(43);
    const redirectUri = 'http://127.0.0.1:42817/oauth/callback';
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: redirectUri,
      state: 'a b&c',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      scopes: 'sso:account:access',
    });
    const sent = await fetch(`${wiremock().url}/authorize?${query}`, { redirect: 'manual' });
    const landing = new URL(sent.headers.get('location') ?? '');
    expect([sent.status, landing.origin + landing.pathname]).toEqual([302, redirectUri]);
    expect(landing.searchParams.get('state')).toBe('a b&c');
    const code = landing.searchParams.get('code') ?? '';
    const trade = { ...client, grantType: 'authorization_code', code, codeVerifier, redirectUri };
    expect(await answerOf(boto3(), 'CreateToken', trade)).toMatchObject(scopedToken);
    expect(await errorOf(boto3(), 'CreateToken', { ...trade, codeVerifier: 'short' })).toBe('InvalidGrantException');
    query.set('redirect_uri', 'https://elsewhere.example/');
    expect((await fetch(`${wiremock().url}/authorize?${query}`, { redirect: 'manual' })).status).toBe(400);
  });

  afterEach(async () => expect(await wiremock().unmatched()).toEqual([]));

  const tokenType = 'urn:ietf:params:oauth:token-type:access_token';
  const grants = {
    'urn:ietf:params:oauth:grant-type:jwt-bearer': { assertion: 'e30.e30.x' },
    'urn:ietf:params:oauth:grant-type:token-exchange': { subjectToken: 'aoa-1', subjectTokenType: tokenType },
    authorization_code: { code: 'code-1', redirectUri: 'http://127.0.0.1:1/oauth/callback' },
    refresh_token: { refreshToken: 'aor-1' },
  };
  it.each(Object.entries(grants))('calls CreateTokenWithIAM with %s', async (grantType, members) => {
    const asked = { clientId: application, grantType, ...members };
    expect(await answerOf(boto3(), 'CreateTokenWithIAM', asked)).toMatchObject({
      ...scopedToken,
      issuedTokenType: tokenType,
      scope: ['openid', 'aws', 'sts:identity_context'],
      awsAdditionalDetails: { identityContext: 'stub-identity-context' },
    });
    expect(await errorOf(boto3(), 'CreateTokenWithIAM', { ...asked, clientId: 'client-1' })).toBe(
      'InvalidClientException',
    );
  });
});

for (const { program, version } of cliPrograms) {
  describe.skipIf(version === undefined)(`${program}: ${version ?? 'skipped, not installed here'}`, () => {
    it('completes the device flow by its sso-oidc commands, and refreshes', async () => {
      console.info(`${program}: ${version}`);
      await completeDeviceFlow(cliDriver(program, wiremock().url, tools.env), () => wiremock().setState('allowed'));
      expect(await wiremock().unmatched()).toEqual([]);
    });
  });
}
