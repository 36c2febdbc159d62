import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { consoleFrameHeight } from '../../shared/console-frame.ts';
import { signInFrameHeight } from '../../shared/sign-in-frame.ts';
import type { RunningApp } from '../app.ts';
import { axeFindings } from '../axe.ts';
import { type Size, settle, showAt } from '../window-size.ts';
import { findLostText, lengthenWords, shortenWords } from './lost-text.ts';
import type { Scene, Surface } from './scene.ts';

const themes = ['light', 'dark'] as const;
/** How people may have set their system; each is looked at once, at the first size. */
const wishes = {
  'forced-colors': { colorScheme: 'dark', forcedColors: 'active' },
  'more-contrast': { colorScheme: 'light', contrast: 'more' },
} as const;

const usual = {
  colorScheme: 'light',
  forcedColors: 'none',
  contrast: 'no-preference',
  reducedMotion: 'reduce',
} as const;

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

/** Takes pictures of a scene and looks at it as people do who cannot see it as drawn. */
export const createCamera = (app: RunningApp) => {
  const resize = (page: Page, surface: Surface, { width, height }: Size, zoom = 1) =>
    showAt(app, page, { width, height: isFramed(surface) ? height + 400 : height }, zoom);

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
      if (!isBrief) note(theme, await axeFindings(page, hasPopup ? ['region'] : []));
    }
    const [first = zoomedSize] = sizes;
    await resize(page, surface, first);
    for (const [wish, media] of Object.entries(wishes)) {
      await page.emulateMedia({ ...usual, ...media });
      await settle(page);
      await shoot(page, `${screen}-${state}-${wish}-${first.width}x${first.height}`, first);
    }
    await page.emulateMedia(usual);
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
    await resize(page, surface, first);
    return found;
  };

  return { take };
};
