import { describe, expect, it } from 'vitest';
import { createApplicationVisit } from './application-trial.ts';
import { jwtBearerGrant } from './grant-types.ts';
import { signedPost } from './signature-trial.ts';

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
    const { ask, control, signer } = await createApplicationVisit();
    const members = { grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas') };
    const answer = await ask(members, making, { ...signer, ...changed });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, exception]);
    expect(Object.keys(answer.body)).toEqual(['message']);
  });

  it.each(['/token?aws_iam=t', '/token?aws_iam=true', '/token?aws_iam'])(
    'S29 is needed at %s, which is never taken for CreateToken',
    async (path) => {
      const { trial } = await createApplicationVisit();
      const { client, refreshToken } = await trial.signIn();
      const answer = await trial.post(path, { ...client, grantType: 'refresh_token', refreshToken });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
      expect(answer.body.accessToken).toBeUndefined();
    },
  );

  it('S29 is refused once its credentials have expired, and covers the body', async () => {
    const { byAssertion, send, signer, trial } = await createApplicationVisit();
    const request = signedPost(trial, signer, { path: '/token?aws_iam=t', service: 'sso-oauth', body: '{}' });
    expect((await send(new Request(request, { method: 'POST', body: '{"a":1}' }))).status).toBe(403);
    trial.clock.advance(3_600_000);
    expect((await byAssertion()).headers.get('x-amzn-errortype')).toBe('ExpiredTokenException');
  });
});
