import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { consoleFrameHeight } from '../../shared/console-frame.ts';
import { signInFrameHeight } from '../../shared/sign-in-frame.ts';
import type { RunningApp } from '../app.ts';
import { findLostText, lengthenWords, shortenWords } from './lost-text.ts';
import type { Scene, Surface } from './scene.ts';

type Size = { readonly width: number; readonly height: number };

const themes = ['light', 'dark'] as const;
const folder = process.env.LATCHKEY_GALLERY ?? 'gallery';

/** How many of the screen's points make one of the window's. */
export const scale = Number(process.env.LATCHKEY_GALLERY_SCALE ?? '1');

const windowSizes: readonly Size[] = (process.env.LATCHKEY_GALLERY_SIZES ?? '900x600 1280x800')
  .split(' ')
  .map((size) => {
    const [width = 0, height = 0] = size.split('x').map(Number);
    return { width, height };
  });

/** Windows of our frames are as wide as their pages want; what is below the frame is not ours. */
const frames: Record<'strip' | 'console-frame', { readonly height: number; readonly widths: readonly number[] }> = {
  strip: { height: signInFrameHeight, widths: [420, 620] },
  'console-frame': { height: consoleFrameHeight, widths: [640, 1280] },
};

/** What has one size only. */
const fixedSizes: Record<'quick-pick' | 'copied-sign', Size> = {
  'quick-pick': { width: 640, height: 420 },
  'copied-sign': { width: 420, height: 64 },
};

const isFramed = (surface: Surface): surface is keyof typeof frames => surface in frames;

const sizesOf = (surface: Surface): readonly Size[] => {
  if (surface === 'window') return windowSizes;
  if (!isFramed(surface)) return [fixedSizes[surface]];
  const { widths, height } = frames[surface];
  return widths.map((width) => ({ width, height }));
};

const zoomedSize: Size = { width: 1280, height: 800 };
const zoom = 2;

/** Everything that is still on its way to the screen has arrived. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });

/** Takes pictures of a scene and looks at it as people do who cannot see it as drawn. */
export const createCamera = (app: RunningApp) => {
  const resize = async (page: Page, surface: Surface, { width, height }: Size, factor = 1) => {
    const window = await app.electron.browserWindow(page);
    const below = isFramed(surface) ? 400 : 0;
    await window.evaluate(
      (each, [w, h, zoomFactor]) => {
        each.webContents.setZoomFactor(zoomFactor);
        each.setContentSize(w, h);
      },
      [width, height + below, factor] as const,
    );
    await page.waitForFunction(([w, h]) => Math.abs(innerWidth - w) <= 1 && Math.abs(innerHeight - h) <= 1, [
      width / factor,
      (height + below) / factor,
    ] as const);
    await settle(page);
  };

  const fileFor = (name: string) => join(folder, `${name}${scale === 1 ? '' : `@${scale}x`}.png`);

  const shoot = (page: Page, name: string, { width, height }: Size) =>
    page.screenshot({
      path: fileFor(name),
      animations: 'disabled',
      caret: 'hide',
      clip: { x: 0, y: 0, width, height },
    });

  /** Playwright takes a zoomed page for as large as it is without. */
  const shootZoomed = async (page: Page, name: string) => {
    const window = await app.electron.browserWindow(page);
    const image = await window.evaluate(async (each) => (await each.capturePage()).toPNG().toString('base64'));
    writeFileSync(fileFor(name), Buffer.from(image, 'base64'));
  };

  const scan = async (page: Page, hasPopup: boolean): Promise<readonly string[]> => {
    const builder = new AxeBuilder({ page })
      // Electron opens no page for the scanner, which then has to work within this one.
      .setLegacyMode()
      // The menu library's own, to send the focus back into the menu: nobody rests on them.
      .exclude('[data-base-ui-focus-guard]')
      .disableRules(hasPopup ? ['region'] : []);
    const { violations } = await builder.analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 200)}`));
  };

  /** @returns what is wrong with it */
  const take = async (page: Page, { screen, state, surface = 'window', hasPopup, isBrief }: Scene) => {
    const found: string[] = [];
    const note = (where: string, findings: readonly string[]) =>
      found.push(...findings.map((each) => `${screen}-${state} (${where}): ${each}`));
    const sizes = sizesOf(surface);
    // Nothing is pointed at but what the scene is about.
    await page.mouse.move(0, 0);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const size of sizes) {
        await resize(page, surface, size);
        await shoot(page, `${screen}-${state}-${theme}-${size.width}x${size.height}`, size);
        if (theme === 'light') note(`${size.width}x${size.height}`, await findLostText(page));
      }
      if (!isBrief) note(theme, await scan(page, hasPopup === true));
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    if (!isBrief && !isFramed(surface)) {
      await lengthenWords(page);
      note('words 40 % longer', await findLostText(page));
      await shortenWords(page);
    }
    if (!isBrief && surface === 'window') {
      await resize(page, surface, zoomedSize, zoom);
      await shootZoomed(page, `${screen}-${state}-light-1280x800-zoom200`);
      note('200 %', await findLostText(page));
    }
    const [first = zoomedSize] = sizes;
    await resize(page, surface, first);
    return found;
  };

  return { take };
};
