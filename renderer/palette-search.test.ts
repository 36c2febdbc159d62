import { describe, expect, it } from 'vitest';
import type { Account, AppState, Catalog, SessionStatus } from '../shared/model.ts';
import { createPaletteIndex, type PaletteEntry } from './palette.ts';
import { findInPalette } from './palette-search.ts';

const signedIn: SessionStatus = {
  kind: 'signed-in',
  issuedAt: 0,
  expiresAt: 3_600_000,
  renewal: { kind: 'planned', at: 2_400_000 },
};

const session = (id: string, name: string, status: SessionStatus, labels?: readonly string[]) => ({
  session: {
    ...{ id, name, startUrl: `https://${id}.awsapps.com/start`, region: 'eu-west-1', scopes: [] },
    ...(labels && { labels }),
  },
  status,
  sync: { kind: 'never' } as const,
});

const account = (accountName: string, accountId: string, roles: readonly string[]): Account => ({
  ...{ accountName, accountId, roles },
  emailAddress: `aws+${accountName}@northwind.example`,
});

const accounts = [
  account('data-lake-dev', '221400981536', ['AdministratorAccess', 'DataEngineer']),
  account('payments-prod', '412055367781', ['AdministratorAccess', 'ReadOnly']),
  account('payments-staging', '883011204467', ['DeveloperAccess', 'ReadOnly']),
];

const state = {
  sessions: [
    session('maya', 'Northwind', signedIn, ['on call']),
    session('gov', 'Gov sandbox', { kind: 'signed-out' }, ['restricted']),
  ],
  chainedRoles: [
    {
      id: 'publisher',
      name: 'Publisher',
      source: { sessionId: 'maya', accountId: '221400981536', roleName: 'DataEngineer' },
      roleArn: 'arn:aws:iam::412055367781:role/LakePublisher',
    },
  ],
  recentRoles: [
    {
      ...{ sessionId: 'maya', accountId: '883011204467', roleName: 'ReadOnly' },
      ...{ accountName: 'payments-staging', usedAt: 5, frecentAt: 5 },
    },
    { sessionId: 'gone', accountId: '1', roleName: 'ReadOnly', accountName: 'gone', usedAt: 4, frecentAt: 4 },
  ],
  favourites: [],
  accountMarks: [],
  platform: 'linux',
  paused: false,
} as const satisfies Partial<AppState>;

const catalogs = new Map<string, Catalog>([
  ['maya', { revision: 1, accounts }],
  ['gov', { revision: 1, accounts: [account('sandbox', '550011223344', ['ReadOnly'])] }],
]);

const index = createPaletteIndex(state, catalogs);

const words = (entry: PaletteEntry): string =>
  entry.kind === 'role'
    ? `${entry.accountName} ${entry.name}`
    : entry.kind === 'account'
      ? entry.account.accountName
      : entry.title;

const found = (query: string) =>
  findInPalette(index, query).sections.map(({ kind, entries }) => [kind, ...entries.map(words)]);

