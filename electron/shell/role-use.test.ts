import { describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import type { ActivityEntry } from '../../shared/activity.ts';
import type { CredentialValue } from '../../shared/model.ts';
import type { CredentialFormat } from '../../shared/settings.ts';
import { dayMs } from '../../shared/time.ts';
import { createRoleUse } from './role-use.ts';
import { createState } from './state.ts';

const role = (number: number) => ({
  sessionId: 'a',
  accountId: String(number).padStart(12, '0'),
  roleName: 'ReadOnly',
});

const createBed = () => {
  const state = createState(emptyState, () => 'id');
  const recorded: ActivityEntry[] = [];
  let now = 100 * dayMs;
  const use = createRoleUse({
    state,
    engine: {
      catalog: () => ({
        revision: 1,
        accounts: [{ accountId: role(1).accountId, accountName: 'prod', emailAddress: '' }],
      }),
    },
    clock: { now: () => now },
    record: (entry) => recorded.push(entry),
  });
  const used = (id: number, what?: CredentialFormat | CredentialValue) =>
    use.used(role(id), what === undefined ? { kind: 'console' } : { kind: 'copied', what });
  const wait = (ms: number) => {
    now += ms;
  };
  return { state, use, used, wait, recorded, recent: () => state.read().recentRoles };
};

describe('createRoleUse', () => {
  it('puts the role used last first, once, with the name of its account', () => {
    const { used, wait, recent } = createBed();
    used(1);
    wait(1000);
    used(2);
    wait(1000);
    used(1);
    expect(recent().map(({ accountName }) => accountName)).toEqual(['prod', role(2).accountId]);
  });

  it('calls roles at hand as their session lists their accounts now, and writes nothing where nothing changed', () => {
    const { state, use, used } = createBed();
    used(1);
    used(2);
    const favourite = { ...role(2), accountName: 'harmless-sandbox' };
    const elsewhere = { ...favourite, sessionId: 'b' };
    state.change({ favourites: [favourite, elsewhere] });
    const listed = (accountName: string) =>
      use.listed({
        ...{ sessionId: 'a', from: 1, revision: 2, removed: [] },
        changed: [{ accountId: role(2).accountId, accountName, emailAddress: '' }],
      });
    listed('shop-prod');
    expect(state.read().favourites.map(({ accountName }) => accountName)).toEqual(['shop-prod', 'harmless-sandbox']);
    expect(state.read().recentRoles.map(({ accountName }) => accountName)).toEqual(['shop-prod', 'prod']);
    const before = state.read();
    listed('shop-prod');
    expect(state.read()).toBe(before);
  });

  it('remembers the form a role was copied in, whatever it is used for afterwards', () => {
    const { used, recent } = createBed();
    used(1, 'fish');
    used(1);
    expect(recent()[0]?.copyFormat).toBe('fish');
    used(1, 'session-token');
    expect(recent()[0]?.copyFormat).toBe('fish');
    used(1, 'json');
    expect(recent()[0]?.copyFormat).toBe('json');
  });

  it('writes down each use, and what was copied', () => {
    const { used, recorded } = createBed();
    used(1);
    used(1, 'secret-access-key');
    const own = { at: 100 * dayMs, role: role(1), outcome: 'allowed' };
    expect(recorded).toEqual([
      { ...own, own: { kind: 'console' } },
      { ...own, own: { kind: 'copied', what: 'secret-access-key' } },
    ]);
  });

  it('forgets of more than fifty the one that is used least, not the one used first', () => {
    const { used, wait, recent } = createBed();
    for (let day = 0; day < 5; day += 1) {
      used(1);
      wait(dayMs);
    }
    for (let number = 2; number <= 52; number += 1) {
      used(number);
      wait(1000);
    }
    expect(recent()).toHaveLength(50);
    expect(recent().at(-1)?.accountName).toBe('prod');
  });
});
