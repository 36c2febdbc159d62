/** An account's roles as the list has them: those of permission sets, then those assumed from other roles. Pure. */
import { type ChainedRole, refOfChainedRole } from '../shared/chained-roles.ts';
import type { Account, RoleRef, SessionId, SyncStatus } from '../shared/model.ts';
import type { ResultGroup, SearchResult } from './search.ts';

/** `chained` is there for a role that is assumed from another one. */
export type ListedRole = { readonly role: RoleRef; readonly chained?: ChainedRole };

export const countRoles = ({ roles, chained }: ResultGroup): number => (roles?.length ?? 0) + (chained?.length ?? 0);

/** The role at a position of its group; `undefined` beyond the last one. */
export const listedRole = (
  sessionId: SessionId,
  { account, roles = [], chained = [] }: ResultGroup,
  position: number,
): ListedRole | undefined => {
  const roleName = roles[position];
  if (roleName !== undefined) return { role: { sessionId, accountId: account.accountId, roleName } };
  const assumed = chained[position - roles.length];
  return assumed && { role: refOfChainedRole(assumed), chained: assumed };
};

/** The position of a role in its group; -1 where it is not there. */
export const positionIn = (
  { roles = [], chained = [] }: ResultGroup,
  { roleName, chainedRoleId }: Pick<RoleRef, 'roleName' | 'chainedRoleId'>,
): number => {
  if (chainedRoleId === undefined) return roles.indexOf(roleName);
  const at = chained.findIndex(({ id }) => id === chainedRoleId);
  return at < 0 ? -1 : roles.length + at;
};

type AccountWithChained = { readonly account: Account; readonly chained: readonly ChainedRole[] };

const none: readonly ChainedRole[] = [];

const byName = (left: ChainedRole, right: ChainedRole): number => left.name.localeCompare(right.name, 'en');

/** An account that no catalog names: it goes by its id. */
const unlistedAccount = (accountId: string): Account => ({
  accountId,
  accountName: accountId,
  emailAddress: '',
  roles: [],
});

export const isUnlisted = ({ accountId, accountName }: Account): boolean => accountName === accountId;

/** Gives each account the chained roles that lead into it; accounts that only they lead to come last, by id. */
export const withChainedRoles = (
  accounts: readonly Account[],
  chainedRoles: readonly ChainedRole[],
): readonly AccountWithChained[] => {
  const byAccount = new Map<string, ChainedRole[]>();
  for (const role of [...chainedRoles].sort(byName)) {
    const { accountId } = refOfChainedRole(role);
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), role]);
  }
  const listed = accounts.map((account) => ({ account, chained: byAccount.get(account.accountId) ?? none }));
  for (const { accountId } of accounts) byAccount.delete(accountId);
  const others = [...byAccount].sort(([left], [right]) => (left < right ? -1 : 1));
  return [...listed, ...others.map(([accountId, chained]) => ({ account: unlistedAccount(accountId), chained }))];
};

/**
 * While the list is read, an account comes with its roles: one that grew later would push away what is below it. A search
 * finds every account by its name, read or not.
 */
export const withoutUnread = (found: SearchResult, sync: SyncStatus['kind']): SearchResult =>
  sync === 'syncing' && found.kind === 'everything'
    ? { ...found, groups: found.groups.filter((group) => group.roles !== undefined || countRoles(group) > 0) }
    : found;
