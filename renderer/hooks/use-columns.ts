import { useMemo, useSyncExternalStore } from 'react';
import type { WindowLayout } from '../../shared/model.ts';
import { type Columns, columnsFor } from '../columns.ts';
import { useStore } from '../store.ts';

const usualLayout: WindowLayout = { detailsOpen: true };

const subscribe = (listener: () => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

const windowWidth = (): number => window.innerWidth;

/** How the window is divided now; where a divider was moved to goes ahead of what is kept. */
export const useColumns = (): Columns => {
  const width = useSyncExternalStore(subscribe, windowWidth);
  const layout = useStore(({ app }) => app?.layout) ?? usualLayout;
  const moved = useStore((state) => state.moved);
  return useMemo(() => columnsFor(width, { ...layout, ...moved }), [width, layout, moved]);
};

/** Whether the details of a role are shown, and how. Renders again only when that changes. */
export const useDetails = (): { readonly placement: Columns['placement']; readonly isOpen: boolean } => {
  const layout = useStore(({ app }) => app?.layout) ?? usualLayout;
  const isOver = useStore((state) => state.detailsOver);
  const placement = useSyncExternalStore(subscribe, () => columnsFor(windowWidth(), layout).placement);
  return { placement, isOpen: placement === 'beside' ? layout.detailsOpen : isOver };
};
