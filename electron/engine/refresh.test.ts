import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';

const signedInBed = async (options: Parameters<typeof createEngineBed>[0] = {}) => {
  const bed = createEngineBed(options);
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  return bed;
};

type Bed = Awaited<ReturnType<typeof signedInBed>>;

const tokenOf = (bed: Bed) => {
  const token = bed.vault.get('northwind')?.token;
  if (token === undefined) throw new Error('no token is kept');
  return token;
};

const refreshesSince = (bed: Bed, at: number) => bed.exchangesOf('POST /token').filter((call) => call.at >= at);

describe('background refresh', () => {
  it('renews a one-hour token with more than 15 minutes left, again and again', async () => {
    const bed = await signedInBed();
    const seen = new Set<string>();
    for (let minute = 0; minute < 7 * 60; minute += 1) {
      await bed.clock.advance(minuteMs);
      const token = tokenOf(bed);
      seen.add(token.accessToken);
      expect(token.expiresAt - bed.clock.now()).toBeGreaterThan(15 * minuteMs);
    }
    expect(seen.size).toBeGreaterThan(9);
    expect(seen.size).toBeLessThan(13);
  });

  it('never hands a timer more than it can carry', async () => {
    const bed = await signedInBed();
    await bed.clock.advance(hourMs);
    expect(bed.clock.longestTimerMs()).toBeLessThanOrEqual(30 * secondMs);
  });

  it('renews in time under strict rotation, too', async () => {
    const bed = await signedInBed({ refreshTokenRotation: { graceSeconds: 0 } });
    await bed.clock.advance(6 * hourMs);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('asks for a sign-in once the portal session is over, and not before', async () => {
    const bed = await signedInBed({ portalSessionSeconds: 2 * 3600 });
    await bed.clock.advance(2 * hourMs - minuteMs);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    await bed.clock.advance(5 * minuteMs);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'sign-in-again' });
  });

  it('stays signed in through five minutes without the service, calling rarely', async () => {
    const bed = await signedInBed();
    await bed.clock.advance(38 * minuteMs);
    const downAt = bed.clock.now();
    bed.network.isServiceUp = false;
    await bed.clock.advance(5 * minuteMs);
    const calls = refreshesSince(bed, downAt);
    expect(calls.length).toBeGreaterThan(3);
    expect(calls.length).toBeLessThanOrEqual(20);
    for (const [index, call] of calls.entries()) {
      if (index > 0) expect(call.at - (calls[index - 1]?.at ?? 0)).toBeGreaterThan(secondMs);
    }
    expect(bed.status('northwind')).toMatchObject({
      kind: 'signed-in',
      renewal: { kind: 'waiting', because: 'offline' },
    });
    bed.network.isServiceUp = true;
    const before = tokenOf(bed).accessToken;
    await bed.clock.advance(minuteMs);
    expect(tokenOf(bed).accessToken).not.toBe(before);
    expect(bed.status('northwind')).toMatchObject({ renewal: { kind: 'planned' } });
  });

  it.each(['refused', 'hanging'] as const)(
    'comes back within a minute when the token expired meanwhile (%s)',
    async (how) => {
      const bed = await signedInBed({ accessTokenSeconds: 120 });
      await bed.clock.advance(70 * secondMs);
      bed.network.isServiceUp = how !== 'refused';
      bed.network.isServiceHanging = how === 'hanging';
      await bed.clock.advance(5 * minuteMs);
      expect(tokenOf(bed).expiresAt).toBeLessThan(bed.clock.now());
      expect(bed.status('northwind')?.kind).toBe('signed-in');
      bed.network.isServiceUp = true;
      bed.network.isServiceHanging = false;
      await bed.clock.advance(minuteMs);
      expect(tokenOf(bed).expiresAt).toBeGreaterThan(bed.clock.now());
    },
  );

  it('holds while offline and goes on as soon as the network is back', async () => {
    const bed = await signedInBed();
    bed.network.isOnline = false;
    await bed.clock.advance(50 * minuteMs);
    expect(bed.exchangesOf('POST /token').length).toBe(1);
    expect(bed.status('northwind')).toMatchObject({ renewal: { kind: 'waiting', because: 'offline' } });
    bed.network.isOnline = true;
    bed.engine.wake();
    await bed.clock.settle();
    expect(bed.exchangesOf('POST /token').length).toBe(2);
    expect(bed.status('northwind')).toMatchObject({ renewal: { kind: 'planned' } });
  });

  it('refreshes at once after a sleep across the expiry', async () => {
    const bed = await signedInBed();
    bed.clock.sleep(3 * hourMs);
    bed.engine.wake();
    await bed.clock.settle();
    expect(tokenOf(bed).expiresAt).toBeGreaterThan(bed.clock.now());
    bed.clock.sleep(26 * 24 * hourMs);
    bed.engine.wake();
    await bed.clock.settle();
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'sign-in-again' });
  });

  it('survives an answer that was lost after the service rotated the token', async () => {
    const bed = await signedInBed({ refreshTokenRotation: { graceSeconds: 60 } });
    bed.simulator.control.faults.add({ kind: 'committed-but-response-lost', route: 'CreateToken', times: 1 });
    await bed.clock.advance(45 * minuteMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  });

  it.each([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 502 },
    { kind: 'throttle' },
    { kind: 'drop' },
    { kind: 'malformed' },
    { kind: 'truncated' },
  ] as const)('keeps the sign-in through $kind $status', async (fault) => {
    const bed = await signedInBed();
    bed.simulator.control.faults.add({ ...fault, route: 'CreateToken', times: 3 });
    await bed.clock.advance(50 * minuteMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
    expect(tokenOf(bed).expiresAt).toBeGreaterThan(bed.clock.now());
  });

  it('serves the access token to its end when the registration is refused', async () => {
    const bed = await signedInBed();
    bed.simulator.control.faults.add({
      kind: 'status',
      route: 'CreateToken',
      status: 401,
      exception: 'InvalidClientException',
    });
    await bed.clock.advance(45 * minuteMs);
    const renewal = { kind: 'impossible', because: 'registration-expired' };
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal });
    await bed.clock.advance(20 * minuteMs);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'registration-expired' });
  });

  it('goes on when the vault cannot be written, and says so', async () => {
    let isDiskFull = false;
    const bed = await signedInBed({
      wrapSecrets: (secrets) => ({
        ...secrets,
        write: async (id, value) => {
          await secrets.write(id, value);
          if (isDiskFull) throw new Error('ENOSPC');
        },
      }),
    });
    isDiskFull = true;
    await bed.clock.advance(3 * hourMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
    expect(bed.notices.length).toBeGreaterThan(0);
  });

  it('asks an unreadable vault again later', async () => {
    let isReadable = true;
    const bed = await signedInBed({
      wrapSecrets: (secrets) => ({
        ...secrets,
        read: async (id) => {
          if (!isReadable) throw new Error('locked');
          return await secrets.read(id);
        },
      }),
    });
    isReadable = false;
    await bed.clock.advance(45 * minuteMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'waiting' } });
    isReadable = true;
    await bed.clock.advance(minuteMs);
    expect(bed.status('northwind')).toMatchObject({ renewal: { kind: 'planned' } });
  });

  it('keeps two sessions apart: one hangs, the other is renewed', async () => {
    const bed = createEngineBed();
    const other = { ...northwind, id: 'auditor', name: 'Auditor' };
    await bed.engine.start([northwind, other]);
    await bed.signIn('northwind', 'maya');
    await bed.signIn('auditor', 'auditor');
    bed.simulator.control.revokeSessions('maya');
    await bed.clock.advance(45 * minuteMs);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'sign-in-again' });
    expect(bed.status('auditor')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  });

  it('a restart finds the session again and plans its refresh', async () => {
    const bed = await signedInBed();
    bed.engine.stop();
    await bed.clock.advance(50 * minuteMs);
    expect(bed.exchangesOf('POST /token')).toHaveLength(1);
    await bed.restart().start([northwind]);
    await bed.clock.advance(secondMs);
    expect(bed.exchangesOf('POST /token')).toHaveLength(2);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  });
});
