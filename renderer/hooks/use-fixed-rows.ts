import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

const overscanRows = 12;

type FixedRows = { readonly items: readonly VirtualItem[]; readonly totalSize: number };

/** Of many rows of one height in px, those worth rendering. */
export const useFixedRows = (scroller: RefObject<HTMLElement | null>, count: number, height: number): FixedRows => {
  const rows = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: overscanRows,
  });
  return { items: rows.getVirtualItems(), totalSize: rows.getTotalSize() };
};
