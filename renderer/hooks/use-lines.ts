import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowSteps } from '../row-steps.ts';

const overscanRows = 8;
// Room for the message about the clipboard, which lies over the list's end.
const bottomRoom = 72;

type Lines = {
  readonly scroller: RefObject<HTMLElement | null>;
  /** One for each row; a line keeps its own while newer ones come. */
  readonly keys: readonly string[];
  readonly sizeOf: (row: number) => number;
  /** False for what stands between the lines. */
  readonly isLine?: (row: number) => boolean;
  /** Another one starts at the top. */
  readonly subject: string;
};

/**
 * Lines that grow at the top, and those worth rendering. What is being read stays where it is. Keys move the focus
 * from line to line; the one that has it is always rendered, so that it is not lost by scrolling.
 */
export const useLines = ({ scroller, keys, sizeOf, isLine = () => true, subject }: Lines) => {
  const [activeKey, setActiveKey] = useState<string>();
  const active = activeKey === undefined ? -1 : keys.indexOf(activeKey);
  const isMoving = useRef(false);
  const rows = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: (row) => keys[row] ?? row,
    overscan: overscanRows,
    paddingEnd: bottomRoom,
    scrollPaddingEnd: bottomRoom,
    anchorTo: (scroller.current?.scrollTop ?? 0) > 0 ? 'end' : 'start',
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return active < 0 || shown.includes(active) ? shown : [...shown, active].sort((left, right) => left - right);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject starts at the top
  useLayoutEffect(() => rows.scrollToOffset(0), [subject]);
  const focusRow = (number: number) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${number}"]`);
    (row?.querySelector('button') ?? row)?.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    focusRow(active);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = rowSteps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || keys.length === 0) return;
    event.preventDefault();
    const last = keys.length - 1;
    let next = Math.min(Math.max(active + step, 0), last);
    if (!isLine(next)) next += step > 0 || next === 0 ? 1 : -1;
    if (next > last || !isLine(next)) return;
    rows.scrollToIndex(next);
    if (next === active) return focusRow(active);
    isMoving.current = true;
    setActiveKey(keys[next]);
  };

  return { rows, onKeyDown, setActive: (row: number) => setActiveKey(keys[row]) };
};
