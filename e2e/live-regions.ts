/** What a screen reader is told by itself: every change of words within a live region, as it happens. */
import type { Page } from 'playwright';

/** Begins to listen; the result tells what was said since. */
export const listenToLiveRegions = async (page: Page): Promise<() => Promise<readonly string[]>> => {
  await page.evaluate(() => {
    const live = '[aria-live], [role="status"], [role="alert"], [role="log"], output';
    const said: string[] = [];
    const last = new Map<Element, string>();
    for (const region of document.querySelectorAll(live)) last.set(region, region.textContent ?? '');
    const listen = () => {
      for (const region of document.querySelectorAll(live)) {
        const words = region.textContent ?? '';
        if (last.get(region) === words) continue;
        last.set(region, words);
        if (words.trim() !== '' && region.getAttribute('aria-live') !== 'off') said.push(words);
      }
    };
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { said });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'said'));
};
