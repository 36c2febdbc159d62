import { chainOf, refOfChainedRole } from '../../shared/chained-roles.ts';
import { AppError } from '../../shared/errors.ts';
import type { RoleRef, SessionId } from '../../shared/model.ts';
import { isSameRole, plainRef } from '../../shared/role-ref.ts';
import { type Margin, marginForPeople } from './access-token.ts';
import { type AssumedRole, createAssumption } from './assumption.ts';
import { createKeptCredentials } from './kept-credentials.ts';
import { createPermissionSetCredentials } from './permission-set-credentials.ts';
import type { PortalCall } from './portal-calls.ts';
import type { RoleCredentials } from './ports.ts';
import type { EnginePorts } from './service-clock.ts';
import type { SessionContexts } from './session-context.ts';

export type RoleCredentialsOnDemand = {
  /**
   * Throws AppError: what fetching the permission set's role throws, what assuming a chained one throws, and
   * `chained-role-unknown` where that is gone or another role by now.
   */
  get(role: RoleRef, margin?: Margin): Promise<RoleCredentials>;
  /** Assumes a role with another one's credentials; kept under `key`, by which the same request is known again. */
  assume(wanted: AssumedRole, key: string, margin?: Margin): Promise<RoleCredentials>;
  forget(id: SessionId): void;
};

/**
 * Role credentials on demand, kept in memory until shortly before they expire. Those of a chained role are kept by
 * everything that the chain says, so that none outlives a change to it.
 */
export const createRoleCredentials = (
  ports: EnginePorts,
  contexts: SessionContexts,
  portalCall: PortalCall,
): RoleCredentialsOnDemand => {
  const kept = createKeptCredentials(ports.clock);
  const fetch = createPermissionSetCredentials(ports, portalCall);

  const noting = async (role: RoleRef, fetching: Promise<RoleCredentials>): Promise<RoleCredentials> => {
    const askedAt = ports.clock.mark();
    const credentials = await fetching;
    ports.publish.issued({ role: plainRef(role), issuedAt: askedAt(), expiresAt: credentials.expiresAt });
    return credentials;
  };

  const get = async (role: RoleRef, margin: Margin = marginForPeople): Promise<RoleCredentials> => {
    const chain = chainOf(role, ports.chainedRole);
    const [wanted] = chain;
    if (wanted === undefined) {
      return await kept.get(role.sessionId, `${role.accountId} ${role.roleName}`, margin, () =>
        noting(role, fetch(role)),
      );
    }
    // SECURITY: whoever may have the role that was named may not have what took its place since.
    if (!isSameRole(refOfChainedRole(wanted), role)) throw new AppError('chained-role-unknown');
    const key = JSON.stringify(chain.map(({ id: _id, name: _name, ...definition }) => definition));
    return await kept.get(wanted.source.sessionId, key, margin, () => noting(role, assumed(wanted)));
  };

  const assumed = createAssumption(ports, contexts, get);

  return {
    get,
    assume: (wanted, key, margin = marginForPeople) =>
      kept.get(wanted.source.sessionId, key, margin, () => assumed(wanted)),
    forget: kept.forget,
  };
};
