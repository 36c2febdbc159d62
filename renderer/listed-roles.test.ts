import { describe, expect, it } from 'vitest';
import type { Account } from '../shared/model.ts';
import { layOut, roleCountOf } from './list-layout.ts';
import {
  accountAt,
  countRoles,
  isUnlisted,
  listedRole,
  type PinnedGroup,
  positionIn,
  withChainedRoles,
  withoutUnread,
} from './listed-roles.ts';
import { type ResultGroup, search } from './search.ts';
import { createSearchIndex } from './search-index.ts';

const account = (accountName: string, accountId: string, roles?: readonly string[]): Account => ({
  ...{ accountId, accountName, emailAddress: `aws+${accountName}@northwind.example` },
  ...(roles && { roles }),
});
const dev = account('data-lake-dev', '221400981536', ['DataEngineer']);
const prod = account('data-lake-prod', '264718039925', ['ReadOnly']);
const source = { sessionId: 's', accountId: dev.accountId, roleName: 'DataEngineer' };
const chained = (id: string, name: string, rest: string) => ({
  ...{ id, name, source },
  roleArn: `arn:aws:iam::${rest}`,
});
const publisher = chained('p', 'Publisher', '264718039925:role/DataLakePublisher');
const audit = chained('a', 'Audit export', '412055367781:role/audit/PaymentsAuditExport');
const inspector = chained('i', 'Inspector', '007199342208:role/NetworkInspector');
const accounts = [dev, prod];
const index = createSearchIndex(accounts, [publisher, audit, inspector]);

const found = (query: string) =>
  search(index, query).groups.map((group) => [
    group.account.accountName,
    ...Array.from({ length: countRoles(group) }, (_, at) => {
      const listed = listedRole('s', group, at);
      return listed?.chained?.name ?? listed?.role.roleName;
    }),
  ]);

describe('withChainedRoles', () => {
  it('puts them into their own accounts, and accounts no catalog names behind the others', () => {
    const groups = withChainedRoles(accounts, [audit, inspector, publisher]);
    expect(groups.map((group) => [group.account.accountId, ...group.chained.map(({ id }) => id)])).toEqual([
      [dev.accountId],
      [prod.accountId, 'p'],
      ['007199342208', 'i'],
      ['412055367781', 'a'],
    ]);
    expect(groups.map((group) => isUnlisted(group.account))).toEqual([false, false, true, true]);
  });
});

describe('listedRole and positionIn', () => {
  const group: ResultGroup = { account: prod, roles: ['ReadOnly'], chained: [publisher] };
  const inProd = (roleName: string) => ({ accountId: prod.accountId, roleName });

  it('count permission sets first, then chained roles', () => {
    expect(listedRole('s', group, 0)).toEqual({
      role: { sessionId: 's', accountId: prod.accountId, roleName: 'ReadOnly' },
    });
    const second = listedRole('s', group, 1);
    expect(second).toEqual({
      role: { sessionId: 's', accountId: prod.accountId, roleName: 'DataLakePublisher', chainedRoleId: 'p' },
      chained: publisher,
    });
    expect(listedRole('s', group, 2)).toBeUndefined();
    expect(second && positionIn(group, second.role)).toBe(1);
    expect(positionIn(group, inProd('ReadOnly'))).toBe(0);
  });

  it('do not take one for the other', () => {
    expect(positionIn(group, inProd('DataLakePublisher'))).toBe(-1);
    expect(positionIn(group, { ...inProd('ReadOnly'), chainedRoleId: 'gone' })).toBe(-1);
  });

  it('follow the order that a group is shown in', () => {
    const turned: ResultGroup = { ...group, order: [1, 0] };
    expect(listedRole('s', turned, 0)?.chained).toBe(publisher);
    expect(listedRole('s', turned, 1)?.role.roleName).toBe('ReadOnly');
    expect(listedRole('s', turned, 2)).toBeUndefined();
    expect([positionIn(turned, inProd('ReadOnly')), positionIn(turned, inProd('BreakGlass'))]).toEqual([1, -1]);
  });

  it('find the roles of a group that stands before all accounts by account and role', () => {
    const pinned: PinnedGroup = {
      pinned: 'favourites',
      members: [dev, prod].map((each) => ({
        account: each,
        role: { sessionId: 's', accountId: each.accountId, roleName: 'ReadOnly' },
      })),
    };
    expect(countRoles(pinned)).toBe(2);
    expect(accountAt(pinned, 1)).toBe(prod);
    expect(listedRole('s', pinned, 0)?.role.accountId).toBe(dev.accountId);
    expect(positionIn(pinned, inProd('ReadOnly'))).toBe(1);
    expect(positionIn(pinned, inProd('DataEngineer'))).toBe(-1);
  });
});

describe('search over chained roles', () => {
  it('shows them with everything else, each a row', () => {
    expect(found('')).toEqual([
      ['data-lake-dev', 'DataEngineer'],
      ['data-lake-prod', 'ReadOnly', 'Publisher'],
      ['007199342208', 'Inspector'],
      ['412055367781', 'Audit export'],
    ]);
    expect(search(index, '')).toMatchObject({ accountCount: 4, roleCount: 5 });
    expect(roleCountOf(layOut(search(index, '').groups))).toBe(5);
  });

  it.each([
    ['by its own name', 'publisher', [['data-lake-prod', 'Publisher']]],
    ['by the name of the role', 'lakepub', [['data-lake-prod', 'Publisher']]],
    ['by ARN', publisher.roleArn, [['data-lake-prod', 'Publisher']]],
    ['by ARN with a path', audit.roleArn, [['412055367781', 'Audit export']]],
    ['by account name', 'lake-prod', [['data-lake-prod', 'ReadOnly', 'Publisher']]],
    ['by account name and role', 'prod pub', [['data-lake-prod', 'Publisher']]],
    ['by the id of an account no catalog names', '4120 5536', [['412055367781', 'Audit export']]],
    ['misspelt', 'inspectr', [['007199342208', 'Inspector']]],
  ])('finds one %s', (_how, query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

describe('while the list is read', () => {
  const unread = account('search-dev', '999999999999');
  const known = createSearchIndex([dev, unread], []);
  const namesFor = (query: string, sync: 'syncing' | 'failed') =>
    withoutUnread(search(known, query), sync).groups.map((group) => group.account.accountName);

  it('accounts come with their roles', () => {
    expect(namesFor('', 'syncing')).toEqual(['data-lake-dev']);
    expect(namesFor('', 'failed')).toEqual(['data-lake-dev', 'search-dev']);
  });

  it('a search finds those without, too', () => {
    expect(namesFor('search', 'syncing')).toEqual(['search-dev']);
  });

  it('a chained role is shown whether or not its account was read', () => {
    const inside = chained('s', 'Searcher', '999999999999:role/Searcher');
    const { groups } = withoutUnread(search(createSearchIndex([dev, unread], [inside]), ''), 'syncing');
    expect(groups.map((group) => group.account.accountName)).toEqual(['data-lake-dev', 'search-dev']);
  });
});
