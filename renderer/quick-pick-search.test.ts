import { describe, expect, it } from 'vitest';
import type { Account, Catalog, SessionStatus } from '../shared/model.ts';
import { createQuickPickIndex, findRoles, type QuickPickParts } from './quick-pick-search.ts';

const signedIn: SessionStatus = {
  kind: 'signed-in',
  issuedAt: 0,
  expiresAt: 3_600_000,
  renewal: { kind: 'planned', at: 2_400_000 },
};

const session = (id: string, name: string, status: SessionStatus) => ({
  session: { id, name, startUrl: `https://${id}.awsapps.com/start`, region: 'eu-west-1', scopes: [] },
  status,
  sync: { kind: 'never' } as const,
});

const account = (accountName: string, accountId: string, roles: readonly string[]): Account => ({
  ...{ accountName, accountId, roles, emailAddress: `aws+${accountName}@northwind.example` },
});

const lake = { sessionId: 'maya', accountId: '221400981536', accountName: 'data-lake-dev' };
const payments = { sessionId: 'maya', accountId: '412055367781', accountName: 'payments-prod' };

const parts: QuickPickParts = {
  sessions: [session('maya', 'Northwind', signedIn), session('gov', 'Gov sandbox', { kind: 'signed-out' })],
  chainedRoles: [
    {
      ...{ id: 'publisher', name: 'Publisher', roleArn: 'arn:aws:iam::412055367781:role/LakePublisher' },
      source: { sessionId: 'maya', accountId: '221400981536', roleName: 'DataEngineer' },
    },
  ],
  recentRoles: [
    { ...payments, roleName: 'ReadOnly', usedAt: 9, frecentAt: 9 },
    { ...lake, roleName: 'DataEngineer', usedAt: 8, frecentAt: 20 },
    { ...payments, roleName: 'AdministratorAccess', usedAt: 7, frecentAt: 7 },
    { ...payments, roleName: 'ReadOnly', sessionId: 'gone', usedAt: 6, frecentAt: 99 },
  ],
  favourites: [
    { ...payments, roleName: 'AdministratorAccess' },
    { ...payments, roleName: 'LakePublisher', chainedRoleId: 'publisher' },
    { ...payments, roleName: 'Removed', chainedRoleId: 'removed' },
  ],
  accountMarks: [],
  platform: 'linux',
  paused: false,
};

const catalogs = new Map<string, Catalog>([
  [
    'maya',
    {
      revision: 1,
      accounts: [
        account('data-lake-dev', '221400981536', ['DataEngineer']),
        account('payments-prod', '412055367781', ['AdministratorAccess', 'ReadOnly']),
      ],
    },
  ],
  ['gov', { revision: 1, accounts: [account('settings-sandbox', '550011223344', ['ReadOnly'])] }],
]);

const found = (query: string, of: QuickPickParts = parts) =>
  findRoles(createQuickPickIndex(of, catalogs), query).sections.map(({ kind, entries }) => [
    kind,
    ...entries.map(({ accountName, name }) => `${accountName} ${name}`),
  ]);

describe('the quick-pick before anything is typed', () => {
  it('has the favourites in their order, then the others by how often and lately they are used', () => {
    expect(found(' ')).toEqual([
      ['favourites', 'payments-prod AdministratorAccess', 'payments-prod Publisher'],
      ['recent', 'data-lake-dev DataEngineer', 'payments-prod ReadOnly'],
    ]);
  });

  it('says of a favourite when it was used last', () => {
    const [section] = findRoles(createQuickPickIndex(parts, catalogs), '').sections;
    expect(section?.entries.map(({ usedAt }) => usedAt)).toEqual([7, undefined]);
  });

  it('has all roles while none was used, and nothing while none is known', () => {
    const fresh = { ...parts, favourites: [], recentRoles: [] };
    expect(found('', fresh)).toEqual([
      [
        'roles',
        'data-lake-dev DataEngineer',
        'payments-prod AdministratorAccess',
        'payments-prod ReadOnly',
        'payments-prod Publisher',
        'settings-sandbox ReadOnly',
      ],
    ]);
    expect(findRoles(createQuickPickIndex({ ...fresh, sessions: [] }, catalogs), '')).toEqual({
      ...{ kind: 'everything', sections: [], count: 0 },
    });
  });
});

describe('what is typed into the quick-pick', () => {
  it('finds roles of all sessions, and tells those that are signed out', () => {
    expect(found('read')).toEqual([['roles', 'payments-prod ReadOnly', 'settings-sandbox ReadOnly']]);
    const [section] = findRoles(createQuickPickIndex(parts, catalogs), 'read').sections;
    expect(section?.entries.map(({ isSignedIn }) => isSignedIn)).toEqual([true, false]);
  });

  it('finds no commands and no settings, whose names would hide a similar role', () => {
    expect(found('settings')).toEqual([['roles', 'settings-sandbox ReadOnly']]);
    expect(found('activity')).toEqual([]);
    expect(findRoles(createQuickPickIndex(parts, catalogs), 'admnistrator')).toMatchObject({ kind: 'similar' });
  });
});
