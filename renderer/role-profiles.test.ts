import { describe, expect, it } from 'vitest';
import type { FoundProfile } from '../shared/aws-files.ts';
import { ofRole } from './role-map.ts';
import { matchedProfile, profilesBySession } from './role-profiles.ts';

const session = (id: string) => ({
  id,
  name: id,
  startUrl: `https://${id}.example/start`,
  region: 'eu-west-1',
  scopes: [],
});

const ours = (name: string, owner: string, roleName: string, chainedRoleId?: string): FoundProfile => ({
  ...{ name, kind: 'credential-process', file: 'config', line: 1, problems: [] },
  ours: { owner, accountId: '1', roleName, part: 'profile', ...(chainedRoleId !== undefined && { chainedRoleId }) },
});

describe('profilesBySession', () => {
  const profiles = [ours('shop', 'a', 'Admin'), ours('shop-too', 'a', 'Admin'), ours('chained', 'a', 'Admin', 'p')];
  const both = [session('a'), session('b')];
  const found = profilesBySession(
    { sessions: [], problems: [], profiles: [...profiles, ours('x', 'gone', 'Admin')] },
    both,
    [],
  );

  it('has all names that lead to a role, and tells a chained role from it', () => {
    const ofA = found.get('a') ?? new Map();
    expect(ofRole(ofA, { accountId: '1', roleName: 'Admin' })).toEqual(['shop', 'shop-too']);
    expect(ofRole(ofA, { accountId: '1', roleName: 'Admin', chainedRoleId: 'p' })).toEqual(['chained']);
    expect(found.get('b')?.size).toBe(0);
  });

  it('has a name once that stands in two files', () => {
    const twice = { ...ours('shop', 'a', 'Admin'), file: 'credentials' };
    const files = { sessions: [], problems: [], profiles: [...profiles, twice] };
    const ofA = profilesBySession(files, both, []).get('a') ?? new Map();
    expect(ofRole(ofA, { accountId: '1', roleName: 'Admin' })).toEqual(['shop', 'shop-too']);
  });

  it('finds one by hand for each chained role that assumes the same', () => {
    const source = { sessionId: 'a', accountId: '1', roleName: 'Admin' };
    const arn = 'arn:aws:iam::264718039925:role/Publisher';
    const chained = (id: string, of: typeof source, roleArn: string) => ({ id, name: id, source: of, roleArn });
    const byHand: FoundProfile = {
      ...{ name: 'publish', kind: 'assume-role', file: 'config', line: 9, problems: [] },
      assumes: { roleArn: arn, sourceProfile: 'shop' },
    };
    const files = { sessions: [], problems: [], profiles: [...profiles, byHand] };
    const roles = [
      chained('pub', source, arn),
      chained('pub-too', source, arn),
      chained('elsewhere', { ...source, sessionId: 'b' }, arn),
      chained('other', source, 'arn:aws:iam::264718039925:role/Reader'),
    ];
    const names = profilesBySession(files, both, roles);
    const of = (chainedRoleId: string, roleName = 'Publisher', id = 'a') =>
      ofRole(names.get(id) ?? new Map(), { accountId: '264718039925', roleName, chainedRoleId });
    expect([of('pub'), of('pub-too')]).toEqual([['publish'], ['publish']]);
    expect([of('elsewhere', 'Publisher', 'b'), of('other', 'Reader')]).toEqual([undefined, undefined]);
    expect(names.get('a')?.get('264718039925')?.size).toBe(2);
  });

  it('is empty before the files were read', () => {
    expect(profilesBySession(undefined, [session('a')], []).get('a')?.size).toBe(0);
  });
});

describe('matchedProfile', () => {
  it('names the profile where nothing else that is shown has what was typed', () => {
    const names = ['payments', 'Shop-Admin'];
    expect(matchedProfile(names, ['shop'], 'payments-prod\nreadonly')).toBe('Shop-Admin');
    expect(matchedProfile(names, ['pay', 'shop'], 'payments-prod\nreadonly')).toBe('Shop-Admin');
    expect(matchedProfile(names, ['pay'], 'payments-prod\nreadonly')).toBeUndefined();
    expect(matchedProfile(names, [], '')).toBeUndefined();
    expect(matchedProfile(undefined, ['shop'], '')).toBeUndefined();
  });
});
