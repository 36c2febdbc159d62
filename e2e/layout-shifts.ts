/** What moves in a page without anybody having asked for it. */
import type { Page } from 'playwright';

type Shift = { readonly value: number; readonly what: readonly string[] };

type LayoutShift = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node?: Node; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
};

/** Notes from now on what Chromium counts as a layout shift, with what moved from where to where. */
export const watchShifts = async (page: Page): Promise<() => Promise<readonly Shift[]>> => {
  await page.evaluate(() => {
    const since = performance.now();
    const shifts: Shift[] = [];
    const place = ({ left, top }: DOMRect) => `${left}, ${top}`;
    new PerformanceObserver((list) => {
      for (const { startTime, value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        if (startTime < since || hadRecentInput) continue;
        const what = sources.map(({ node, previousRect, currentRect }) => {
          const name = node instanceof Element ? node.className : node?.textContent;
          return `${name}: ${place(previousRect)} → ${place(currentRect)}`;
        });
        shifts.push({ value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(globalThis, { shifts });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'shifts'));
};
