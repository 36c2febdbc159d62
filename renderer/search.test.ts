import { describe, expect, it } from 'vitest';
import type { Account } from '../shared/model.ts';
import { search } from './search.ts';
import { createSearchIndex } from './search-index.ts';

const account = (accountName: string, accountId: string, roles?: readonly string[]): Account => ({
  accountId,
  accountName,
  emailAddress: `aws+${accountName}@northwind.example`,
  ...(roles && { roles }),
});

const accounts = [
  account('data-lake-dev', '221400981536', ['AdministratorAccess', 'DataEngineer']),
  account('payments-prod', '412055367781', ['AdministratorAccess', 'ReadOnly']),
  account('payments-staging', '883011204467', ['DeveloperAccess', 'ReadOnly']),
  account('audit', '551200347710', []),
  account('new-team', '118820073394'),
];
const index = createSearchIndex(accounts);

const found = (query: string) =>
  search(index, query).groups.map((group) => [group.account.accountName, ...(group.roles ?? ['(not listed)'])]);

describe('search', () => {
  it('shows everything for an empty or blank query, in the order given', () => {
    expect(search(index, '  ')).toMatchObject({ kind: 'everything', accountCount: 5, roleCount: 6, tokens: [] });
    expect(search(index, '').groups.map((group) => group.account)).toEqual(accounts);
  });

  it.each([
    ['by part of the account name', 'staging', [['payments-staging', 'DeveloperAccess', 'ReadOnly']]],
    ['by e-mail', 'aws+data', [['data-lake-dev', 'AdministratorAccess', 'DataEngineer']]],
    ['by account id', '412055367781', [['payments-prod', 'AdministratorAccess', 'ReadOnly']]],
    ['by account id in groups', '4120 5536 7781', [['payments-prod', 'AdministratorAccess', 'ReadOnly']]],
    ['by account id with dashes', '4120-5536-7781', [['payments-prod', 'AdministratorAccess', 'ReadOnly']]],
    ['by a part of an id across groups', '0 55', [['payments-prod', 'AdministratorAccess', 'ReadOnly']]],
    ['by role, keeping only the roles that fit', 'engineer', [['data-lake-dev', 'DataEngineer']]],
    ['by account and role together, any case', 'PAY adm', [['payments-prod', 'AdministratorAccess']]],
    ['by role before account', 'read/prod', [['payments-prod', 'ReadOnly']]],
    ['among accounts without roles', 'audit', [['audit']]],
    ['among accounts whose roles are not listed yet', 'new', [['new-team', '(not listed)']]],
  ])('finds %s', (_, query, expected) => {
    expect(found(query)).toEqual(expected);
    expect(search(index, query).kind).toBe('exact');
  });

  it('takes digits apart again where they are no account id', () => {
    const numbered = createSearchIndex([account('team-1', '111111111111', ['Level2'])]);
    expect(search(numbered, '1 2')).toMatchObject({ kind: 'exact', roleCount: 1 });
  });

  it('offers what looks similar only where nothing is exact', () => {
    expect(search(index, 'paymnets admn')).toMatchObject({ kind: 'similar', roleCount: 1 });
    expect(found('paymnets admn')).toEqual([['payments-prod', 'AdministratorAccess']]);
    expect(search(index, 'zebra')).toMatchObject({ kind: 'similar', accountCount: 0, roleCount: 0 });
  });

  it('treats what means something in a pattern as text', () => {
    expect(found('aws+audit@northwind.example')).toEqual([['audit']]);
    expect(found('(.*)')).toEqual([]);
  });

  it('does work in proportion to the roles, not to their square', () => {
    const roles = Array.from({ length: 10 }, (_, at) => `Role${at}Access`);
    const named = (at: number) => account(`team-${at}-prod`, String(100_000_000_000 + at * 7919), roles);
    const indexOf = (accounts: number) => createSearchIndex(Array.from({ length: accounts }, (_, at) => named(at)));
    const queries = ['t', 'te', 'team-4', 'prod', 'role7', 'prod role7', '1000', 'access 9'];
    /** The quickest of several rounds: what else the machine does only adds to the others. */
    const quickest = (index: ReturnType<typeof indexOf>): number => {
      const rounds = Array.from({ length: 25 }, () => {
        const began = performance.now();
        for (const query of queries) search(index, query);
        return performance.now() - began;
      });
      return Math.min(...rounds);
    };
    const [few, many] = [indexOf(200), indexOf(2000)];
    quickest(few);
    // Ten times as many: ten times the work, and a hundred times if it were quadratic.
    expect(quickest(many) / quickest(few)).toBeLessThan(40);
  });
});
