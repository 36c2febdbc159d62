/** How near at hand roles are to a person: favourites first, then by frecency. Pure. */
import type { FavouriteRole, RecentRole, SessionId } from '../shared/model.ts';
import { isSameRole } from '../shared/role-ref.ts';
import { createRoleMap, type RoleMap } from './role-map.ts';

/** The higher the nearer; a role that is not in it was never used. */
export type Standings = RoleMap<number>;

// Above every instant that frecency counts in.
const favouriteStanding = 1e15;

export const isFavouriteStanding = (standing: number): boolean => standing >= favouriteStanding;

export const standingsOf = (
  sessionId: SessionId,
  favourites: readonly FavouriteRole[],
  recentRoles: readonly RecentRole[],
): Standings => {
  const used = recentRoles.filter((role) => role.sessionId === sessionId);
  const pinned = favourites.filter((role) => role.sessionId === sessionId);
  const frecentAt = (role: FavouriteRole): number => used.find((each) => isSameRole(each, role))?.frecentAt ?? 0;
  return createRoleMap([
    ...used.map((role) => [role, role.frecentAt] as const),
    ...pinned.map((role) => [role, favouriteStanding + frecentAt(role)] as const),
  ]);
};
