import { type RefObject, useEffect, useState } from 'react';

const stepPx = 360;
const overscanPx = 360;

export type ScrollWindow = { readonly from: number; readonly to: number };

const measure = (element: HTMLElement): ScrollWindow => ({
  from: Math.floor((element.scrollTop - overscanPx) / stepPx) * stepPx,
  to: Math.ceil((element.scrollTop + element.clientHeight + overscanPx) / stepPx) * stepPx,
});

/** The stretch of a scrolled element worth rendering, in steps, so that scrolling renders only now and then. */
export const useScrollWindow = (scroller: RefObject<HTMLElement | null>): ScrollWindow => {
  const [shown, setShown] = useState<ScrollWindow>({ from: 0, to: 1440 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const update = () => {
      const next = measure(element);
      setShown((last) => (last.from === next.from && last.to === next.to ? last : next));
    };
    const sizes = new ResizeObserver(update);
    sizes.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [scroller]);
  return shown;
};
