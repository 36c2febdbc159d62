/** What is known of some roles of a session, found by account first: most accounts have none of them. Pure. */
import type { RoleRef } from '../shared/model.ts';

type RoleInSession = Omit<RoleRef, 'sessionId'>;

export type RoleMap<Value> = ReadonlyMap<string, ReadonlyMap<string, Value>>;

/** Names a role within its account; a chained one is never taken for one of a permission set. */
export const roleSlot = ({ roleName, chainedRoleId }: Pick<RoleRef, 'roleName' | 'chainedRoleId'>): string =>
  chainedRoleId === undefined ? roleName : `\n${chainedRoleId}`;

export const createRoleMap = <Value>(entries: readonly (readonly [RoleInSession, Value])[]): RoleMap<Value> => {
  const map = new Map<string, Map<string, Value>>();
  for (const [role, value] of entries) {
    const account = map.get(role.accountId) ?? new Map<string, Value>();
    map.set(role.accountId, account.set(roleSlot(role), value));
  }
  return map;
};

export const ofRole = <Value>(map: RoleMap<Value>, role: RoleInSession): Value | undefined =>
  map.get(role.accountId)?.get(roleSlot(role));
