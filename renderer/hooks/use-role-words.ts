import { useCallback } from 'react';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { accountWords } from '../../shared/door-words.ts';
import type { RoleRef, SessionId, SessionView } from '../../shared/model.ts';
import { roleInWords } from '../../shared/role-words.ts';
import { useStore } from '../store.ts';
import { useNameRole } from './use-name-role.ts';

const noSessions: readonly SessionView[] = [];
const noChained: readonly ChainedRole[] = [];

/** Puts roles of these sessions into words: "DataEngineer in data-lake-dev, Northwind". */
export const useRoleWords = (sessionIds: readonly SessionId[]): ((role: RoleRef) => string) => {
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const chained = useStore(({ app }) => app?.chainedRoles) ?? noChained;
  const nameRole = useNameRole(sessionIds);
  return useCallback(
    (role) => {
      const named = nameRole(role);
      const session = sessions.length > 1 && named.sessionName !== undefined ? `, ${named.sessionName}` : '';
      const name = chained.find(({ id }) => id === role.chainedRoleId)?.name ?? named.roleName;
      return roleInWords(name, accountWords(named)) + session;
    },
    [sessions, chained, nameRole],
  );
};
