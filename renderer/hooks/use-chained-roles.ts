import { useMemo } from 'react';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { SessionId } from '../../shared/model.ts';
import { useStore } from '../store.ts';

const none: readonly ChainedRole[] = [];

/** The roles that are assumed with credentials of a session. */
export const useChainedRoles = (sessionId: SessionId): readonly ChainedRole[] => {
  const all = useStore(({ app }) => app?.chainedRoles) ?? none;
  return useMemo(() => all.filter(({ source }) => source.sessionId === sessionId), [all, sessionId]);
};
