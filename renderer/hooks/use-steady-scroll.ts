import { type RefObject, useLayoutEffect, useRef } from 'react';
import { groupAt, type ListLayout } from '../list-layout.ts';

/**
 * Keeps what is being looked at where it is while the list grows or shrinks above it.
 * Another `subject` (a new search) starts at the top.
 */
export const useSteadyScroll = (
  scroller: RefObject<HTMLElement | null>,
  layout: ListLayout,
  keys: readonly string[],
  subject: string,
  onScrolled: () => void,
): void => {
  const last = useRef({ layout, keys, subject });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { layout, keys, subject };
    const element = scroller.current;
    if (element === null || before.layout === layout) return;
    if (before.subject !== subject) {
      element.scrollTop = 0;
      onScrolled();
      return;
    }
    // At the very top nothing is lost by new accounts appearing there, unless the pointer is about to press something.
    if (element.scrollTop === 0 && !element.matches(':hover')) return;
    const group = groupAt(before.layout, element.scrollTop);
    const key = before.keys[group];
    const now = key === undefined ? -1 : keys.indexOf(key);
    if (now < 0) return;
    element.scrollTop += (layout.tops[now] ?? 0) - (before.layout.tops[group] ?? 0);
    onScrolled();
  }, [scroller, layout, keys, subject, onScrolled]);
};
