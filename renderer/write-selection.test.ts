import { describe, expect, it } from 'vitest';
import type { FoundProfile } from '../shared/aws-files.ts';
import {
  chainedKey,
  chosenChained,
  chosenRoles,
  selectionKey,
  shareOf,
  withGroups,
  withKey,
  writtenSelection,
} from './write-selection.ts';

const account = (accountId: string, roles?: readonly string[]) => ({
  ...{ accountId, accountName: `account ${accountId}`, emailAddress: 'a@b.example' },
  ...(roles !== undefined && { roles }),
});

const groupOf = (accountId: string, roles?: readonly string[]) => ({ account: account(accountId, roles), roles });

const none = new Set<string>();

describe('a selection', () => {
  it('takes and leaves whole accounts and single roles', () => {
    const group = groupOf('1', ['Admin', 'ReadOnly']);
    const all = withGroups(none, [group], true);
    expect(shareOf(all, group)).toBe('all');
    const some = withKey(all, selectionKey({ accountId: '1', roleName: 'Admin' }), false);
    expect(shareOf(some, group)).toBe('some');
    expect(shareOf(withGroups(some, [group], false), group)).toBe('none');
    expect(shareOf(none, groupOf('2'))).toBe('none');
  });

  it('leaves roles alone that a search did not find', () => {
    const chosen = withKey(none, selectionKey({ accountId: '1', roleName: 'Admin' }), true);
    expect([...withGroups(chosen, [groupOf('1', ['ReadOnly'])], false)]).toEqual([...chosen]);
  });

  it('begins with the profiles that Latchkey wrote for the session', () => {
    const ours = (owner: string, roleName: string): FoundProfile => ({
      ...{ name: roleName, kind: 'other', file: 'config', line: 1, problems: [] },
      ours: { owner, accountId: '1', roleName, part: 'profile' },
    });
    const found = { sessions: [], problems: [], profiles: [ours('s1', 'Admin'), ours('s2', 'ReadOnly')] };
    expect(chosenRoles(writtenSelection(found, 's1'), [], false)).toEqual([{ accountId: '1', roleName: 'Admin' }]);
    expect(writtenSelection(undefined, 's1').size).toBe(0);
  });
});

describe('chosenRoles', () => {
  const chosen = withGroups(
    none,
    [groupOf('1', ['Admin', 'Gone']), groupOf('2', ['Later']), groupOf('3', ['Old'])],
    true,
  );

  it('drops roles that are gone, once that is known', () => {
    const accounts = [account('1', ['Admin']), account('2')];
    const kept = [
      { accountId: '1', roleName: 'Admin' },
      { accountId: '2', roleName: 'Later' },
    ];
    expect(chosenRoles(chosen, accounts, true)).toEqual(kept);
    expect(chosenRoles(chosen, accounts, false)).toEqual([...kept, { accountId: '3', roleName: 'Old' }]);
  });
});

describe('chained roles in a selection', () => {
  const publisher = {
    ...{ id: 'p', name: 'Publisher', source: { sessionId: 's1', accountId: '1', roleName: 'Admin' } },
    roleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
  };
  const group = { ...groupOf('264718039925', ['ReadOnly']), chained: [publisher] };

  it('are chosen with their account, or alone', () => {
    const all = withGroups(none, [group], true);
    expect(shareOf(all, group)).toBe('all');
    expect(chosenChained(all, [publisher])).toEqual(['p']);
    const alone = withKey(none, chainedKey('p'), true);
    expect(shareOf(alone, group)).toBe('some');
    expect(chosenRoles(alone, [], false)).toEqual([]);
  });

  it('begin with the profiles that Latchkey wrote for them, unless they are gone', () => {
    const found = {
      ...{ sessions: [], problems: [] },
      profiles: [
        {
          ...{ name: 'publisher', kind: 'assume-role', file: 'config', line: 1, problems: [] },
          ours: {
            owner: 's1',
            accountId: '264718039925',
            roleName: 'DataLakePublisher',
            chainedRoleId: 'p',
            part: 'profile',
          },
        } satisfies FoundProfile,
      ],
    };
    const written = writtenSelection(found, 's1');
    expect(chosenChained(written, [publisher])).toEqual(['p']);
    expect(chosenChained(written, [])).toEqual([]);
  });
});
