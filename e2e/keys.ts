import type { Locator, Page } from 'playwright';
import { expect } from './fixtures.ts';

/** What the focus is on, and whether a person can see it there. */
const focusNow = () => {
  const active = document.activeElement;
  if (active === null || active === document.body) return 'nowhere';
  const { top, left, bottom, right, width, height } = active.getBoundingClientRect();
  const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && width > 0 && height > 0;
  return isInView ? 'seen' : `out of sight: ${active.outerHTML.slice(0, 120)}`;
};

/** The focus is on something, and that can be seen. */
export const expectFocusSeen = async (page: Page, after: string): Promise<void> =>
  expect.poll(() => page.evaluate(focusNow), `the focus after ${after}`).toBe('seen');

const mostSteps = 80;

/** Goes there as a person does without a mouse: key by key, Tab unless another one leads there. */
export const goTo = async (page: Page, target: Locator, key = 'Tab'): Promise<void> => {
  await target.waitFor();
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
};

/** Takes an item of the menu that is open. */
export const takeItem = async (page: Page, name: string): Promise<void> => {
  const item = page.getByRole('menuitem', { name, exact: true });
  await item.waitFor();
  for (let step = 0; step < mostSteps; step += 1) {
    if ((await item.getAttribute('data-highlighted')) !== null) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrow keys do not lead to ${name}`);
};
