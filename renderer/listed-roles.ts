/** Roles as the list has them, in groups: an account's of permission sets, then those assumed from other roles. Pure. */
import { type ChainedRole, refOfChainedRole } from '../shared/chained-roles.ts';
import type { Account, RoleRef, SessionId, SyncStatus } from '../shared/model.ts';
import { roleSlot } from './role-map.ts';
import type { ResultGroup, SearchResult } from './search.ts';

/** `chained` is there for a role that is assumed from another one. */
export type ListedRole = { readonly role: RoleRef; readonly chained?: ChainedRole };

export type PinnedKind = 'favourites' | 'recent';

export type PinnedRole = ListedRole & { readonly account: Account };

/** Roles of whichever accounts that stand before all accounts. */
export type PinnedGroup = { readonly pinned: PinnedKind; readonly members: readonly PinnedRole[] };

export type ListGroup = ResultGroup | PinnedGroup;

export const isPinned = (group: ListGroup): group is PinnedGroup => 'pinned' in group;

export const countRoles = (group: ListGroup): number =>
  isPinned(group) ? group.members.length : (group.roles?.length ?? 0) + (group.chained?.length ?? 0);

/** Where what is shown at a position comes by itself. */
const shownAt = ({ order }: ResultGroup, position: number): number =>
  order === undefined ? position : (order[position] ?? -1);

/** The role at a position of its group; `undefined` beyond the last one. */
export const listedRole = (sessionId: SessionId, group: ListGroup, position: number): ListedRole | undefined => {
  if (isPinned(group)) return group.members[position];
  const { account, roles = [], chained = [] } = group;
  const at = shownAt(group, position);
  const roleName = roles[at];
  if (roleName !== undefined) return { role: { sessionId, accountId: account.accountId, roleName } };
  const assumed = chained[at - roles.length];
  return assumed && { role: refOfChainedRole(assumed), chained: assumed };
};

/** The account of the role at a position of its group. */
export const accountAt = (group: ListGroup, position: number): Account | undefined =>
  isPinned(group) ? group.members[position]?.account : group.account;

/** What names a role within its account, by its position in the order of the account. */
export const slotAt = ({ roles = [], chained = [] }: ResultGroup, position: number): string =>
  roles[position] ?? roleSlot({ roleName: '', chainedRoleId: chained[position - roles.length]?.id ?? '' });

/** The position of a role in its group; -1 where it is not there. */
export const positionIn = (group: ListGroup, wanted: Omit<RoleRef, 'sessionId'>): number => {
  const { accountId, roleName, chainedRoleId } = wanted;
  if (isPinned(group)) {
    return group.members.findIndex(
      ({ role }) => role.accountId === accountId && role.roleName === roleName && role.chainedRoleId === chainedRoleId,
    );
  }
  const { account, roles = [], chained = [], order } = group;
  if (account.accountId !== accountId) return -1;
  const among = chained.findIndex(({ id }) => id === chainedRoleId);
  const at = chainedRoleId === undefined ? roles.indexOf(roleName) : among < 0 ? -1 : roles.length + among;
  return order === undefined || at < 0 ? at : order.indexOf(at);
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
