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
  const found = profilesBySession({ sessions: [], problems: [], profiles: [...profiles, ours('x', 'gone', 'Admin')] }, [
    session('a'),
    session('b'),
  ]);

  it('has all names that lead to a role, and tells a chained role from it', () => {
    const ofA = found.get('a') ?? new Map();
    expect(ofRole(ofA, { accountId: '1', roleName: 'Admin' })).toEqual(['shop', 'shop-too']);
    expect(ofRole(ofA, { accountId: '1', roleName: 'Admin', chainedRoleId: 'p' })).toEqual(['chained']);
    expect(found.get('b')?.size).toBe(0);
  });

  it('is empty before the files were read', () => {
    expect(profilesBySession(undefined, [session('a')]).get('a')?.size).toBe(0);
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
