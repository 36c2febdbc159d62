import { join } from 'node:path';
import { launchAgain, projectFolder, type RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { allowAs, roleRow, signIn } from './steps.ts';
import type { MenuEntry, TrayHost } from './tray-host.ts';

test.use({ seeded: { sessions: [northwind] } });

const present = (tray: TrayHost | undefined): TrayHost => {
  if (tray === undefined) throw new Error('this test needs a tray');
  return tray;
};

const labels = (entries: readonly MenuEntry[]): string[] =>
  entries.filter(({ separator }) => !separator).map(({ label }) => label);

/** The pixels of a PNG file, none while there is no such file. */
const pixelsOf = (app: RunningApp, path: string): Promise<string> =>
  app.electron.evaluate(({ nativeImage }, file) => nativeImage.createFromPath(file).toBitmap().toString('hex'), path);

/** Waits until the icon is one of our pictures, and the tooltip says the same. */
const iconShows = async (app: RunningApp, tray: TrayHost, name: string, tooltip: string): Promise<void> => {
  const expected = await pixelsOf(app, join(projectFolder, 'build', 'icons', `tray-${name}-32.png`));
  await expect.poll(async () => pixelsOf(app, await tray.iconFile()), { timeout: 20_000 }).toBe(expected);
  await expect.poll(() => tray.tooltip()).toBe(tooltip);
};

test('icon and tooltip tell what matters most', async ({ app, page, desktop }) => {
  const tray = present(desktop.tray);
  const shows = (name: string, tooltip: string) => iconShows(app, tray, name, tooltip);
  const setTheme = (theme: 'light' | 'dark') =>
    app.electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);

  await setTheme('light');
  await shows('fresh-light', 'Latchkey: signed out');
  await setTheme('dark');
  await shows('fresh-dark', 'Latchkey: signed out');
  await setTheme('light');

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const verification = await app.verificationPage();
  await shows('needs-you-light', 'Latchkey: Northwind needs you');
  await setTheme('dark');
  await shows('needs-you-dark', 'Latchkey: Northwind needs you');
  await setTheme('light');
  await allowAs(verification, 'maya');
  await shows('fresh-light', 'Latchkey: all sign-ins are fresh');

  await app.electron.evaluate(({ net }) => Object.assign(net, { isOnline: () => false }));
  await shows('offline-light', 'Latchkey: no network');
});

test.describe('with tokens that last seconds', () => {
  test.use({ serviceOptions: { accessTokenSeconds: 6 } });

  test('icon and tooltip tell of a renewal that does not succeed', async ({ app, page, service, desktop }) => {
    const tray = present(desktop.tray);
    await app.electron.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'light';
    });
    await signIn(app, page);
    await expect.poll(() => tray.tooltip()).toBe('Latchkey: all sign-ins are fresh');
    service.control.faults.add({ kind: 'drop', route: 'api' });
    await iconShows(app, tray, 'renewing-light', 'Latchkey: renewing Northwind');
  });
});

test('the tray shows each session with its state, and signs in and out', async ({ app, page, desktop }) => {
  const tray = present(desktop.tray);
  expect(labels(await tray.menu())).toEqual(['Northwind: signed out', 'Quick-pick…', 'Open Latchkey', 'Quit Latchkey']);
  await tray.choose('Northwind: signed out', 'Sign in');
  await allowAs(await app.verificationPage(), 'maya');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect.poll(async () => labels(await tray.menu())[0]).toMatch(/^Northwind: signed in, (59 min|1 h) left$/);
  const [session = ''] = labels(await tray.menu());
  await tray.choose(session, 'Sign out');
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  await expect.poll(async () => labels(await tray.menu())[0]).toBe('Northwind: signed out');
});