describe('the palette before anything is typed', () => {
  it('offers roles used lately, sessions and commands', () => {
    expect(found(' ')).toEqual([
      ['recent', 'payments-staging ReadOnly'],
      ['sessions', 'Show Northwind', 'Sign in to Gov sandbox'],
      [
        'commands',
        ...[
          'Add SSO session',
          'Profiles',
          'Tools',
          'Activity',
          'Keyboard shortcuts',
          'Settings',
          'Sync accounts and roles of all sessions',
          'Pause background work',
        ],
      ],
    ]);
  });

  it('offers favourites in their order, then roles by how often and how lately they were used, as far as they are listed', () => {
    const use = (accountName: string, accountId: string, roleName: string, frecentAt: number) => ({
      ...{ sessionId: 'maya', accountId, roleName, accountName, usedAt: 1, frecentAt },
    });
    const recentRoles = [
      use('payments-staging', '883011204467', 'ReadOnly', 5),
      use('payments-prod', '412055367781', 'ReadOnly', 9),
      use('payments-prod', '412055367781', 'NotAssignedAnyMore', 10),
      use('data-lake-dev', '221400981536', 'DataEngineer', 20),
    ];
    const favourites = [
      use('data-lake-dev', '221400981536', 'DataEngineer', 0),
      use('data-lake-dev', '221400981536', 'NotAssignedAnyMore', 0),
      { ...use('payments-staging', '883011204467', 'DeveloperAccess', 0) },
    ];
    const roles = (known: ReadonlyMap<string, Catalog>) =>
      findInPalette(createPaletteIndex({ ...state, recentRoles, favourites }, known), '')
        .sections.slice(0, 2)
        .map(({ kind, entries }) => [kind, ...entries.map(words)]);
    expect(roles(catalogs)).toEqual([
      ['favourites', 'data-lake-dev DataEngineer', 'payments-staging DeveloperAccess'],
      ['recent', 'payments-prod ReadOnly', 'payments-staging ReadOnly'],
    ]);
    // Nobody knows yet what is still assigned.
    expect(roles(new Map())[0]).toContain('data-lake-dev NotAssignedAnyMore');
  });

  it('shows the shortcuts of the platform', () => {
    const shortcuts = (platform: AppState['platform']) =>
      findInPalette(createPaletteIndex({ ...state, platform }, catalogs), '').sections.flatMap(({ entries }) =>
        entries.flatMap((entry) => (entry.kind === 'act' && entry.shortcut !== undefined ? [entry.shortcut] : [])),
      );
    expect(shortcuts('linux')).toEqual(['Ctrl 1', 'Ctrl N', 'Ctrl P', 'Ctrl T', 'Ctrl J', '?', 'Ctrl ,']);
    expect(shortcuts('darwin')).toEqual(['⌘1', '⌘N', '⌘P', '⌘T', '⌘J', '?', '⌘,']);
  });
});

