import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { headingHeight, type ListLayout, rowKeys, rowSize, withHeading } from '../list-layout.ts';

export type RoleRows = Virtualizer<HTMLDivElement, HTMLDivElement>;

const overscanRows = 12;
// Room for the message about the clipboard, which lies over the list's end.
const bottomRoom = 72;

/** At the very top nothing is lost by accounts appearing there, unless something is about to be pressed. */
const isHeld = (element: HTMLElement | null, hasChosen: boolean): boolean =>
  element !== null && (hasChosen || element.scrollTop > 0 || element.matches(':hover'));

/**
 * Scrolls a row into view. Heights are fixed, so this is done at once: a wish left open would go on naming the row
 * by its old number when accounts appear above it.
 */
export const revealRow = (rows: RoleRows, row: number): void => {
  rows.scrollToIndex(row);
  rows.scrollElement?.dispatchEvent(new Event('scroll'));
  rows.cancelScroll();
};

/**
 * The rows of the scrolled list worth rendering. What is being looked at stays where it is while the list grows
 * or shrinks above it; another `subject` (a new search) starts at the top.
 */
export const useRoleRows = (
  scroller: RefObject<HTMLDivElement | null>,
  layout: ListLayout,
  subject: string,
  hasChosen: boolean,
): RoleRows => {
  const lastSubject = useRef(subject);
  const accountNumbers = useRef(new Map<string, number>());
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: layout.groupOf.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => rowSize(layout, row),
    getItemKey: useMemo(() => rowKeys(layout, accountNumbers.current), [layout]),
    rangeExtractor: useCallback((range: Range) => withHeading(layout, defaultRangeExtractor(range)), [layout]),
    overscan: overscanRows,
    paddingEnd: bottomRoom,
    scrollPaddingStart: headingHeight,
    scrollPaddingEnd: bottomRoom,
    anchorTo: lastSubject.current === subject && isHeld(scroller.current, hasChosen) ? 'end' : 'start',
  });
  useLayoutEffect(() => {
    if (lastSubject.current === subject) return;
    lastSubject.current = subject;
    rows.scrollToOffset(0);
  }, [rows, subject]);
  return rows;
};
