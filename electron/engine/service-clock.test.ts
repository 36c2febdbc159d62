import { describe, expect, it } from 'vitest';
import { createEngineBed, type EngineBed, northwind } from '../../e2e/engine-bed.ts';
import { createHandClock } from '../../e2e/hand-clock.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { createServiceClock } from './service-clock.ts';

const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };

const offBy = async (ms: number) => {
  const bed = createEngineBed();
  bed.network.serviceAheadMs = ms;
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  return bed;
};

const refreshesOf = (bed: EngineBed) =>
  bed.simulator.control.requests().filter(({ grantType }) => grantType === 'refresh_token');

const signedIn = (bed: EngineBed) => {
  const status = bed.status('northwind');
  if (status?.kind !== 'signed-in') throw new Error(`expected to be signed in, found ${JSON.stringify(status)}`);
  return status;
};

describe('with the machine 24 hours off', () => {
  it.each([
    ['behind', dayMs],
    ['ahead', -dayMs],
  ])('%s, signs in, tells it, and shows instants by the clock on the wall', async (_where, skewMs) => {
    const bed = await offBy(skewMs);
    expect(Math.abs((bed.skews.at(-1) ?? 0) - skewMs)).toBeLessThan(2 * secondMs);
    expect(Math.abs(bed.engine.serviceNow() - (bed.clock.now() + skewMs))).toBeLessThan(2 * secondMs);
    const { issuedAt, expiresAt } = signedIn(bed);
    expect(Math.abs(issuedAt - bed.clock.now())).toBeLessThan(minuteMs);
    expect(Math.abs(expiresAt - (bed.clock.now() + hourMs))).toBeLessThan(minuteMs);
  });

  it.each([dayMs, -dayMs])('refreshes once in each life of a token, for hours (%d)', async (skewMs) => {
    const bed = await offBy(skewMs);
    await bed.clock.advance(4 * hourMs);
    expect(refreshesOf(bed).length).toBeGreaterThanOrEqual(4);
    expect(refreshesOf(bed).length).toBeLessThanOrEqual(7);
    expect(signedIn(bed).expiresAt).toBeGreaterThan(bed.clock.now());
  });

  it.each([dayMs, -dayMs])(
    'hands out role credentials that end by the clock of this machine, and no spent ones (%d)',
    async (skewMs) => {
      const bed = await offBy(skewMs);
      const first = await bed.engine.roleCredentials(role);
      expect(Math.abs(first.expiresAt - (bed.clock.now() + hourMs))).toBeLessThan(minuteMs);
      await bed.clock.advance(30 * minuteMs);
      expect((await bed.engine.roleCredentials(role)).sessionToken).toBe(first.sessionToken);
      await bed.clock.advance(31 * minuteMs);
      const second = await bed.engine.roleCredentials(role);
      expect(second.sessionToken).not.toBe(first.sessionToken);
      expect(second.expiresAt).toBeGreaterThan(bed.clock.now());
    },
  );

  it.each([dayMs, -dayMs])('writes the shared token as tools on this machine count its life (%d)', async (skewMs) => {
    const bed = createEngineBed();
    bed.network.serviceAheadMs = skewMs;
    await bed.engine.start([{ ...northwind, sharedAs: { kind: 'sso-session', name: 'northwind' } }]);
    await bed.signIn('northwind');
    const written = bed.shared.get('northwind')?.token?.expiresAt ?? 0;
    expect(Math.abs(written - (bed.clock.now() + hourMs))).toBeLessThan(minuteMs);
    await bed.clock.advance(2 * hourMs);
    expect(signedIn(bed).expiresAt).toBeGreaterThan(bed.clock.now());
  });

  it.each([dayMs, -dayMs])('goes on after a restart, when nothing has been heard yet (%d)', async (skewMs) => {
    const bed = await offBy(skewMs);
    bed.engine.stop();
    await bed.clock.advance(20 * minuteMs);
    const again = bed.restart();
    await again.start([northwind]);
    await bed.clock.advance(2 * minuteMs);
    const { expiresAt } = signedIn(bed);
    expect(expiresAt).toBeGreaterThan(bed.clock.now());
    expect(expiresAt).toBeLessThanOrEqual(bed.clock.now() + hourMs + minuteMs);
    again.stop();
  });
});

