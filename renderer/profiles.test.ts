import { describe, expect, it } from 'vitest';
import type { FoundProfile, FoundSession } from '../shared/aws-files.ts';
import type { Catalog, SessionStatus, SessionView, SharedName } from '../shared/model.ts';
import {
  actionOf,
  adoptableSessions,
  filterProfiles,
  filterTokens,
  offeredFirst,
  profileRows,
  roleOf,
} from './profiles.ts';

const file = '/home/ana/.aws/config';
const startUrl = 'https://northwind.awsapps.com/start';
const region = 'eu-west-1';
const now = 1000;

const signedIn: SessionStatus = {
  kind: 'signed-in',
  issuedAt: 0,
  expiresAt: 2000,
  renewal: { kind: 'impossible', because: 'no-refresh-token' },
};

const view = (status: SessionStatus, sharedAs?: SharedName): SessionView => ({
  session: { id: 's1', name: 'Northwind', startUrl, region, scopes: [], ...(sharedAs !== undefined && { sharedAs }) },
  status,
  sync: { kind: 'synced', at: 0 },
});

const found = (name: string, changes: Partial<FoundSession> = {}): FoundSession => ({
  ...{ kind: 'sso-session', name, startUrl, region, scopes: [], file, line: 1 },
  ...changes,
});

const profile = (name: string, changes: Partial<FoundProfile> = {}): FoundProfile => ({
  ...{ name, kind: 'sso-session', sessionName: 'northwind', startUrl, ssoRegion: region },
  ...{ accountId: '111111111111', roleName: 'ReadOnly', file, line: 3, problems: [] },
  ...changes,
});

const catalog: Catalog = {
  revision: 1,
  accounts: [
    { accountId: '111111111111', accountName: 'Payments', emailAddress: 'a@b.example', roles: ['Admin', 'ReadOnly'] },
  ],
};

const asNorthwind: SharedName = { kind: 'sso-session', name: 'northwind' };

const rowsOf = (profiles: readonly FoundProfile[], sessions: readonly SessionView[], offered: FoundSession[] = []) =>
  profileRows({ sessions: offered, profiles, problems: [] }, sessions, new Map([['s1', catalog]]), now);

describe('adoptableSessions', () => {
  it('offers what Latchkey does not have', () => {
    const sessions = [view(signedIn, asNorthwind)];
    const other = found('other', { startUrl: 'https://other.awsapps.com/start' });
    expect(adoptableSessions([found('northwind'), other], sessions)).toEqual([other]);
  });

  it('offers a second name and a legacy session of a start URL that is shared under one name', () => {
    const more = [found('auditor'), found('old', { kind: 'legacy' })];
    expect(adoptableSessions(more, [view(signedIn, asNorthwind)])).toEqual(more);
  });

  it('does not offer again what a person stopped sharing', () => {
    expect(adoptableSessions([found('northwind')], [view(signedIn)])).toEqual([]);
  });
});

describe('offeredFirst', () => {
  it('puts those that somebody is signed in to first, and leaves the order of the files otherwise', () => {
    const sessions = [found('a'), found('b', { tokenUntil: now }), found('c'), found('d', { tokenUntil: now })];
    expect(offeredFirst(sessions).map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
  });
});

describe('profileRows', () => {
  it('gives the role of a profile written for a chained role, which is in no list of accounts', () => {
    const ours = { owner: 's1', accountId: '444455556666', roleName: 'Deploy', part: 'profile' as const };
    const { sessionName: _name, accountId: _account, roleName: _role, ...found } = profile('deploy');
    const written = { ...found, kind: 'credential-process' as const, ours: { ...ours, chainedRoleId: 'c' } };
    const [row] = rowsOf([written], [view(signedIn)]);
    expect(row?.stateWords).toBe('Works');
    expect(row && actionOf(row)).toBe('copy');
    expect(row && roleOf(row)).toEqual({
      ...{ sessionId: 's1', accountId: '444455556666', roleName: 'Deploy', chainedRoleId: 'c' },
    });
  });

  it('names the account and gives the role to copy', () => {
    const [row] = rowsOf([profile('prod')], [view(signedIn, asNorthwind)]);
    expect(row).toMatchObject({ accountName: 'Payments', stateWords: 'Works' });
    expect(row && actionOf(row)).toBe('copy');
    expect(row && roleOf(row)).toEqual({ sessionId: 's1', accountId: '111111111111', roleName: 'ReadOnly' });
  });

  it('takes account and role of a profile of ours from its mark', () => {
    const ours = { owner: 's1', accountId: '111111111111', roleName: 'Admin', part: 'profile' } as const;
    const [row] = rowsOf(
      [{ name: 'p', kind: 'credential-process', file, line: 1, problems: [], ours }],
      [view(signedIn)],
    );
    expect(row && roleOf(row)?.roleName).toBe('Admin');
    expect(row && actionOf(row)).toBe('copy');
  });

  it('offers to sign in, to adopt, or nothing', () => {
    const [out] = rowsOf([profile('prod')], [view({ kind: 'signed-out' }, asNorthwind)]);
    expect(out?.stateWords).toBe('Needs a sign-in to Northwind');
    expect(out && actionOf(out)).toBe('sign-in');
    const [foreign] = rowsOf([profile('prod')], [], [found('northwind')]);
    expect(foreign?.adoptable?.name).toBe('northwind');
    expect(foreign && actionOf(foreign)).toBe('adopt');
    const [gone] = rowsOf([profile('prod', { roleName: 'Gone' })], [view(signedIn, asNorthwind)]);
    expect(gone && actionOf(gone)).toBeUndefined();
    const [keys] = rowsOf([{ name: 'k', kind: 'static', file, line: 1, problems: [] }], [view(signedIn)]);
    expect(keys && actionOf(keys)).toBeUndefined();
  });

  it('offers the session of a legacy profile by start URL and region', () => {
    const legacy = found('first', { kind: 'legacy' });
    const [row] = rowsOf([profile('second', { kind: 'sso-legacy' })], [], [legacy]);
    expect(row?.adoptable).toBe(legacy);
  });
});

describe('filterProfiles', () => {
  const rows = rowsOf(
    [profile('prod-ro'), profile('prod-admin', { roleName: 'Admin' }), profile('tools', { accountId: '222222222222' })],
    [view(signedIn, asNorthwind)],
  );
  const names = (query: string) => filterProfiles(rows, filterTokens(query)).map((row) => row.profile.name);

  it('finds every word in name, account, role, session or state', () => {
    expect(names('')).toHaveLength(3);
    expect(names('payments admin')).toEqual(['prod-admin']);
    expect(names('2222')).toEqual(['tools']);
    expect(names('NORTHWIND prod')).toEqual(['prod-ro', 'prod-admin']);
    expect(names('not assigned')).toEqual(['tools']);
    expect(names('payments zebra')).toEqual([]);
  });
});
