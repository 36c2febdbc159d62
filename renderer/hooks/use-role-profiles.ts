import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { SessionId } from '../../shared/model.ts';
import { readAwsFilesOnce } from '../mirror.ts';
import { profilesBySession, type RoleProfiles } from '../role-profiles.ts';
import { useStore } from '../store.ts';

const noProfiles: RoleProfiles = new Map();
const noChainedRoles: readonly ChainedRole[] = [];

/** The AWS profiles that lead to roles of a session. */
export const useRoleProfiles = (sessionId: SessionId): RoleProfiles => {
  const found = useStore(({ awsFiles }) => awsFiles);
  const chainedRoles = useStore(({ app }) => app?.chainedRoles ?? noChainedRoles);
  const sessions = useStore(useShallow(({ app }) => app?.sessions.map(({ session }) => session) ?? []));
  useEffect(() => void readAwsFilesOnce(), []);
  return useMemo(
    () => profilesBySession(found, sessions, chainedRoles).get(sessionId) ?? noProfiles,
    [found, sessions, chainedRoles, sessionId],
  );
};
