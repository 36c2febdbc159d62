import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type ListLayout, pinnedHeight } from '../list-layout.ts';

/**
 * Keeps the accounts where they are on the screen while what stands before them grows or shrinks in view: a row that was
 * just made a favourite stays under the pointer. By itself the list holds what is at its top, and nothing below.
 */
export const useSteadyAccounts = (
  scroller: RefObject<HTMLElement | null>,
  layout: ListLayout,
  subject: string,
  isHeld: boolean,
): void => {
  const before = useRef({ subject, height: pinnedHeight(layout) });
  useLayoutEffect(() => {
    const { current: last } = before;
    const height = pinnedHeight(layout);
    before.current = { subject, height };
    const element = scroller.current;
    if (element === null || last.subject !== subject || last.height === height) return;
    if (element.scrollTop < last.height && isHeld) element.scrollTop += height - last.height;
  });
};
