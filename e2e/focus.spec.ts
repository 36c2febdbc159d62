import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { allowAs, roleRow, signIn } from './steps.ts';
import type { TrayHost } from './tray-host.ts';

test.use({ windowManager: true, seeded: { sessions: [northwind] } });

const openFrom = async (tray: TrayHost | undefined): Promise<void> => {
  if (tray === undefined) throw new Error('this test needs a tray');
  await tray.choose('Open Latchkey');
};

const box = (page: Page) => page.getByRole('combobox', { name: 'Search everything' });

test('the window has the keyboard when it is opened, and again when the tray shows it', async ({
  app,
  page,
  desktop,
  windows,
}) => {
  const latchkey = { title: 'Latchkey', pid: app.process.pid };
  await expect.poll(() => windows.focused()).toEqual(latchkey);
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();

  const terminal = await windows.openTerminal();
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  await windows.type('for the terminal\n');
  await expect.poll(() => terminal.lines()).toEqual(['for the terminal']);

  await openFrom(desktop.tray);
  await expect.poll(() => windows.focused()).toEqual(latchkey);
  await windows.press('ctrl+k');
  await expect(box(page)).toBeFocused();
  await windows.type('settings');
  await expect(box(page)).toHaveValue('settings');

  const window = await app.electron.browserWindow(page);
  await window.evaluate((each) => each.close());
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  await openFrom(desktop.tray);
  await expect.poll(() => windows.focused()).toEqual(latchkey);
  expect(await terminal.lines()).toEqual(['for the terminal']);
});

test('a sign-in window has the keyboard and gives it back to the main window', async ({ app, page, windows }) => {
  const latchkey = { title: 'Latchkey', pid: app.process.pid };
  const signInWindow = { title: 'Sign in to Northwind', pid: app.process.pid };
  await expect.poll(() => windows.focused()).toEqual(latchkey);
  const terminal = await windows.openTerminal();
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  await (await app.electron.browserWindow(page)).evaluate((each) => each.focus());

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(() => windows.focused()).toEqual(signInWindow);
  await (await app.electron.browserWindow(await app.signInStrip())).evaluate((each) => each.close());
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  await expect.poll(() => windows.focused()).toEqual(latchkey);

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(() => windows.focused()).toEqual(signInWindow);
  await allowAs(await app.verificationPage(), 'maya');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await expect.poll(() => windows.focused()).toEqual(latchkey);
});

test('a sign-in that ends while something else is in use leaves the keyboard there', async ({ app, page, windows }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const verification = await app.verificationPage();
  await expect.poll(() => windows.focused()).toMatchObject({ title: 'Sign in to Northwind' });
  const terminal = await windows.openTerminal();
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  await allowAs(verification, 'maya');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await expect.poll(() => app.pages('strip').length).toBe(0);
  await windows.type('still here\n');
  await expect.poll(() => terminal.lines()).toEqual(['still here']);
});

test('Escape leads back to what opened a dialog, a menu or the palette', async ({ app, page, windows }) => {
  await signIn(app, page);
  await expect.poll(() => windows.focused()).toMatchObject({ title: 'Latchkey' });
  const row = roleRow(page, 'data-lake-dev', 'DataEngineer');
  await row.waitFor();
  const opened = {
    dialog: page.getByRole('dialog'),
    menu: page.getByRole('menu'),
  };
  const openers = [
    { opener: page.getByRole('button', { name: 'Add SSO session' }), opens: 'dialog' },
    { opener: page.getByRole('button', { name: 'Settings' }), opens: 'dialog' },
    { opener: page.getByRole('button', { name: 'Session options' }), opens: 'menu' },
    { opener: page.getByRole('button', { name: /^Signed in\./ }), opens: 'dialog' },
    { opener: row.getByRole('button', { name: 'More forms' }), opens: 'menu' },
    { opener: row.getByRole('button', { name: 'More actions' }), opens: 'menu' },
  ] as const;
  for (const { opener, opens } of openers) {
    await opener.focus();
    await windows.press('Return');
    await opened[opens].waitFor();
    await windows.press('Escape');
    await expect(opened[opens]).toBeHidden();
    await expect(opener).toBeFocused();

    await windows.press('ctrl+k');
    await expect(box(page)).toBeFocused();
    await windows.press('Escape');
    await expect(box(page)).toBeHidden();
    await expect(opener).toBeFocused();
  }
});
