/** The chained roles a person has set up, and what hangs on them. They are remembered as the state changes. */
import {
  type ChainedRole,
  type ChainedRoleInput,
  checkChainedRole,
  refOfChainedRole,
} from '../../shared/chained-roles.ts';
import { AppError } from '../../shared/errors.ts';
import type { RoleRef } from '../../shared/model.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import type { State } from './state.ts';

export type ChainedRoles = {
  /** Throws AppError for what `checkChainedRole` refuses. */
  add(input: ChainedRoleInput): string;
  /** Throws the same, and AppError `chained-role-unknown`. */
  edit(id: string, input: ChainedRoleInput): void;
  /** Throws AppError `chained-role-unknown`, and `chained-role-in-use` while something else needs its credentials. */
  remove(id: string): void;
};

type ChainedRolesPorts = {
  readonly state: State;
  readonly newId: () => string;
  /** The id of an account that no session lists. */
  readonly accountNameOf: (role: RoleRef) => string;
};

export const createChainedRoles = ({ state, newId, accountNameOf }: ChainedRolesPorts): ChainedRoles => {
  const { read, change } = state;
  const sessions = () => read().sessions.map(({ session }) => session);

  const requireRole = (id: string): ChainedRole => {
    const found = read().chainedRoles.find((role) => role.id === id);
    if (found === undefined) throw new AppError('chained-role-unknown');
    return found;
  };

  return {
    add(input) {
      const role = { ...checkChainedRole(input, sessions(), read().chainedRoles), id: newId() };
      change({ chainedRoles: [...read().chainedRoles, role] });
      return role.id;
    },

    edit(id, input) {
      requireRole(id);
      const { chainedRoles, applications, recentRoles, favourites } = read();
      const edited = { ...checkChainedRole(input, sessions(), chainedRoles, id), id };
      const roles = chainedRoles.map((role) => (role.id === id ? edited : role));
      // Who took its credentials, and who took theirs, go on taking them, by the names they have now.
      const renewed = (ref: RoleRef): RoleRef => {
        const role = roles.find((each) => each.id === ref.chainedRoleId);
        return role === undefined ? ref : refOfChainedRole({ ...role, source: renewed(role.source) });
      };
      change({
        chainedRoles: roles.map((role) => ({ ...role, source: renewed(role.source) })),
        applications: applications.map(({ application, ...rest }) => ({
          ...rest,
          application: { ...application, signer: renewed(application.signer) },
        })),
        recentRoles: recentRoles.filter((recent) => isSameRole(recent, renewed(recent))),
        favourites: favourites.map((favourite) => {
          if (isSameRole(favourite, renewed(favourite))) return favourite;
          return { ...renewed(favourite), accountName: accountNameOf(renewed(favourite)) };
        }),
      });
    },

    remove(id) {
      requireRole(id);
      const { chainedRoles, applications, recentRoles, favourites } = read();
      const user =
        chainedRoles.find(({ source }) => source.chainedRoleId === id) ??
        applications.find(({ application }) => application.signer.chainedRoleId === id)?.application;
      if (user !== undefined) throw new AppError('chained-role-in-use', { detail: user.name });
      change({
        chainedRoles: chainedRoles.filter((role) => role.id !== id),
        recentRoles: recentRoles.filter(({ chainedRoleId }) => chainedRoleId !== id),
        favourites: favourites.filter(({ chainedRoleId }) => chainedRoleId !== id),
      });
    },
  };
};
