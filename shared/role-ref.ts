import type { RoleRef } from './model.ts';

/** True for the same role by the same way: a chained role is never the same as one of a permission set. */
export const isSameRole = (left: RoleRef, right: RoleRef): boolean =>
  left.sessionId === right.sessionId &&
  left.accountId === right.accountId &&
  left.roleName === right.roleName &&
  left.chainedRoleId === right.chainedRoleId;

/** What names a role, of something that says more about it. */
export const plainRef = ({ sessionId, accountId, roleName, chainedRoleId }: RoleRef): RoleRef => ({
  ...{ sessionId, accountId, roleName },
  ...(chainedRoleId !== undefined && { chainedRoleId }),
});
