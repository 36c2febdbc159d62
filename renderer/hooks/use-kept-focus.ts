import { type RefObject, useEffect } from 'react';

/**
 * Gives the focus a new home in the container when what had it went away with the last `phase`:
 * the element marked `data-first-focus`. Never takes it from anything.
 */
export const useKeptFocus = (container: RefObject<HTMLElement | null>, phase: string): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the phase is what this waits for
  useEffect(() => {
    const active = document.activeElement;
    if (active !== null && active !== document.body) return;
    container.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true });
  }, [container, phase]);
};