test('the tray copies the roles used last', async ({ app, page, desktop, clipboard }) => {
  const tray = present(desktop.tray);
  await signIn(app, page);
  for (const role of ['AdministratorAccess', 'DataEngineer']) {
    await roleRow(page, 'data-lake-dev', role).getByRole('button', { name: 'Copy', exact: true }).click();
    await page
      .getByRole('status')
      .filter({ hasText: `${role} in data-lake-dev` })
      .waitFor();
  }
  await page.getByRole('button', { name: 'Clear now' }).click();
  await expect.poll(async () => (await clipboard.read()).length).toBe(0);
  const roles = labels(await tray.menu()).filter((label) => label.includes(' / '));
  expect(roles).toEqual(['data-lake-dev / DataEngineer', 'data-lake-dev / AdministratorAccess']);
  await tray.choose('data-lake-dev / AdministratorAccess');
  await expect.poll(async () => (await clipboard.read()).startsWith('unset AWS_')).toBe(true);
  await expect
    .poll(async () => labels(await tray.menu()))
    .toContain('Copied: data-lake-dev / AdministratorAccess, bash / zsh');
});

test('closing the window destroys it; tray, click and a second launch bring it back; Quit ends', async ({
  app,
  page,
  desktop,
  userData,
  appEnv,
}) => {
  const tray = present(desktop.tray);
  const close = async () => {
    const window = await app.electron.browserWindow(await app.mainPage());
    await window.evaluate((each) => each.close());
    await expect.poll(() => app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(0);
  };
  await expect(page.getByRole('heading', { name: 'Northwind', level: 1 })).toBeVisible();
  const ways = [
    () => tray.choose('Open Latchkey'),
    () => tray.activate(),
    async () => expect(await launchAgain({ userData, env: appEnv })).toBe(0),
  ];
  for (const bringBack of ways) {
    await close();
    await bringBack();
    await expect((await app.mainPage()).getByRole('heading', { name: 'Northwind', level: 1 })).toBeVisible();
  }
  const ended = app.electron.waitForEvent('close');
  // It may be gone before it answers.
  await tray.choose('Quit Latchkey').catch(() => undefined);
  await ended;
  expect(app.process.exitCode).toBe(0);
});

test('the sign-in window appears also when no main window is open', async ({ app, page, desktop }) => {
  const window = await app.electron.browserWindow(page);
  await window.evaluate((each) => each.close());
  await present(desktop.tray).choose('Northwind: signed out', 'Sign in');
  await allowAs(await app.verificationPage(), 'maya');
  await expect.poll(async () => labels(await present(desktop.tray).menu())[0]).toContain('signed in');
  expect(app.pages('main')).toHaveLength(0);
});

test('the window comes back where it was', async ({ startApp }) => {
  const first = await startApp();
  const window = await first.electron.browserWindow(await first.mainPage());
  await window.evaluate((each) => each.setBounds({ x: 60, y: 40, width: 900, height: 640 }));
  await expect.poll(() => window.evaluate((each) => each.getBounds().width)).toBe(900);
  const before = await window.evaluate((each) => each.getNormalBounds());
  await first.quit();
  const second = await startApp();
  const again = await second.electron.browserWindow(await second.mainPage());
  expect(await again.evaluate((each) => each.getNormalBounds())).toEqual(before);
});

test.describe('where nothing shows tray icons', () => {
  test.use({ desktopOptions: { keyring: true, tray: false } });

  test('closing the window says once how to come back or quit', async ({ app, page, userData, appEnv }) => {
    await app.electron.evaluate(({ dialog }) => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      Object.assign(dialog, {
        showMessageBox: async (options: unknown) => {
          told.push(options);
          return { response: 0, checkboxChecked: false };
        },
      });
    });
    const told = () => app.electron.evaluate(() => Reflect.get(globalThis, 'told'));
    const close = async () => {
      const window = await app.electron.browserWindow(await app.mainPage());
      await window.evaluate((each) => each.close());
      await expect.poll(() => app.pages('main').length).toBe(0);
    };
    await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
    await close();
    await expect
      .poll(told)
      .toEqual([
        expect.objectContaining({ message: 'Latchkey goes on without its window', buttons: ['OK', 'Quit Latchkey'] }),
      ]);
    expect(await launchAgain({ userData, env: appEnv })).toBe(0);
    await (await app.mainPage()).getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
    await close();
    expect(await told()).toHaveLength(1);
  });
});
