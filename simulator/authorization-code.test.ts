import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeChallenge, codeVerifier, createCodeVisit, registeredForCodes } from './code-trial.ts';
import { createTrial, type TrialAnswer, textIn } from './trial.ts';

const refusal = ({ status, body }: TrialAnswer): string => `${status} ${textIn(body, 'error')}`;

describe('CreateToken with an authorization code', () => {
  it('S28 takes a code once, and a second use takes back what the first one earned', async () => {
    const { trial, client, exchange, freshCode } = await createCodeVisit();
    const code = freshCode();
    const { body } = await exchange(code);
    const refreshed = await trial.refresh(client, textIn(body, 'refreshToken'));
    const other = await exchange(freshCode());
    expect(refusal(await exchange(code))).toBe('400 invalid_grant');
    for (const { accessToken, refreshToken } of [body, refreshed.body]) {
      expect((await trial.portal('/assignment/accounts', String(accessToken))).status).toBe(401);
      expect(refusal(await trial.refresh(client, String(refreshToken)))).toBe('400 invalid_grant');
    }
    expect((await trial.portal('/assignment/accounts', textIn(other.body, 'accessToken'))).status).toBe(200);
  });

  it.each([
    ['another port', { redirectUri: 'http://127.0.0.1:42818/oauth/callback' }],
    ['no port', { redirectUri: 'http://127.0.0.1/oauth/callback' }],
    ['another verifier', { codeVerifier: codeVerifier.replace('d', 'e') }],
    ['the challenge for a verifier', { codeVerifier: codeChallenge }],
    ['another code', { code: 'c' }],
  ])('S28 refuses %s', async (_, changes) => {
    const { exchange, freshCode } = await createCodeVisit();
    const code = freshCode();
    expect(refusal(await exchange(code, changes))).toBe('400 invalid_grant');
    expect((await exchange(code)).status).toBe(200);
  });

  it('S28 refuses a verifier that is too short, though it belongs to the challenge', async () => {
    const { control, addressWith, codeIn, exchange } = await createCodeVisit();
    const short = 'a'.repeat(42);
    const challenge = createHash('sha256').update(short).digest('base64url');
    const code = codeIn(control.authorize(addressWith({ code_challenge: challenge })));
    expect(refusal(await exchange(code, { codeVerifier: short }))).toBe('400 invalid_grant');
  });

  it('S28 refuses another client, who cannot take anything back either', async () => {
    const { trial, exchange, freshCode } = await createCodeVisit();
    const other = await trial.register(registeredForCodes);
    const code = freshCode();
    expect(refusal(await exchange(code, other))).toBe('400 invalid_grant');
    const { body } = await exchange(code);
    expect(refusal(await exchange(code, other))).toBe('400 invalid_grant');
    expect((await trial.portal('/assignment/accounts', textIn(body, 'accessToken'))).status).toBe(200);
  });

  it('S28 refuses a code that is too old', async () => {
    const { trial, exchange, freshCode } = await createCodeVisit({ authorizationCodeSeconds: 60 });
    const [early, late] = [freshCode(), freshCode()];
    trial.clock.advance(59_999);
    expect((await exchange(early)).status).toBe(200);
    trial.clock.advance(1);
    expect(refusal(await exchange(late))).toBe('400 invalid_grant');
    expect(() => createTrial({ authorizationCodeSeconds: 601 })).toThrow(RangeError);
  });

  it('S20 refuses a client registered for other grants', async () => {
    const { exchange } = await createCodeVisit({}, { grantTypes: ['refresh_token'] });
    expect(refusal(await exchange('c'))).toBe('400 unauthorized_client');
  });

  it('keeps codes among the secrets and out of the log', async () => {
    const { control, client, trial, exchange, freshCode, addressWith } = await createCodeVisit();
    await trial.simulator.fetch(new Request(addressWith()));
    const code = freshCode();
    await exchange(code);
    expect(control.secrets()).toContain(code);
    const entries = control.requests();
    expect(entries.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'RegisterClient 200',
      'Authorize 303',
      'CreateToken 200',
    ]);
    expect(entries[1]?.clientId).toBe(client.clientId);
    const written = JSON.stringify(entries);
    expect(control.secrets().filter((secret) => written.includes(secret))).toEqual([]);
  });
});
