import { describe, expect, it, vi } from 'vitest';
import type { Fault } from './faults.ts';
import { createTrial, textIn } from './trial.ts';

const setUp = async (fault: Fault) => {
  const trial = createTrial();
  const signedIn = await trial.signIn('maya');
  const takeBack = trial.simulator.control.faults.add(fault);
  const list = () => trial.portal('/assignment/accounts', signedIn.accessToken);
  return { trial, ...signedIn, takeBack, list };
};

describe('faults', () => {
  it('are gone when taken back, and strike their own route only', async () => {
    const { takeBack, list, trial, client, refreshToken } = await setUp({
      kind: 'status',
      route: 'ListAccounts',
      status: 503,
    });
    expect((await list()).status).toBe(503);
    expect((await trial.refresh(client, refreshToken)).status).toBe(200);
    takeBack();
    expect((await list()).status).toBe(200);
  });

  it('happen as often as they say', async () => {
    const { list } = await setUp({ kind: 'status', route: '*', status: 500, times: 2 });
    expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([500, 500, 200]);
  });

  it('have to happen at least once', () => {
    const { faults } = createTrial().simulator.control;
    expect(() => faults.add({ kind: 'drop', route: '*', times: 0 })).toThrow(RangeError);
  });

  it('are all gone when cleared', async () => {
    const { trial, list } = await setUp({ kind: 'drop', route: 'api' });
    trial.simulator.control.faults.add({ kind: 'throttle', route: '*' });
    trial.simulator.control.faults.clear();
    expect((await list()).status).toBe(200);
  });

  it('latency answers after its time and not before', async () => {
    vi.useFakeTimers();
    try {
      const { list } = await setUp({ kind: 'latency', route: 'ListAccounts', ms: 5000 });
      const answered = vi.fn();
      const listing = list().then(answered);
      await vi.advanceTimersByTimeAsync(4999);
      expect(answered).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      await listing;
      expect(answered).toHaveBeenCalledWith(expect.objectContaining({ status: 200 }));
    } finally {
      vi.useRealTimers();
    }
  });

  it('latency ends when the caller gives up', async () => {
    const { trial, accessToken } = await setUp({ kind: 'latency', route: 'Logout', ms: 60_000 });
    const giveUp = new AbortController();
    const leaving = trial.simulator.fetch(
      new Request('http://127.0.0.1/logout', {
        method: 'POST',
        headers: { 'x-amz-sso_bearer_token': accessToken },
        signal: giveUp.signal,
      }),
    );
    giveUp.abort(new Error('no more patience'));
    await expect(leaving).rejects.toThrow('no more patience');
    expect((await trial.portal('/assignment/accounts', accessToken)).status).toBe(200);
  });

  it('status answers in the form of the service, with another exception where one is named', async () => {
    const { trial, list } = await setUp({ kind: 'status', route: 'ListAccounts', status: 500 });
    expect((await list()).body).toEqual({
      message: expect.any(String),
      __type: 'com.amazonaws.switchboard.portal#InternalServerException',
    });
    trial.simulator.control.faults.add({
      kind: 'status',
      route: 'RegisterClient',
      status: 400,
      exception: 'AccessDeniedException',
      error: 'access_denied',
    });
    const refused = await trial.post('/client/register', {});
    expect(refused.body.error).toBe('access_denied');
    expect(refused.headers.get('x-amzn-errortype')).toMatch(/^AccessDeniedException:/);
  });

  it('throttle answers as each service does', async () => {
    const { trial, list, client, refreshToken } = await setUp({ kind: 'throttle', route: 'api' });
    expect((await list()).status).toBe(429);
    const refreshed = await trial.refresh(client, refreshToken);
    expect([refreshed.status, refreshed.body.error]).toEqual([400, 'slow_down']);
  });

  it('drop rejects as fetch does and does nothing', async () => {
    const { trial, accessToken, list, takeBack } = await setUp({ kind: 'drop', route: 'Logout' });
    await expect(trial.logout(accessToken)).rejects.toThrow(TypeError);
    takeBack();
    expect((await list()).status).toBe(200);
    expect(trial.simulator.control.requests().find(({ operation }) => operation === 'Logout')?.status).toBeUndefined();
  });

  it('malformed answers 200 with something else', async () => {
    const { list } = await setUp({ kind: 'malformed', route: 'ListAccounts' });
    await expect(list()).rejects.toThrow(SyntaxError);
  });

  it('truncated does the work and breaks off in the answer', async () => {
    const { trial, accessToken, list } = await setUp({ kind: 'truncated', route: 'ListAccounts', times: 1 });
    const response = await trial.simulator.fetch(
      new Request('http://127.0.0.1/assignment/accounts', { headers: { 'x-amz-sso_bearer_token': accessToken } }),
    );
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    expect((await list()).status).toBe(200);
  });

  it('clock-offset lets the service be wrong about the time on that route', async () => {
    const { trial, accessToken } = await setUp({ kind: 'clock-offset', route: 'GetRoleCredentials', ms: -1_800_000 });
    const { body } = await trial.portal('/federation/credentials', accessToken, {
      account_id: '412055367781',
      role_name: 'ReadOnly',
    });
    expect(body.roleCredentials).toMatchObject({ expiration: trial.clock.now() + 1_800_000 });
  });

  it.each([
    ['an answer', '/federation/credentials', 200],
    ['a refusal', '/federation/nothing', 404],
  ])('clock-offset shows in the Date of %s', async (_, path, status) => {
    const { trial, accessToken } = await setUp({ kind: 'clock-offset', route: '*', ms: 60_000 });
    const answer = await trial.portal(path, accessToken, { account_id: '412055367781', role_name: 'ReadOnly' });
    trial.simulator.control.faults.clear();
    const honest = await trial.portal('/assignment/accounts');
    expect([answer.status, answer.headers.get('date')]).toEqual([status, 'Sun, 22 Nov 2026 12:01:00 GMT']);
    expect(honest.headers.get('date')).toBe('Sun, 22 Nov 2026 12:00:00 GMT');
  });

  it('clock-offset taken back does not make the next poll look too early', async () => {
    const trial = createTrial();
    const client = await trial.register();
    const { deviceCode } = await trial.startDeviceAuthorization(client);
    const takeBack = trial.simulator.control.faults.add({ kind: 'clock-offset', route: 'CreateToken', ms: 300_000 });
    for (let poll = 0; poll < 2; poll += 1) await trial.poll(client, deviceCode);
    takeBack();
    expect((await trial.poll(client, deviceCode)).body.error).toBe('authorization_pending');
  });

  it('revoke ends the sign-ins just before the request is looked at', async () => {
    const { list, trial, client, refreshToken, takeBack } = await setUp({
      kind: 'revoke',
      route: 'ListAccounts',
      userName: 'maya',
    });
    const tomas = await trial.signIn('tomas');
    expect((await list()).status).toBe(401);
    takeBack();
    expect((await trial.refresh(client, refreshToken)).body.error).toBe('invalid_grant');
    expect((await trial.portal('/assignment/accounts', tomas.accessToken)).status).toBe(200);
  });

  it('committed-but-response-lost does the work and answers nothing', async () => {
    const trial = createTrial({ refreshTokenRotation: { graceSeconds: 0 } });
    const { client, refreshToken } = await trial.signIn();
    trial.simulator.control.faults.add({ kind: 'committed-but-response-lost', route: 'CreateToken', times: 1 });
    await expect(trial.refresh(client, refreshToken)).rejects.toThrow('fetch failed');
    expect((await trial.refresh(client, refreshToken)).body.error).toBe('invalid_grant');
  });

  it('leave the device code used up when the answer with its tokens is lost', async () => {
    const trial = createTrial();
    const client = await trial.register();
    const { deviceCode, userCode } = await trial.startDeviceAuthorization(client);
    trial.simulator.control.approve(userCode);
    trial.simulator.control.faults.add({ kind: 'committed-but-response-lost', route: 'CreateToken', times: 1 });
    await expect(trial.poll(client, deviceCode)).rejects.toThrow(TypeError);
    expect(textIn((await trial.poll(client, deviceCode)).body, 'error')).toBe('invalid_grant');
  });
});
