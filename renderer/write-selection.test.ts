import { describe, expect, it } from 'vitest';
import type { FoundProfile } from '../shared/aws-files.ts';
import { chosenRoles, shareOf, withGroups, withRole, writtenSelection } from './write-selection.ts';

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
    const some = withRole(all, { accountId: '1', roleName: 'Admin' }, false);
    expect(shareOf(some, group)).toBe('some');
    expect(shareOf(withGroups(some, [group], false), group)).toBe('none');
    expect(shareOf(none, groupOf('2'))).toBe('none');
  });

  it('leaves roles alone that a search did not find', () => {
    const chosen = withRole(none, { accountId: '1', roleName: 'Admin' }, true);
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
