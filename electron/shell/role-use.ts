/** Which roles a person uses, how often and how lately. */
import { byFrecency, frecentAfterUse } from '../../shared/frecency.ts';
import type { RecentRole, RoleRef } from '../../shared/model.ts';
import { isSameRole } from '../../shared/role-ref.ts';
import type { CredentialFormat } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../engine/ports.ts';
import type { State } from './state.ts';

const mostRemembered = 50;

type RoleUsePorts = {
  readonly state: Pick<State, 'read' | 'change'>;
  readonly engine: Pick<Engine, 'catalog'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** What is used least makes room. */
const withoutTheLeastUsed = (roles: readonly RecentRole[]): readonly RecentRole[] => {
  const kept = new Set([...roles].sort(byFrecency).slice(0, mostRemembered));
  return roles.filter((role) => kept.has(role));
};

export const createRoleUse = ({ state, engine, clock }: RoleUsePorts) => {
  /** As its session lists it; the id where it does not. */
  const accountNameOf = ({ sessionId, accountId }: RoleRef): string =>
    engine.catalog(sessionId).accounts.find((account) => account.accountId === accountId)?.accountName ?? accountId;

  return {
    accountNameOf,
    used(role: RoleRef, copiedAs?: CredentialFormat): void {
      const { recentRoles } = state.read();
      const before = recentRoles.find((each) => isSameRole(each, role));
      const copyFormat = copiedAs ?? before?.copyFormat;
      const usedAt = clock.now();
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
