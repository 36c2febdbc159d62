import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';

const signedInBed = async (options: Parameters<typeof createEngineBed>[0] = {}) => {
  const bed = createEngineBed(options);
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  await bed.clock.settle();
  return bed;
};

type Bed = Awaited<ReturnType<typeof signedInBed>>;

const refreshes = (bed: Bed) => bed.exchangesOf('POST /token').length;

const readOnly = { sessionId: 'northwind', accountId: '412055367781', roleName: 'ReadOnly' };

describe('a pause of background work', () => {
  it('renews nothing, calls nobody and signs nobody out, and makes up for it at once', async () => {
    const bed = await signedInBed();
    const called = bed.exchanges.length;
    bed.engine.pause();
    await bed.clock.advance(3 * hourMs);
    bed.engine.wake();
    await bed.clock.settle();
    expect(bed.exchanges).toHaveLength(called);
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
    bed.engine.resume();
    await bed.clock.settle();
    expect(bed.exchanges).toHaveLength(called + 1);
    const status = bed.status('northwind');
    expect(status?.kind === 'signed-in' && status.expiresAt).toBeGreaterThan(bed.clock.now() + 50 * minuteMs);
    await bed.clock.advance(hourMs);
    expect(bed.exchanges.length).toBeGreaterThan(called + 1);
  });

  it('leaves a token alone that is not due when it ends', async () => {
    const bed = await signedInBed();
    const before = refreshes(bed);
    bed.engine.pause();
    await bed.clock.advance(10 * minuteMs);
    bed.engine.resume();
    await bed.clock.settle();
    expect(refreshes(bed)).toBe(before);
    await bed.clock.advance(40 * minuteMs);
    expect(refreshes(bed)).toBe(before + 1);
  });

  it('still renews for a role that is asked for', async () => {
    const bed = await signedInBed();
    bed.engine.pause();
    await bed.clock.advance(2 * hourMs);
    const before = refreshes(bed);
    const credentials = await bed.engine.roleCredentials(readOnly);
    expect(credentials.expiresAt).toBeGreaterThan(bed.clock.now());
    expect(refreshes(bed)).toBe(before + 1);
    await bed.clock.advance(2 * hourMs);
    expect(refreshes(bed)).toBe(before + 1);
  });

  it('tries nothing again that failed, until it ends', async () => {
    const bed = await signedInBed();
    bed.network.isServiceUp = false;
    await bed.clock.advance(42 * minuteMs);
    expect(bed.status('northwind')).toMatchObject({ renewal: { kind: 'waiting' } });
    bed.engine.pause();
    const called = bed.exchanges.length;
    bed.network.isServiceUp = true;
    await bed.clock.advance(hourMs);
    expect(bed.exchanges).toHaveLength(called);
    bed.engine.resume();
    await bed.clock.advance(secondMs);
    expect(bed.exchanges).toHaveLength(called + 1);
    expect(bed.status('northwind')).toMatchObject({ renewal: { kind: 'planned' } });
  });

  it('does not keep a sign-in from its end that cannot be renewed', async () => {
    const bed = createEngineBed();
    await bed.engine.start([{ ...northwind, scopes: [] }]);
    await bed.signIn('northwind');
    bed.engine.pause();
    await bed.clock.advance(9 * hourMs);
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'token-ran-out' });
  });

  it('lists nothing by itself that another tool signed in, until it ends', async () => {
    const shared = { ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } } as const;
    const bed = createEngineBed();
    await bed.engine.start([shared]);
    await bed.signIn('northwind');
    const file = bed.shared.get('corp');
    bed.shared.delete('corp');
    await bed.engine.recheck('northwind');
    bed.engine.pause();
    if (file !== undefined) bed.shared.set('corp', file);
    await bed.engine.recheck('northwind');
    const called = bed.exchanges.length;
    await bed.clock.advance(minuteMs);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(bed.exchanges).toHaveLength(called);
    bed.engine.resume();
    await bed.clock.advance(minuteMs);
    expect(bed.exchanges.length).toBeGreaterThan(called);
    expect(bed.syncs.get('northwind')?.kind).toBe('synced');
  });

  it('does not keep a person from signing in', async () => {
    const bed = createEngineBed();
    await bed.engine.start([northwind]);
    bed.engine.pause();
    await bed.signIn('northwind');
    await bed.clock.advance(minuteMs);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
    expect(bed.syncs.get('northwind')?.kind).toBe('synced');
  });
});

describe('renewing now', () => {
  it('renews a token that is good, and plans the next renewal anew', async () => {
    const bed = await signedInBed();
    await bed.clock.advance(10 * minuteMs);
    const before = refreshes(bed);
    await bed.engine.renew('northwind');
    expect(refreshes(bed)).toBe(before + 1);
    await bed.clock.advance(35 * minuteMs);
    expect(refreshes(bed)).toBe(before + 1);
  });

  it('works also while background work is paused', async () => {
    const bed = await signedInBed();
    bed.engine.pause();
    const before = refreshes(bed);
    await bed.engine.renew('northwind');
    expect(refreshes(bed)).toBe(before + 1);
  });

  it('says why it could not, and goes on trying', async () => {
    const bed = await signedInBed();
    bed.network.isServiceUp = false;
    await expect(bed.engine.renew('northwind')).rejects.toMatchObject({ code: 'offline' });
    expect(bed.status('northwind')).toMatchObject({ kind: 'signed-in', renewal: { kind: 'waiting' } });
  });

  it('leaves a sign-in as it is that cannot be renewed, and refuses one that is none', async () => {
    const bed = createEngineBed();
    await bed.engine.start([{ ...northwind, scopes: [] }]);
    await expect(bed.engine.renew('northwind')).rejects.toMatchObject({ code: 'sign-in-needed-to-copy' });
    await bed.signIn('northwind');
    const before = refreshes(bed);
    await bed.engine.renew('northwind');
    expect(refreshes(bed)).toBe(before);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });
});
