import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../shared/activity.ts';
import { callerLimits, issuedFor, recentUses } from './role-details.ts';

const role = { sessionId: 'n', accountId: '412055367781', roleName: 'ReadOnly' };
const other = { ...role, roleName: 'AdministratorAccess' };
const chained = { ...role, accountId: '264718039925', roleName: 'Publisher', chainedRoleId: 'pub' };

describe('callerLimits', () => {
  const caller = (name: string) => ({ door: 'credential-process', name }) as const;

  it('tells who asks first from who gets nothing', () => {
    const scopes = [
      { caller: caller('asks'), scope: { roles: 'any', consent: 'each-time' } },
      { caller: caller('asks for this'), scope: { roles: [role], consent: 'each-time' } },
      { caller: caller('has another'), scope: { roles: [other], consent: 'given' } },
      { caller: caller('has this'), scope: { roles: [role], consent: 'given' } },
    ] as const;
    const { asking, refused } = callerLimits(scopes, role);
    expect(asking.map(({ name }) => name)).toEqual(['asks', 'asks for this']);
    expect(refused.map(({ name }) => name)).toEqual(['has another']);
  });
});

describe('recentUses', () => {
  const own = (at: number, of = role): ActivityEntry => ({
    ...{ at, own: { kind: 'copied', what: 'fish' }, role: of, outcome: 'allowed' },
  });

  it('keeps the newest of the role alone', () => {
    const entries = [own(5), own(4, other), own(3), own(3), own(2), own(1)];
    expect(recentUses(entries, role, 3).map(({ at, words }) => [at, words])).toEqual([
      [5, 'Copied for fish'],
      [3, 'Copied for fish'],
      [2, 'Copied for fish'],
    ]);
  });
});

describe('issuedFor', () => {
  it('tells a chained role from the one it is named like', () => {
    const plain = { role: { ...chained, chainedRoleId: 'another' }, issuedAt: 1, expiresAt: 2 };
    const own = { role: chained, issuedAt: 1, expiresAt: 3 };
    expect(issuedFor([plain, own], chained)).toBe(own);
    expect(issuedFor([plain], chained)).toBeUndefined();
  });
});