describe('a clock that is set while a token lives', () => {
  it.each([
    ['ahead', dayMs],
    ['back', -dayMs],
  ])('%s: tokens and role credentials are renewed in time', async (_direction, byMs) => {
    const bed = await offBy(0);
    const { sessionToken } = await bed.engine.roleCredentials(role);
    await bed.clock.advance(10 * minuteMs);
    bed.clock.set(byMs);
    bed.network.serviceAheadMs = -byMs;
    await bed.clock.advance(3 * hourMs);
    expect(signedIn(bed).expiresAt).toBeGreaterThan(bed.clock.now());
    expect(signedIn(bed).expiresAt).toBeLessThanOrEqual(bed.clock.now() + hourMs + minuteMs);
    expect(refreshesOf(bed).length).toBeGreaterThanOrEqual(3);
    expect(refreshesOf(bed).length).toBeLessThanOrEqual(7);
    const fresh = await bed.engine.roleCredentials(role);
    expect(fresh.sessionToken).not.toBe(sessionToken);
    expect(fresh.expiresAt).toBeGreaterThan(bed.clock.now());
  });
});

describe('one answer with a wrong date', () => {
  const legacy = { ...northwind, scopes: [] };
  const afterOne = async (session: typeof northwind, ms: number) => {
    const bed = createEngineBed();
    await bed.engine.start([session]);
    await bed.signIn('northwind');
    await bed.clock.advance(minuteMs);
    bed.network.wrongDates.push(ms);
    await bed.engine.sync('northwind');
    await bed.clock.advance(minuteMs);
    return bed;
  };

  it.each([
    ['that cannot be renewed', legacy, dayMs],
    ['whose registration would have run out', northwind, 120 * dayMs],
    ['that can be renewed', northwind, dayMs],
  ])('ends no sign-in %s', async (_, session, ms) => {
    const bed = await afterOne(session, ms);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in' });
    expect(await bed.engine.roleCredentials(role)).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
    expect(Math.abs(bed.engine.serviceNow() - bed.clock.now())).toBeLessThan(minuteMs);
  });

  it('ends none either while no other follows, and a second one ends what has run out', async () => {
    const bed = createEngineBed();
    await bed.engine.start([legacy]);
    await bed.signIn('northwind');
    bed.network.wrongDates.push(dayMs);
    await bed.engine.roleCredentials(role);
    await bed.clock.advance(5 * minuteMs);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in' });
    bed.network.wrongDates.push(dayMs);
    await bed.engine.roleCredentials(role);
    await bed.clock.advance(minuteMs);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'token-ran-out' });
  });
});

describe('the clock itself', () => {
  const clockWith = (dates: Iterable<string | undefined>) => {
    const local = createHandClock();
    const skews: number[] = [];
    const clock = createServiceClock(local, (skewMs) => skews.push(skewMs));
    const queue = [...dates];
    const ask = clock.learning(async () => {
      const date = queue.shift();
      return new Response('', { headers: date === undefined ? {} : { date } });
    });
    return { local, clock, skews, ask: () => ask('https://oidc.example/', {}) };
  };
  const utc = (at: number) => new Date(at).toUTCString();

  it('learns nothing from what is within half a minute, has no date, or none that can be read', async () => {
    const at = createHandClock().now();
    const { clock, skews, ask, local } = clockWith([utc(at + 20_000), undefined, 'soon']);
    for (let each = 0; each < 3; each += 1) await ask();
    expect(skews).toEqual([]);
    expect(clock.now()).toBe(local.now());
  });

  it('believes the last answer, and comes back to none when the machine is right again', async () => {
    const at = createHandClock().now();
    const { clock, skews, ask, local } = clockWith([utc(at + dayMs), utc(at)]);
    await ask();
    expect(Math.abs(clock.now() - local.now() - dayMs)).toBeLessThanOrEqual(secondMs);
    await ask();
    expect(clock.now()).toBe(local.now());
    expect(skews).toHaveLength(2);
  });

  it('is certain of a later time only when a second answer says so', async () => {
    const at = createHandClock().now();
    const { clock, ask, local } = clockWith([utc(at + dayMs), utc(at + dayMs), utc(at - dayMs)]);
    await ask();
    expect(clock.certain()).toBe(local.now());
    await ask();
    expect(clock.certain()).toBe(clock.now());
    await ask();
    expect(clock.certain()).toBe(clock.now());
  });

  it('learns nothing from a host that leads elsewhere', async () => {
    const local = createHandClock();
    const clock = createServiceClock(local, () => undefined);
    const headers = { date: utc(local.now() + dayMs), location: 'https://northwind.awsapps.com/start' };
    await clock.learning(async () => new Response(null, { status: 302, headers }))(
      'https://sso.northwind.example/',
      {},
    );
    expect(clock.now()).toBe(local.now());
  });

  it('reads an instant marked before the answer by what the answer told', async () => {
    const at = createHandClock().now();
    const { clock, ask } = clockWith([utc(at + dayMs)]);
    const mark = clock.mark();
    expect(mark()).toBe(at);
    await ask();
    expect(Math.abs(mark() - at - dayMs)).toBeLessThanOrEqual(secondMs);
  });
});
