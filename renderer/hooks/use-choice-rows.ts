import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { ListLayout } from '../list-layout.ts';
import { pageRows, rowSteps } from '../row-steps.ts';
import type { ResultGroup } from '../search.ts';

/** True for the line of an account that has no roles to choose. */
const isNote = ({ groups, groupOf, headings }: ListLayout<ResultGroup>, row: number): boolean => {
  const group = groupOf[row] ?? 0;
  return headings[group] !== row && (groups[group]?.roles?.length ?? 0) === 0;
};

type ChoiceRows = {
  readonly items: readonly VirtualItem[];
  readonly totalSize: number;
  /** The one row that Tab leads to. It is always rendered. */
  readonly active: number;
  readonly setActive: (row: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Rows of checkboxes, one of them in the order of focus; arrow keys lead to the others. */
export const useChoiceRows = (
  scroller: RefObject<HTMLElement | null>,
  layout: ListLayout<ResultGroup>,
  height: number,
): ChoiceRows => {
  const count = layout.groupOf.length;
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, count - 1);
  const isMoving = useRef(false);
  const rows = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: pageRows,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return active < 0 || shown.includes(active) ? shown : [...shown, active].sort((left, right) => left - right);
    },
  });
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"] input`)?.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = rowSteps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    let next = Math.min(Math.max(active + step, 0), count - 1);
    if (isNote(layout, next)) next += step > 0 && next + 1 < count ? 1 : -1;
    isMoving.current = true;
    setActive(next);
    rows.scrollToIndex(next);
  };
  return { items: rows.getVirtualItems(), totalSize: rows.getTotalSize(), active, setActive, onKeyDown };
};
