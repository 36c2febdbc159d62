import { AppError } from '../../shared/errors.ts';
import type { RoleRef } from '../../shared/model.ts';
import { appError, judge } from './errors.ts';
import { throughPassingFailures } from './passing-failures.ts';
import { getRoleCredentials } from './portal.ts';
import type { PortalCall } from './portal-calls.ts';
import type { RoleCredentials } from './ports.ts';
import type { EnginePorts } from './service-clock.ts';

/**
 * Fetches credentials of a permission set's role (GetRoleCredentials). Rejects with an AppError, `no-access` for a role
 * that is not assigned.
 */
export const createPermissionSetCredentials =
  (ports: EnginePorts, portalCall: PortalCall) =>
  async ({ sessionId, accountId, roleName }: RoleRef): Promise<RoleCredentials> => {
    try {
      return await throughPassingFailures(ports, () =>
        portalCall(sessionId, (client, accessToken) => getRoleCredentials(client, accessToken, accountId, roleName)),
      );
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (judge(error).refusal === 'forbidden') throw new AppError('no-access', { detail: roleName });
      throw appError(error);
    }
  };
