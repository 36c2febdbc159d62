import { useEffect, useMemo } from 'react';
import type { RecentRole, SessionId, SessionView } from '../../shared/model.ts';
import { createNameRole, type NameRole } from '../doors.ts';
import { readCatalog } from '../mirror.ts';
import { useStore } from '../store.ts';

const noSessions: readonly SessionView[] = [];
const noRoles: readonly RecentRole[] = [];

/** Names for roles of these sessions, whose lists are read where they were not yet. */
export const useNameRole = (sessionIds: readonly SessionId[]): NameRole => {
  const sessions = useStore(({ app }) => app?.sessions) ?? noSessions;
  const recentRoles = useStore(({ app }) => app?.recentRoles) ?? noRoles;
  const catalogs = useStore((state) => state.catalogs);
  const unread = sessions
    .map(({ session }) => session.id)
    .filter((id) => sessionIds.includes(id) && !catalogs.has(id))
    .join(' ');
  useEffect(() => {
    for (const id of unread.split(' ')) if (id !== '') void readCatalog(id);
  }, [unread]);
  const wanted = sessionIds.join(' ');
  return useMemo(() => {
    // A long list is gone through only where its names are wanted.
    const ids = wanted.split(' ');
    const own = new Map([...catalogs].filter(([id]) => ids.includes(id)));
    return createNameRole(sessions, own, recentRoles);
  }, [wanted, sessions, catalogs, recentRoles]);
};
