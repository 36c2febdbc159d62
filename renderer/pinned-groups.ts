/** The groups before all accounts: favourites, and roles of late. Only what the session still lists is in them. Pure. */
import { byFrecency } from '../shared/frecency.ts';
import type { FavouriteRole, RecentRole, RoleRef, SessionId } from '../shared/model.ts';
import { isSameRole, plainRef } from '../shared/role-ref.ts';
import type { PinnedGroup, PinnedKind, PinnedRole } from './listed-roles.ts';
import type { SearchIndex } from './search-index.ts';

const mostRecent = 5;

/** Finds a role where its session lists it. */
export const createListing = ({ entries }: Pick<SearchIndex, 'entries'>) => {
  const byAccount = new Map(entries.map((entry) => [entry.account.accountId, entry]));
  return (ref: RoleRef): PinnedRole | undefined => {
    const entry = byAccount.get(ref.accountId);
    if (entry === undefined) return undefined;
    const { account, chained } = entry;
    const role = plainRef(ref);
    if (role.chainedRoleId === undefined) return account.roles?.includes(role.roleName) ? { account, role } : undefined;
    const assumed = chained.find((each) => each.role.id === role.chainedRoleId)?.role;
    return assumed && { account, role, chained: assumed };
  };
};

const group = (pinned: PinnedKind, members: readonly PinnedRole[]): readonly PinnedGroup[] =>
  members.length > 0 ? [{ pinned, members }] : [];

/** Favourites in the order in which they were added; of all others those used most and last. */
export const pinnedGroups = (
  sessionId: SessionId,
  listing: (ref: RoleRef) => PinnedRole | undefined,
  favourites: readonly FavouriteRole[],
  recentRoles: readonly RecentRole[],
): readonly PinnedGroup[] => {
  const own = favourites.filter((role) => role.sessionId === sessionId);
  const others = recentRoles
    .filter((role) => role.sessionId === sessionId && !own.some((favourite) => isSameRole(favourite, role)))
    .sort(byFrecency);
  const listed = (roles: readonly RoleRef[]) => roles.flatMap((role) => listing(role) ?? []);
  return [...group('favourites', listed(own)), ...group('recent', listed(others).slice(0, mostRecent))];
};
