import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { readCatalog } from '../mirror.ts';
import { createQuickPickIndex, findRoles, type QuickPickFindings, type QuickPickParts } from '../quick-pick-search.ts';
import { useStore } from '../store.ts';

const nothing: QuickPickParts = {
  sessions: [],
  chainedRoles: [],
  recentRoles: [],
  favourites: [],
  accountMarks: [],
  platform: 'linux',
  paused: false,
};

/** What the quick-pick finds for a query. What is at hand is there at once, the catalogs as soon as they are read. */
export const useQuickPick = (query: string): QuickPickFindings => {
  const parts = useStore(
    useShallow(({ app = nothing }): QuickPickParts => {
      const { sessions, chainedRoles, recentRoles, favourites, accountMarks, platform, paused } = app;
      return { sessions, chainedRoles, recentRoles, favourites, accountMarks, platform, paused };
    }),
  );
  const catalogs = useStore((state) => state.catalogs);
  const sessionIds = parts.sessions.map(({ session }) => session.id).join(' ');
  useEffect(() => {
    for (const id of sessionIds.split(' ')) {
      if (id !== '' && !useStore.getState().catalogs.has(id)) void readCatalog(id);
    }
  }, [sessionIds]);
  const index = useMemo(() => createQuickPickIndex(parts, catalogs), [parts, catalogs]);
  return useMemo(() => findRoles(index, query), [index, query]);
};
