/** Which roles a person uses, how often and how lately. */

import type { ActivityEntry, OwnUse } from '../../shared/activity.ts';
import { byFrecency, frecentAfterUse } from '../../shared/frecency.ts';
import type { CatalogDelta, FavouriteRole, RecentRole, RoleRef } from '../../shared/model.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import { type CredentialFormat, credentialFormats } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../engine/ports.ts';
import type { State } from './state.ts';

const mostRemembered = 50;

type RoleUsePorts = {
  readonly state: Pick<State, 'read' | 'change'>;
  readonly engine: Pick<Engine, 'catalog'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Writes a line of the activity log. */
  readonly record: (entry: ActivityEntry) => void;
};

/** What is used least makes room. */
const withoutTheLeastUsed = (roles: readonly RecentRole[]): readonly RecentRole[] => {
  const kept = new Set([...roles].sort(byFrecency).slice(0, mostRemembered));
  return roles.filter((role) => kept.has(role));
};

const formatOf = (use: OwnUse): CredentialFormat | undefined =>
  use.kind === 'copied' ? credentialFormats.find((format) => format === use.what) : undefined;

/** The same list where nothing in it is called otherwise now. */
const renamed = <Role extends FavouriteRole>(
  roles: readonly Role[],
  { sessionId, changed }: CatalogDelta,
): readonly Role[] => {
  const nameOf = (role: Role) =>
    (role.sessionId === sessionId && changed.find(({ accountId }) => accountId === role.accountId)?.accountName) ||
    role.accountName;
  return roles.every((role) => nameOf(role) === role.accountName)
    ? roles
    : roles.map((role) => ({ ...role, accountName: nameOf(role) }));
};

export const createRoleUse = ({ state, engine, clock, record }: RoleUsePorts) => {
  /** As its session lists it; the id where it does not. */
  const accountNameOf = ({ sessionId, accountId }: RoleRef): string =>
    engine.catalog(sessionId).accounts.find((account) => account.accountId === accountId)?.accountName ?? accountId;

  return {
    accountNameOf,
    /** Roles at hand are called as their session lists their accounts, whatever was known of them before. */
    listed(delta: CatalogDelta): void {
      const before = state.read();
      const recentRoles = renamed(before.recentRoles, delta);
      const favourites = renamed(before.favourites, delta);
      if (recentRoles !== before.recentRoles || favourites !== before.favourites) {
        state.change({ recentRoles, favourites });
      }
    },
    /** Writes down what a person did, without the role counting as used. */
    noted: (role: RoleRef, own: OwnUse): void => record({ at: clock.now(), own, role, outcome: 'allowed' }),
    used(role: RoleRef, own: OwnUse): void {
      const { recentRoles } = state.read();
      const before = recentRoles.find((each) => isSameRole(each, role));
      const copyFormat = formatOf(own) ?? before?.copyFormat;
      const usedAt = clock.now();
      record({ at: usedAt, own, role, outcome: 'allowed' });
      const now: RecentRole = {
        ...role,
        accountName: accountNameOf(role),
        usedAt,
        frecentAt: frecentAfterUse(before?.frecentAt, usedAt),
        ...(copyFormat !== undefined && { copyFormat }),
      };
      state.change({ recentRoles: withoutTheLeastUsed([now, ...recentRoles.filter((each) => each !== before)]) });
    },
  };
};

export type RoleUse = ReturnType<typeof createRoleUse>;
