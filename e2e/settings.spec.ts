import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { defaultSettings } from '../shared/settings.ts';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { windowState } from './window-state.ts';

test.use({ seeded: { sessions: [northwind], settings: { ...defaultSettings, copyFormat: 'fish' } } });

const openSettings = async (page: Page) => {
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.waitFor();
  return { dialog, search: dialog.getByRole('searchbox', { name: 'Search settings' }) };
};

test('settings are found as one types, by words in any order, and what was typed is marked', async ({ page }) => {
  const { dialog, search } = await openSettings(page);
  await expect(search).toBeFocused();
  const titles = dialog.getByRole('heading', { level: 3 });
  await expect(titles).toHaveCount(7);

  await page.keyboard.type('clip min');
  await expect(dialog.getByRole('combobox')).toHaveCount(1);
  await expect(titles).toHaveText(['Copying']);
  await expect(dialog.locator('mark')).toHaveText(['clip', 'min']);
  await expect(dialog.getByText('1 found')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  const lifetime = dialog.getByRole('combobox', { name: 'Clear copied credentials from the clipboard' });
  await expect(lifetime).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(search).toBeFocused();

  await page.keyboard.type('powershell');
  await expect(dialog.getByRole('combobox', { name: 'Copy credentials as' })).toBeVisible();
  await search.fill('thme');
  await expect(dialog.getByText('Nothing matches exactly.')).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'Theme' })).toBeVisible();
  await search.fill('xyzzy');
  await expect(dialog.getByText('Nothing looks like “xyzzy”.').first()).toBeVisible();
  await expect(titles).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(titles).toHaveCount(7);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('what differs from its default says so, and is reset with the keyboard', async ({ page }) => {
  const { dialog } = await openSettings(page);
  await expect(dialog.getByText('Changed. Default: bash / zsh')).toBeVisible();
  await expect(dialog.getByText('Default: 1 minute', { exact: true })).toBeVisible();
  const resets = dialog.getByRole('button', { name: /^Reset:/ });
  await expect(resets).toHaveCount(1);

  const format = dialog.getByRole('combobox', { name: 'Copy credentials as' });
  await format.focus();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Reset: Copy credentials as' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(format).toHaveText('bash / zsh');
  await expect(format).toBeFocused();
  await expect(resets).toHaveCount(0);
  expect((await windowState(page)).settings.copyFormat).toBe('posix');

  const region = dialog.getByRole('textbox', { name: 'Region in copied credentials' });
  await region.fill('eu-west-1');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Reset: Region in copied credentials' }).click();
  await expect(region).toHaveValue('');
  await expect(region).toBeFocused();
  expect((await windowState(page)).settings.copyRegion).toBeUndefined();
});

test('a region that is none is led to, also in a small window and from a search that left it out', async ({
  app,
  page,
}) => {
  const window = await app.electron.browserWindow(page);
  await window.evaluate((each) => each.setContentSize(720, 480));
  const { dialog, search } = await openSettings(page);
  const region = dialog.getByRole('textbox', { name: 'Region in copied credentials' });
  await region.fill('eu-west1');
  await search.fill('theme');
  await expect(region).toBeHidden();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(region).toBeFocused();
  await expect(region).toHaveAccessibleDescription(/Did you mean eu-west-1\?/);
  await expect(region).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByText('This is not a region.')).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('button', { name: 'Use eu-west-1' }).click();
  await expect(region).toHaveValue('eu-west-1');
  await expect(region).toBeFocused();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  expect((await windowState(page)).settings.copyRegion).toBe('eu-west-1');
});

test('the command palette leads to the very setting', async ({ page }) => {
  await page.getByRole('button', { name: 'Activity' }).focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search everything' }).waitFor();
  await page.keyboard.type('console opens');
  await page.keyboard.press('Enter');
  const place = page.getByRole('dialog', { name: 'Settings' }).getByRole('combobox', { name: 'Open it' });
  await expect(place).toBeFocused();
  await expect(place).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'AWS console' })).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Activity' })).toBeFocused();
});

test('the groups lead to their parts', async ({ page }) => {
  const { dialog } = await openSettings(page);
  const groups = dialog.getByRole('navigation', { name: 'Groups of settings' });
  await expect(groups.getByRole('button', { name: 'Signing in' })).toHaveAttribute('aria-current', 'true');
  await groups.getByRole('button', { name: 'Import and export' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Import…' })).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole('heading', { name: 'Import and export' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Export…' })).toBeFocused();
});

test('a theme counts at once for every page, and from the first moment of the next run', async ({
  app,
  page,
  startApp,
  userData,
}) => {
  const colors = async (running: RunningApp, window: Page) => {
    // Without this, pages see the scheme that the tests' driver chose for them.
    await window.emulateMedia({ colorScheme: null });
    const isDark = await window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    return [await running.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource), isDark];
  };
  expect((await colors(app, page))[0]).toBe('system');
  const { dialog } = await openSettings(page);
  const choose = async (theme: string) => {
    await dialog.getByRole('combobox', { name: 'Theme' }).click();
    await page.getByRole('option', { name: theme }).click();
    await expect(dialog.getByRole('combobox', { name: 'Theme' })).toHaveText(theme);
  };
  await choose('Light');
  await expect.poll(() => colors(app, page)).toEqual(['light', false]);
  await choose('Dark');
  await expect.poll(() => colors(app, page)).toEqual(['dark', true]);
  await app.quit();
  expect(JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')).settings.theme).toBe('dark');

  const next = await startApp();
  expect(await colors(next, await next.mainPage())).toEqual(['dark', true]);
});

test.describe('with a settings file that was damaged', () => {
  test.use({ seeded: undefined });

  test('the notice that says so is put away, and had back', async ({ startApp, userData }) => {
    writeFileSync(join(userData, 'settings.json'), '{ "settings": 7 }');
    const page = await (await startApp()).mainPage();
    const notice = page.getByRole('status').filter({ hasText: 'The settings file was damaged' });
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toBeHidden();
    await expect(page.getByText('Put away: Settings could not be read')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(notice).toContainText('set aside as');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  });
});
