/** Which roles of a session are to have profiles. Pure. */
import type { FoundInAwsFiles } from '../shared/aws-files.ts';
import type { ChainedRole } from '../shared/chained-roles.ts';
import type { Account, RoleRef, SessionId } from '../shared/model.ts';
import type { ResultGroup } from './search.ts';

export type ChosenRole = { readonly accountId: string; readonly roleName: string };

/** Account ids and role names, joined; of a chained role its own id, marked as such. */
export type Selection = ReadonlySet<string>;

const chainedMark = 'chained ';

export const chainedKey = (chainedRoleId: string): string => `${chainedMark}${chainedRoleId}`;

export const selectionKey = ({ accountId, roleName }: ChosenRole): string => `${accountId} ${roleName}`;

const roleOfKey = (key: string): ChosenRole => {
  const blank = key.indexOf(' ');
  return { accountId: key.slice(0, blank), roleName: key.slice(blank + 1) };
};

/** The roles that have profiles of ours already: leaving one out removes its profile. */
export const writtenSelection = (found: FoundInAwsFiles | undefined, sessionId: SessionId): Selection =>
  new Set(
    found?.profiles.flatMap(({ ours }) => {
      if (ours?.owner !== sessionId) return [];
      return [ours.chainedRoleId === undefined ? selectionKey(ours) : chainedKey(ours.chainedRoleId)];
    }),
  );

/** Those, and the role that the writing began with. */
export const firstSelection = (
  found: FoundInAwsFiles | undefined,
  sessionId: SessionId,
  role: RoleRef | undefined,
): Selection => {
  const written = writtenSelection(found, sessionId);
  if (role === undefined) return written;
  const { chainedRoleId } = role;
  return new Set([...written, chainedRoleId === undefined ? selectionKey(role) : chainedKey(chainedRoleId)]);
};

const keysOf = ({ account: { accountId }, roles = [], chained = [] }: ResultGroup): readonly string[] => [
  ...roles.map((roleName) => selectionKey({ accountId, roleName })),
  ...chained.map(({ id }) => chainedKey(id)),
];

/** The selection with all roles of these groups, or without them. */
export const withGroups = (selection: Selection, groups: readonly ResultGroup[], wanted: boolean): Selection => {
  const next = new Set(selection);
  for (const group of groups) {
    for (const key of keysOf(group)) {
      if (wanted) next.add(key);
      else next.delete(key);
    }
  }
  return next;
};

export const withKey = (selection: Selection, key: string, wanted: boolean): Selection => {
  const next = new Set(selection);
  if (wanted) next.add(key);
  else next.delete(key);
  return next;
};

/** How many of a group's roles are chosen. */
export const shareOf = (selection: Selection, group: ResultGroup): 'none' | 'some' | 'all' => {
  const keys = keysOf(group);
  const count = keys.filter((key) => selection.has(key)).length;
  if (count === 0) return 'none';
  return count === keys.length ? 'all' : 'some';
};

/** The chosen roles that exist, as far as is known: in an account whose roles are listed, only those in the list. */
export const chosenRoles = (
  selection: Selection,
  accounts: readonly Account[],
  isSynced: boolean,
): readonly ChosenRole[] => {
  const known = new Map(accounts.map((account) => [account.accountId, account]));
  const keys = [...selection].filter((key) => !key.startsWith(chainedMark));
  return keys.map(roleOfKey).filter(({ accountId, roleName }) => {
    const account = known.get(accountId);
    return account === undefined ? !isSynced : (account.roles?.includes(roleName) ?? true);
  });
};

/** Ids of the chosen chained roles that exist. */
export const chosenChained = (selection: Selection, chained: readonly ChainedRole[]): readonly string[] =>
  chained.map(({ id }) => id).filter((id) => selection.has(chainedKey(id)));
