import { type RefObject, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const stepPx = 360;
const overscanPx = 360;

export type ScrollWindow = { readonly from: number; readonly to: number };

const stretchOf = (element: HTMLElement): ScrollWindow => ({
  from: Math.floor((element.scrollTop - overscanPx) / stepPx) * stepPx,
  to: Math.ceil((element.scrollTop + element.clientHeight + overscanPx) / stepPx) * stepPx,
});

/**
 * The stretch of a scrolled element worth rendering, in steps, so that scrolling renders only now and then;
 * and a function that takes the measure again, for whoever scrolls by hand.
 */
export const useScrollWindow = (scroller: RefObject<HTMLElement | null>): readonly [ScrollWindow, () => void] => {
  const [shown, setShown] = useState<ScrollWindow>({ from: 0, to: 1440 });
  const measure = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const next = stretchOf(element);
    setShown((last) => (last.from === next.from && last.to === next.to ? last : next));
  }, [scroller]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // Scroll events come right before the frame is painted: rendering at once leaves no frame without rows.
    const onScroll = () => flushSync(measure);
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, measure]);
  return [shown, measure];
};
