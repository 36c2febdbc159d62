import { type RefObject, useCallback, useRef, useState } from 'react';

/** Scrolling to a part that was chosen is no choice of another. */
const chosenForMs = 200;

/**
 * Of the parts of a list that scrolls, the one that is looked at. The line that parts have to reach goes from the top of
 * the list to its foot as the list is scrolled through, so that each has its turn. A part has `data-group`.
 */
export const useGroupInView = (list: RefObject<HTMLElement | null>) => {
  const [inView, setInView] = useState<string>();
  const chosenAt = useRef(Number.NEGATIVE_INFINITY);
  const look = useCallback(() => {
    const { current } = list;
    if (current === null || performance.now() - chosenAt.current < chosenForMs) return;
    const { scrollTop, scrollHeight, clientHeight } = current;
    const progress = scrollTop / Math.max(1, scrollHeight - clientHeight);
    const line = current.getBoundingClientRect().top + clientHeight * progress;
    const parts = [...current.querySelectorAll<HTMLElement>('[data-group]')];
    const reached = parts.filter((part) => part.getBoundingClientRect().top <= line + 1);
    setInView((reached.at(-1) ?? parts[0])?.dataset.group);
  }, [list]);
  const choose = (group: string) => {
    chosenAt.current = performance.now();
    setInView(group);
  };
  return { inView, look, choose };
};