describe('what is typed into the palette', () => {
  it.each([
    ['a role by tokens in any order', 'engi lake', [['roles', 'data-lake-dev DataEngineer']]],
    ['a role by its account id in groups', '8830 1120 4467 dev', [['roles', 'payments-staging DeveloperAccess']]],
    ['roles by the label of their session', 'restricted read', [['roles', 'sandbox ReadOnly']]],
    ['a chained role by its own name', 'publisher', [['roles', 'payments-prod Publisher']]],
    ['a chained role by its ARN', 'lakepub', [['roles', 'payments-prod Publisher']]],
    ['a session by what can be done with it', 'out sign', [['sessions', 'Sign out of Northwind']]],
    ['a command by another word for it', 'preferences', [['commands', 'Settings']]],
    ['a setting by name', 'clipboard', [['settings', 'Clear copied credentials from the clipboard']]],
  ])('finds %s', (_, query, expected) => {
    expect(found(query)).toEqual(expected);
    expect(findInPalette(index, query).kind).toBe('exact');
  });

  it('puts a word that begins as typed ahead of one that has it inside, and last used ahead of never used', () => {
    expect(found('read')[0]).toEqual([
      'roles',
      'payments-staging ReadOnly',
      'payments-prod ReadOnly',
      'sandbox ReadOnly',
    ]);
    expect(found('add').map(([kind]) => kind)).toEqual(['commands']);
    expect(found('sandbox').map(([kind]) => kind)).toEqual(['roles', 'accounts', 'sessions']);
    expect(found('gov')[0]?.[0]).toBe('sessions');
  });

  it('forgives a slip only where nothing matches exactly, in every kind of line', () => {
    expect(findInPalette(index, 'payments')).toMatchObject({ kind: 'exact', count: 7 });
    expect(findInPalette(index, 'paymnets staging')).toMatchObject({ kind: 'similar' });
    expect(found('paymnets staging')[0]).toContain('payments-staging ReadOnly');
    expect(found('activty')).toEqual([['commands', 'Activity']]);
    expect(findInPalette(index, 'nothing like it')).toEqual({ kind: 'similar', sections: [], count: 0 });
  });

  it('puts favourites before what was used, and that before the rest, among equal answers', () => {
    const favourite = (accountName: string, accountId: string) => ({
      ...{ sessionId: 'maya', accountId, roleName: 'ReadOnly', accountName },
    });
    const favourites = [favourite('payments-prod', '412055367781')];
    const kept = createPaletteIndex({ ...state, favourites }, catalogs);
    const roles = findInPalette(kept, 'read').sections[0]?.entries ?? [];
    expect(roles.map(words)).toEqual(['payments-prod ReadOnly', 'payments-staging ReadOnly', 'sandbox ReadOnly']);
    expect(roles.map((entry) => entry.kind === 'role' && entry.isFavourite)).toEqual([true, false, false]);
    const better = findInPalette(kept, 'payments-staging read').sections[0]?.entries[0];
    expect(better && words(better)).toBe('payments-staging ReadOnly');
  });

  it('finds accounts that answer by themselves, but not all of a session by its name', () => {
    expect(found('lake')).toEqual([
      ['roles', 'data-lake-dev AdministratorAccess', 'data-lake-dev DataEngineer', 'payments-prod Publisher'],
      ['accounts', 'data-lake-dev'],
    ]);
    expect(found('northwind dev').map(([kind]) => kind)).toEqual(['roles', 'accounts']);
    expect(found('restricted').map(([kind]) => kind)).toEqual(['roles', 'sessions']);
  });

  it('finds roles by labels and environments of accounts and by AWS profiles, and names the profile', () => {
    const accountMarks = [{ accountId: '221400981536', label: 'Lakehouse' }];
    const profile = (name: string, accountId: string, roleName: string) => ({
      ...{ name, file: 'config', line: 1, problems: [] },
      kind: 'credential-process' as const,
      ours: { owner: 'maya', accountId, roleName, part: 'profile' as const },
    });
    const awsFiles = { sessions: [], problems: [], profiles: [profile('shop-admin', '412055367781', 'ReadOnly')] };
    const marked = createPaletteIndex({ ...state, accountMarks }, catalogs, awsFiles);
    const first = (query: string) => findInPalette(marked, query).sections[0]?.entries ?? [];
    expect(first('lakehouse engineer').map(words)).toEqual(['data-lake-dev DataEngineer']);
    expect(first('production administ').map(words)).toEqual(['payments-prod AdministratorAccess']);
    expect(first('shop-adm')).toMatchObject([
      { accountName: 'payments-prod', name: 'ReadOnly', profile: 'shop-admin' },
    ]);
    expect(first('shpo-admin').map(words)).toEqual(['payments-prod ReadOnly']);
    expect(first('payments read')[0]).not.toHaveProperty('profile');
  });

  it('tells roles that can be copied from those of a session that is signed out', () => {
    const entries = findInPalette(index, 'read').sections[0]?.entries ?? [];
    const able = entries.map((entry) => entry.kind === 'role' && entry.isSignedIn);
    expect(able).toEqual([true, true, false]);
  });

  it('draws fifty of ten thousand roles, the best of them, and counts the rest', () => {
    const roles = Array.from({ length: 10 }, (_, at) => `Access${at}`);
    const many = Array.from({ length: 1000 }, (_, at) => account(`team-${at}`, String(100_000_000_000 + at), roles));
    const large = createPaletteIndex(state, new Map([['maya', { revision: 1, accounts: [...many, ...accounts] }]]));
    const [section] = findInPalette(large, 'acc').sections;
    expect(section?.entries).toHaveLength(50);
    expect(section?.hidden).toBe(10_003 - 50);
    const [best] = findInPalette(large, 'acc dev').sections;
    expect(best?.entries.map(words)[0]).toBe('data-lake-dev AdministratorAccess');
  });
});
