import { describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import type { Account, CatalogDelta } from '../../shared/model.ts';
import { hourMs, minuteMs } from '../../shared/time.ts';
import { generateDirectory } from '../../simulator/generated-directory.ts';
import { marginForTools } from './access-token.ts';

const signedInBed = async (options: Parameters<typeof createEngineBed>[0] = {}) => {
  const bed = createEngineBed(options);
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  return bed;
};

type Bed = Awaited<ReturnType<typeof signedInBed>>;

const names = (bed: Bed) => bed.engine.catalog('northwind').accounts.map((account) => account.accountName);

const rolesOf = (bed: Bed, accountName: string) =>
  bed.engine.catalog('northwind').accounts.find((account) => account.accountName === accountName)?.roles;

const replay = (deltas: readonly CatalogDelta[]) => {
  const accounts = new Map<string, Account>();
  let revision = 0;
  for (const delta of deltas) {
    expect(delta.from).toBe(revision);
    for (const account of delta.changed) accounts.set(account.accountId, account);
    for (const accountId of delta.removed) accounts.delete(accountId);
    revision = delta.revision;
  }
  return { revision, accounts };
};

describe('catalog', () => {
  it('lists every account and role after the sign-in, keeping leading zeros and accounts without roles', async () => {
    const bed = await signedInBed();
    expect(names(bed)).toHaveLength(12);
    expect(rolesOf(bed, 'search-prod')).toEqual(['AdministratorAccess', 'BreakGlass', 'ReadOnly']);
    expect(rolesOf(bed, 'sandbox-empty')).toEqual([]);
    expect(bed.engine.catalog('northwind').accounts.map((account) => account.accountId)).toContain('007199342208');
    expect(bed.syncs.get('northwind')).toEqual({ kind: 'synced', at: expect.any(Number) });
  });

  it('tells the same in deltas, from one revision to the next', async () => {
    const bed = await signedInBed();
    const { revision, accounts } = replay(bed.deltas);
    const catalog = bed.engine.catalog('northwind');
    expect(revision).toBe(catalog.revision);
    expect([...accounts.values()]).toHaveLength(catalog.accounts.length);
    for (const account of catalog.accounts) expect(accounts.get(account.accountId)).toEqual(account);
  });

  it('follows what changed since: new, removed, assigned and unassigned', async () => {
    const bed = await signedInBed();
    const { control } = bed.simulator;
    control.unassign('maya', '007199342208', 'BreakGlass');
    control.removeAccount('508836114297');
    control.addAccount({ accountId: '000000000001', accountName: 'brand-new', emailAddress: 'new@northwind.example' });
    control.assign('maya', '000000000001', 'ReadOnly');
    const before = bed.deltas.length;
    await bed.engine.sync('northwind');
    expect(rolesOf(bed, 'search-prod')).toEqual(['AdministratorAccess', 'ReadOnly']);
    expect(names(bed)).not.toContain('mobile-dev');
    expect(rolesOf(bed, 'brand-new')).toEqual(['ReadOnly']);
    const touched = bed.deltas.slice(before).flatMap((delta) => delta.changed.map((account) => account.accountName));
    expect(new Set(touched)).toEqual(new Set(['search-prod', 'brand-new']));
  });

  it('shows the last run at once after a restart', async () => {
    const bed = await signedInBed();
    bed.engine.stop();
    bed.network.isServiceUp = false;
    const again = bed.restart();
    await again.start([northwind]);
    expect(again.catalog('northwind').accounts).toHaveLength(12);
  });

  it('lists a large organization in pages, slowing down on 429 until all is there', async () => {
    const directory = generateDirectory({ accounts: 230, roles: 3, seed: 7 });
    const bed = createEngineBed({ directory, portalCallsPerSecond: 5 });
    await bed.engine.start([
      { ...northwind, startUrl: bed.simulator.control.startUrl, region: bed.simulator.control.region },
    ]);
    const { userCode, done } = await bed.reachUserCode('northwind');
    bed.simulator.control.approve(userCode);
    await bed.clock.advance(10 * minuteMs);
    await done;
    const catalog = bed.engine.catalog('northwind');
    expect(catalog.accounts).toHaveLength(230);
    expect(catalog.accounts.every((account) => account.roles !== undefined)).toBe(true);
    expect(bed.syncs.get('northwind')?.kind).toBe('synced');
    const throttled = bed.simulator.control.requests().filter((request) => request.status === 429);
    expect(throttled.length).toBeLessThan(40);
  });

  it('says from the first failure on that AWS fails, until it answers again', async () => {
    const bed = await signedInBed();
    bed.simulator.control.faults.add({ kind: 'status', route: 'ListAccounts', status: 503, times: 2 });
    const done = bed.engine.sync('northwind');
    await bed.clock.settle();
    expect(bed.syncs.get('northwind')).toMatchObject({ kind: 'syncing', failing: 'service-failed' });
    const release = bed.simulator.control.faults.add({ kind: 'throttle', route: 'ListAccountRoles' });
    await bed.clock.advance(20_000);
    expect(bed.syncs.get('northwind')).toEqual({ kind: 'syncing', done: 0, total: 12, throttled: true });
    release();
    await bed.clock.advance(minuteMs);
    await done;
    expect(bed.syncs.get('northwind')?.kind).toBe('synced');
  });

  it('reports a sync that failed and keeps what it knew', async () => {
    const bed = await signedInBed();
    bed.network.isServiceUp = false;
    const done = bed.engine.sync('northwind');
    await bed.clock.advance(5 * minuteMs);
    await done;
    expect(bed.syncs.get('northwind')).toMatchObject({ kind: 'failed', because: 'offline' });
    expect(names(bed)).toHaveLength(12);
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });
});

describe('role credentials', () => {
  const role = { sessionId: 'northwind', accountId: '412055367781', roleName: 'AdministratorAccess' };
  const credentialCalls = (bed: Bed) => bed.exchangesOf('GET /federation/credentials');

  it('are fetched once for callers who ask at the same time', async () => {
    const bed = await signedInBed();
    const answers = await Promise.all([1, 2, 3].map(() => bed.engine.roleCredentials(role)));
    expect(new Set(answers.map(({ sessionToken }) => sessionToken)).size).toBe(1);
    expect(credentialCalls(bed)).toHaveLength(1);
  });

  it('are told of when they are issued, and not when those kept are used again', async () => {
    const bed = await signedInBed();
    const askedAt = bed.clock.now();
    await bed.engine.roleCredentials(role);
    const { expiresAt } = await bed.engine.roleCredentials(role);
    expect(bed.issued).toEqual([{ role, issuedAt: askedAt, expiresAt }]);
  });

  it('are reused until five minutes before they expire', async () => {
    const bed = await signedInBed();
    await bed.engine.roleCredentials(role);
    await bed.clock.advance(54 * minuteMs);
    await bed.engine.roleCredentials(role);
    expect(credentialCalls(bed)).toHaveLength(1);
    await bed.clock.advance(2 * minuteMs);
    const fresh = await bed.engine.roleCredentials(role);
    expect(credentialCalls(bed)).toHaveLength(2);
    expect(fresh.expiresAt - bed.clock.now()).toBe(hourMs);
  });

  it('are fetched anew for tools while more than 15 minutes of them are left', async () => {
    const bed = await signedInBed();
    await bed.engine.roleCredentials(role, marginForTools);
    await bed.clock.advance(43 * minuteMs);
    await bed.engine.roleCredentials(role, marginForTools);
    expect(credentialCalls(bed)).toHaveLength(1);
    await bed.clock.advance(2 * minuteMs);
    await bed.engine.roleCredentials(role);
    expect(credentialCalls(bed)).toHaveLength(1);
    await bed.engine.roleCredentials(role, marginForTools);
    expect(credentialCalls(bed)).toHaveLength(2);
  });

  it('a role not assigned any more is told apart from a sign-in that ended', async () => {
    const bed = await signedInBed();
    bed.simulator.control.unassign('maya', role.accountId, role.roleName);
    await expect(bed.engine.roleCredentials(role)).rejects.toMatchObject({ code: 'no-access' });
    expect(bed.status('northwind')?.kind).toBe('signed-in');
  });

  it('a 401 refreshes once and then works', async () => {
    const bed = await signedInBed();
    bed.simulator.control.faults.add({ kind: 'status', route: 'GetRoleCredentials', status: 401, times: 1 });
    const tokens = bed.exchangesOf('POST /token').length;
    await bed.engine.roleCredentials(role);
    expect(bed.exchangesOf('POST /token')).toHaveLength(tokens + 1);
  });

  it('a 401 with the refreshed token too asks for a sign-in', async () => {
    const bed = await signedInBed();
    bed.simulator.control.faults.add({ kind: 'status', route: 'GetRoleCredentials', status: 401 });
    await expect(bed.engine.roleCredentials(role)).rejects.toMatchObject({ code: 'sign-in-again' });
    expect(bed.status('northwind')).toEqual({ kind: 'signed-out', because: 'sign-in-again' });
  });

  it.each([{ kind: 'throttle' }, { kind: 'status', status: 503 }, { kind: 'drop' }] as const)(
    'are tried again after $kind',
    async (fault) => {
      const bed = await signedInBed();
      bed.simulator.control.faults.add({ ...fault, route: 'GetRoleCredentials', times: 2 });
      const asked = bed.engine.roleCredentials(role);
      await bed.clock.advance(5_000);
      await expect(asked).resolves.toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
    },
  );

  it('are forgotten with the sign-in', async () => {
    const bed = await signedInBed();
    await bed.engine.roleCredentials(role);
    await bed.engine.signOut('northwind');
    await bed.signIn('northwind');
    await bed.engine.roleCredentials(role);
    expect(credentialCalls(bed)).toHaveLength(2);
  });
});
