import { useEffect, useMemo } from 'react';
import { readAwsFilesOnce, readCatalog } from '../mirror.ts';
import { createPaletteIndex, type PaletteFindings } from '../palette.ts';
import { findInPalette } from '../palette-search.ts';
import { useStore } from '../store.ts';

const nothing: PaletteFindings = { kind: 'everything', sections: [], count: 0 };

/** What the palette finds for a query. Catalogs of sessions that were not shown yet are read once. */
export const usePalette = (query: string): PaletteFindings => {
  useEffect(() => {
    const { app, catalogs } = useStore.getState();
    void readAwsFilesOnce();
    for (const { session } of app?.sessions ?? []) if (!catalogs.has(session.id)) void readCatalog(session.id);
  }, []);
  const sessions = useStore(({ app }) => app?.sessions);
  const chainedRoles = useStore(({ app }) => app?.chainedRoles);
  const recentRoles = useStore(({ app }) => app?.recentRoles);
  const favourites = useStore(({ app }) => app?.favourites);
  const accountMarks = useStore(({ app }) => app?.accountMarks);
  const platform = useStore(({ app }) => app?.platform);
  const paused = useStore(({ app }) => app?.paused ?? false);
  const catalogs = useStore((state) => state.catalogs);
  const awsFiles = useStore((state) => state.awsFiles);
  const index = useMemo(() => {
    if (!sessions || !chainedRoles || !recentRoles || !favourites || !accountMarks || !platform) return undefined;
    const state = { sessions, chainedRoles, recentRoles, favourites, accountMarks, platform, paused };
    return createPaletteIndex(state, catalogs, awsFiles);
  }, [sessions, chainedRoles, recentRoles, favourites, accountMarks, platform, paused, catalogs, awsFiles]);
  return useMemo(() => (index === undefined ? nothing : findInPalette(index, query)), [index, query]);
};
