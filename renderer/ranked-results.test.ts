import { describe, expect, it } from 'vitest';
import type { Account, RecentRole } from '../shared/model.ts';
import { countRoles, listedRole } from './listed-roles.ts';
import { rankedResult } from './ranked-results.ts';
import { search } from './search.ts';
import { createSearchIndex } from './search-index.ts';
import { standingsOf } from './standings.ts';

const account = (accountName: string, accountId: string, roles?: readonly string[]): Account => ({
  ...{ accountName, accountId, emailAddress: `aws+${accountName}@northwind.example` },
  ...(roles && { roles }),
});

const accounts = [
  account('alpha-prod', '111111111111', ['AdministratorAccess', 'BreadBaker', 'ReadOnly']),
  account('beta-prod', '222222222222', ['AdministratorAccess', 'ReadOnly']),
  account('gamma-dev', '333333333333', ['ReadOnly']),
  account('read', '444444444444', []),
  account('unlisted-prod', '555555555555'),
];
const publisher = {
  ...{ id: 'p', name: 'Publisher', roleArn: 'arn:aws:iam::222222222222:role/ProdPublisher' },
  source: { sessionId: 's', accountId: '333333333333', roleName: 'ReadOnly' },
};
const index = createSearchIndex(accounts, [publisher]);

const used = (accountId: string, roleName: string, frecentAt: number, chainedRoleId?: string): RecentRole => ({
  ...{ sessionId: 's', accountId, accountName: 'x', roleName, usedAt: 1, frecentAt },
  ...(chainedRoleId !== undefined && { chainedRoleId }),
});

const ranked = (query: string, recent: readonly RecentRole[] = [], favourites: readonly RecentRole[] = []) =>
  rankedResult(search(index, query), standingsOf('s', favourites, recent)).groups.map((group) => [
    group.account.accountName,
    ...Array.from({ length: countRoles(group) }, (_, at) => {
      const listed = listedRole('s', group, at);
      return listed?.chained?.name ?? listed?.role.roleName;
    }),
  ]);

describe('the order of what was found', () => {
  it('is the order of the list before anything is typed', () => {
    expect(ranked('', [used('333333333333', 'ReadOnly', 9)]).map(([name]) => name)).toEqual(
      accounts.map(({ accountName }) => accountName),
    );
  });

  it('is by name among equals', () => {
    expect(ranked('prod').map(([name]) => name)).toEqual(['alpha-prod', 'beta-prod', 'unlisted-prod']);
  });

  it('has whole names first, then words that begin as typed, then letters within words', () => {
    expect(ranked('read')).toEqual([
      ['read'],
      ['alpha-prod', 'ReadOnly', 'BreadBaker'],
      ['beta-prod', 'ReadOnly'],
      ['gamma-dev', 'ReadOnly'],
    ]);
  });

  it('has what was used more ahead among equals, and favourites ahead of that, roles within their account too', () => {
    const recent = [used('222222222222', 'ReadOnly', 5), used('333333333333', 'ReadOnly', 9)];
    expect(ranked('only', recent).map(([name]) => name)).toEqual(['gamma-dev', 'beta-prod', 'alpha-prod']);
    const favourites = [used('111111111111', 'ReadOnly', 0)];
    expect(ranked('only', recent, favourites).map(([name]) => name)).toEqual(['alpha-prod', 'gamma-dev', 'beta-prod']);
    expect(ranked('prod', recent, favourites)).toEqual([
      ['alpha-prod', 'ReadOnly', 'AdministratorAccess', 'BreadBaker'],
      ['beta-prod', 'ReadOnly', 'AdministratorAccess', 'Publisher'],
      ['unlisted-prod'],
    ]);
  });

  it('lets no favourite go before a better answer', () => {
    expect(ranked('read', [], [used('111111111111', 'BreadBaker', 0)])[1]).toEqual([
      'alpha-prod',
      'ReadOnly',
      'BreadBaker',
    ]);
    expect(ranked('beta-prod read', [], [used('111111111111', 'ReadOnly', 0)])[0]?.[0]).toBe('beta-prod');
  });

  it('counts a chained role by its own', () => {
    const favourites = [used('222222222222', 'ProdPublisher', 0, 'p')];
    expect(ranked('prod', [], favourites)[0]?.slice(0, 2)).toEqual(['beta-prod', 'Publisher']);
    expect(ranked('beta', [], [used('222222222222', 'ProdPublisher', 0)])[0]?.[1]).toBe('AdministratorAccess');
  });
});
