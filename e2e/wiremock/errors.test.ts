/** Every error of the operations, reached in the stubs of the real WireMock by the values that docs/wiremock.md lists. */
import { describe, expect, it } from 'vitest';
import { boto3Version } from './aws-drivers.ts';
import { begin, deviceCodeGrant, errorOf, startUrl } from './device-flow.ts';
import { setUpBoto3, setUpWireMock } from './wiremock-bed.ts';

const application = 'arn:aws:sso::123456789012:application/ssoins-1234567890abcdef/apl-1234567890abcdef';
const bed = setUpWireMock();
const { wiremock } = bed;

describe.skipIf(boto3Version === undefined)(`boto3: ${boto3Version ?? 'skipped, not installed here'}`, () => {
  const boto3 = setUpBoto3(bed);

  const client = { clientId: 'client-1', clientSecret: 'secret-1' };
  const rows: readonly [string, (end: string) => Record<string, string>][] = [
    ['RegisterClient', (end) => ({ clientName: `trial${end}`, clientType: 'public' })],
    ['StartDeviceAuthorization', (end) => ({ ...client, startUrl: startUrl + end })],
    ['CreateToken', (end) => ({ ...client, grantType: deviceCodeGrant, deviceCode: `device-1${end}` })],
    [
      'CreateTokenWithIAM',
      (end) => ({ clientId: application, grantType: 'refresh_token', refreshToken: `aor-1${end}` }),
    ],
  ];

  it.each(rows)('reaches every modelled error of %s by its name', async (operation, membersFor) => {
    const modelled = await boto3().modelledErrors(operation);
    expect(modelled.length).toBeGreaterThan(4);
    for (const exception of modelled) {
      const known = exception.replace('Exception', '');
      const name = known === 'InternalServer' ? 'ServerError' : known;
      const word = name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
      expect(await boto3().call(operation, membersFor(`/${word}`))).toEqual({
        code: exception,
        status: word === 'server-error' ? 500 : word === 'invalid-client' ? 401 : 400,
        error: word === 'invalid-request-region' ? 'invalid_request' : word.replaceAll('-', '_'),
        description: expect.stringMatching(/\w/),
      });
    }
  });

  it('is refused where it sends what was never given out, or too little', async () => {
    const { client: registered } = await begin(boto3());
    const stranger = { ...registered, clientSecret: 'wrong' };
    const token = { ...registered, grantType: 'refresh_token' };
    expect([
      await errorOf(boto3(), 'RegisterClient', { clientName: 'trial', clientType: 'confidential' }),
      await errorOf(boto3(), 'RegisterClient', { clientName: '', clientType: 'public' }),
      await errorOf(boto3(), 'StartDeviceAuthorization', { ...stranger, startUrl }),
      await errorOf(boto3(), 'StartDeviceAuthorization', { ...registered, startUrl: 'northwind' }),
      await errorOf(boto3(), 'CreateToken', { ...stranger, grantType: deviceCodeGrant, deviceCode: 'device-1' }),
      await errorOf(boto3(), 'CreateToken', { ...registered, grantType: 'password' }),
      await errorOf(boto3(), 'CreateToken', { ...token, refreshToken: 'another' }),
      await errorOf(boto3(), 'CreateToken', token),
    ]).toEqual([
      'InvalidClientMetadataException',
      'InvalidRequestException',
      'InvalidClientException',
      'InvalidRequestException',
      'InvalidClientException',
      'UnsupportedGrantTypeException',
      'InvalidGrantException',
      'InvalidRequestException',
    ]);
  });
});

describe('a raw request', () => {
  const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(wiremock().url + path, { method: 'POST', body: JSON.stringify(body), headers });

  it('gets an error in the wire form of the service', async () => {
    const answer = await post('/client/register', { clientName: 'trial/slow-down', clientType: 'public' });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('x-amzn-errortype')).toBe(
      'SlowDownException:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/',
    );
    expect(await answer.json()).toEqual({ error: 'slow_down', error_description: 'Slow down' });
  });

  const signature = `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
  const credential = 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/us-east-1';
  it.each([
    ['no signature', {}, 403, 'MissingAuthenticationTokenException'],
    ['another scheme', { authorization: 'Bearer aoa-1' }, 403, 'InvalidSignatureException'],
    [
      'another service',
      { authorization: `${credential}/sso-oidc/aws4_request, ${signature}` },
      403,
      'InvalidSignatureException',
    ],
    ['its own service', { authorization: `${credential}/sso-oauth/aws4_request, ${signature}` }, 200, null],
  ])('for CreateTokenWithIAM with %s is never taken for CreateToken', async (_, headers, status, type) => {
    // Good enough for either operation, but for the client.
    const body = { clientId: application, clientSecret: 'secret-1', grantType: 'refresh_token', refreshToken: 'aor-1' };
    const answer = await post('/token?aws_iam=t', body, headers);
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, type]);
  });

  it('finds no app waiting where none started', async () => {
    expect((await fetch(`${wiremock().url}/device/allow`, { method: 'POST' })).status).toBe(400);
  });
});
