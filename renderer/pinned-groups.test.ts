import { describe, expect, it } from 'vitest';
import type { Account, RecentRole } from '../shared/model.ts';
import { createListing, pinnedGroups } from './pinned-groups.ts';
import { createSearchIndex } from './search-index.ts';

const account = (accountName: string, accountId: string, roles?: readonly string[]): Account => ({
  ...{ accountName, accountId, emailAddress: '' },
  ...(roles && { roles }),
});
const roles = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const accounts = [account('one', '1', roles), account('two', '222222222222', roles), account('not-listed-yet', '3')];
const chained = {
  ...{ id: 'p', name: 'Publisher', roleArn: 'arn:aws:iam::222222222222:role/Publisher' },
  source: { sessionId: 's', accountId: '1', roleName: 'A' },
};
const listing = createListing(createSearchIndex(accounts, [chained]));

const use = (accountId: string, roleName: string, frecentAt = 0, more: Partial<RecentRole> = {}): RecentRole => ({
  ...{ sessionId: 's', accountId, accountName: 'x', roleName, usedAt: 1, frecentAt },
  ...more,
});

const names = (favourites: readonly RecentRole[], recent: readonly RecentRole[]) =>
  pinnedGroups('s', listing, favourites, recent).map(({ pinned, members }) => [
    pinned,
    ...members.map(
      ({ account: { accountName }, role, chained: own }) => `${accountName} ${own?.name ?? role.roleName}`,
    ),
  ]);

describe('the groups before all accounts', () => {
  it('are not there while nothing is in them', () => {
    expect(names([], [])).toEqual([]);
  });

  it('have favourites as they were added, and of the others the five that are used most and last', () => {
    const recent = [
      use('1', 'A', 1),
      use('1', 'B', 9),
      use('222222222222', 'C', 5),
      use('1', 'D', 8),
      use('1', 'E', 2),
    ];
    expect(names([use('222222222222', 'B'), use('1', 'A')], [...recent, use('1', 'F', 7), use('1', 'G', 6)])).toEqual([
      ['favourites', 'two B', 'one A'],
      ['recent', 'one B', 'one D', 'one F', 'one G', 'two C'],
    ]);
  });

  it('have only what the session lists, and nothing of another one', () => {
    const gone = [
      use('1', 'NotAssignedAnyMore'),
      use('9', 'A'),
      use('3', 'A'),
      use('1', 'A', 0, { sessionId: 'other' }),
    ];
    expect(names([...gone, use('222222222222', 'A')], gone)).toEqual([['favourites', 'two A']]);
  });

  it('have chained roles by their own name, and never for a role of a permission set', () => {
    const publisher = use('222222222222', 'Publisher', 3, { chainedRoleId: 'p' });
    expect(names([publisher], [use('222222222222', 'Publisher', 3)])).toEqual([['favourites', 'two Publisher']]);
  });
});
