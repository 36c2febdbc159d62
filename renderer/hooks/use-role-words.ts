import { useCallback, useMemo } from 'react';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { accountWords } from '../../shared/door-words.ts';
import type { RoleRef, SessionView } from '../../shared/model.ts';
import { useStore } from '../store.ts';
import { useNameRole } from './use-name-role.ts';

const noSessions: readonly SessionView[] = [];
const noChained: readonly ChainedRole[] = [];

/** Puts roles of any session into words: "DataEngineer in data-lake-dev (2214 0098 1536), Northwind". */
export const useRoleWords = (): ((role: RoleRef) => string) => {
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const chained = useStore(({ app }) => app?.chainedRoles) ?? noChained;
  const nameRole = useNameRole(useMemo(() => sessions.map(({ session }) => session.id), [sessions]));
  return useCallback(
    (role) => {
      const named = nameRole(role);
      const session = sessions.length > 1 && named.sessionName !== undefined ? `, ${named.sessionName}` : '';
      const name = chained.find(({ id }) => id === role.chainedRoleId)?.name ?? named.roleName;
      return `${name} in ${accountWords(named)}${session}`;
    },
    [sessions, chained, nameRole],
  );
};
