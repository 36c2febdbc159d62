import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { headingHeight, type ListLayout, rowKeys, rowSize, withHeading } from '../list-layout.ts';

export type RoleRows = Virtualizer<HTMLDivElement, HTMLDivElement>;

const overscanRows = 12;
// Room for the message about the clipboard, which lies over the list's end.
const bottomRoom = 72;

/** At the very top nothing is lost by accounts appearing there, unless the pointer is about to press something. */
const isHeld = (element: HTMLElement | null): boolean =>
  element !== null && (element.scrollTop > 0 || element.matches(':hover'));

/**
 * The rows of the scrolled list worth rendering. What is being looked at stays where it is while the list grows
 * or shrinks above it; another `subject` (a new search) starts at the top.
 */
export const useRoleRows = (
  scroller: RefObject<HTMLDivElement | null>,
  layout: ListLayout,
  subject: string,
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
    anchorTo: lastSubject.current === subject && isHeld(scroller.current) ? 'end' : 'start',
  });
  useLayoutEffect(() => {
    if (lastSubject.current === subject) return;
    lastSubject.current = subject;
    rows.scrollToOffset(0);
  }, [rows, subject]);
  return rows;
};
