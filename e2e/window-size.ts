import type { Page } from 'playwright';
import type { RunningApp } from './app.ts';

export type Size = { readonly width: number; readonly height: number };

/** Everything that is still on its way to the screen has arrived. */
export const settle = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });

/** Gives the page's window this size, and the page this zoom, and waits until it is drawn so. */
export const showAt = async (app: RunningApp, page: Page, { width, height }: Size, zoom = 1): Promise<void> => {
  const window = await app.electron.browserWindow(page);
  await window.evaluate(
    (each, [w, h, factor]) => {
      each.webContents.setZoomFactor(factor);
      each.setContentSize(w, h);
    },
    [width, height, zoom] as const,
  );
  await page.waitForFunction(([w, h]) => Math.abs(innerWidth - w) <= 1 && Math.abs(innerHeight - h) <= 1, [
    width / zoom,
    height / zoom,
  ] as const);
  await settle(page);
};
