import { expect } from 'vitest';
import type { Driver } from './aws-drivers.ts';

type Members = Parameters<Driver['call']>[1];

export const startUrl = 'https://d-1234567890.awsapps.com/start';
export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** What the operation answers; throws where it is refused. */
export const answerOf = async (driver: Driver, operation: string, members: Members) => {
  const outcome = await driver.call(operation, members);
  if (!('value' in outcome)) throw new Error(`${operation}: ${JSON.stringify(outcome)}`);
  return outcome.value;
};

/** The error that the operation is refused with. */
export const errorOf = async (driver: Driver, operation: string, members: Members): Promise<string> => {
  const outcome = await driver.call(operation, members);
  return 'code' in outcome ? outcome.code : 'no error';
};

export const register = async (driver: Driver, scopes: readonly string[] = ['sso:account:access']) => {
  const members = { clientName: 'trial', clientType: 'public', ...(scopes.length > 0 && { scopes }) };
  const registered = await answerOf(driver, 'RegisterClient', members);
  const issuedAt = Number(registered.clientIdIssuedAt);
  expect(Math.abs(issuedAt - Date.now() / 1000)).toBeLessThan(30);
  expect(Number(registered.clientSecretExpiresAt) - issuedAt).toBe(7_776_000);
  return { clientId: String(registered.clientId), clientSecret: String(registered.clientSecret) };
};

/** Registers and starts a device authorization; `poll` is what to ask CreateToken with. */
export const begin = async (driver: Driver, address = startUrl, scopes?: readonly string[]) => {
  const client = await register(driver, scopes);
  const started = await answerOf(driver, 'StartDeviceAuthorization', { ...client, startUrl: address });
  expect(started).toMatchObject({
    userCode: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
    verificationUri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/device$/),
    verificationUriComplete: `${started.verificationUri}?user_code=${started.userCode}`,
    expiresIn: 600,
    interval: 1,
  });
  return { client, poll: { ...client, grantType: deviceCodeGrant, deviceCode: String(started.deviceCode) } };
};

export const scopedToken = {
  accessToken: expect.stringMatching(/^aoa-/),
  tokenType: 'Bearer',
  expiresIn: 3600,
  refreshToken: expect.stringMatching(/^aor-/),
};

/** From registering to a refreshed token, with `allow` in the place of the person. */
export const completeDeviceFlow = async (driver: Driver, allow: () => Promise<unknown>): Promise<void> => {
  const { client, poll } = await begin(driver);
  expect(await errorOf(driver, 'CreateToken', poll)).toBe('AuthorizationPendingException');
  await allow();
  const token = await answerOf(driver, 'CreateToken', poll);
  expect(token).toMatchObject(scopedToken);
  expect(await errorOf(driver, 'CreateToken', poll)).toBe('InvalidGrantException');
  const refresh = { ...client, grantType: 'refresh_token', refreshToken: String(token.refreshToken) };
  const refreshed = await answerOf(driver, 'CreateToken', refresh);
  expect(refreshed).toMatchObject(scopedToken);
  expect(refreshed.accessToken).not.toBe(token.accessToken);
};
