import { join } from 'node:path';
import { launchAgain, projectFolder, type RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { allowAs, signIn } from './steps.ts';
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
  test.setTimeout(120_000);
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

  await tray.choose('Pause background work');
  await shows('paused-light', 'Latchkey: background work is paused');
  await setTheme('dark');
  await shows('paused-dark', 'Latchkey: background work is paused');
  await setTheme('light');
  await tray.choose('Resume background work');
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
  expect(labels(await tray.menu())).toEqual([
    'Northwind: signed out',
    'Pause background work',
    'Quick-pick…',
    'Open Latchkey',
    'Quit Latchkey',
  ]);
  await tray.choose('Northwind: signed out', 'Sign in');
  await allowAs(await app.verificationPage(), 'maya');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect.poll(async () => labels(await tray.menu())[0]).toMatch(/^Northwind: signed in, (59 min|1 h) left$/);
  const [session = ''] = labels(await tray.menu());
  await tray.choose(session, 'Sign out');
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  await expect.poll(async () => labels(await tray.menu())[0]).toBe('Northwind: signed out');
});

const dataLake = { sessionId: 'northwind', accountId: '221400981536', accountName: 'data-lake-dev' };
const payments = { sessionId: 'northwind', accountId: '412055367781', accountName: 'payments-prod' };

test.describe('with roles at hand', () => {
  test.use({
    seeded: {
      sessions: [northwind],
      favourites: [{ ...payments, roleName: 'ReadOnly' }],
      recentRoles: [
        { ...payments, roleName: 'ReadOnly', usedAt: 4, frecentAt: 4 },
        { ...dataLake, roleName: 'AdministratorAccess', usedAt: 3, frecentAt: 2, copyFormat: 'json' },
        { ...dataLake, roleName: 'DataEngineer', usedAt: 2, frecentAt: 3 },
      ],
    },
  });

  const atHand = async (tray: TrayHost) => {
    const all = labels(await tray.menu());
    return all.slice(all.indexOf('Favourites'), all.indexOf('Pause background work'));
  };

  test('the tray has favourites first, then what is used most, and copies each in every form', async ({
    app,
    page,
    desktop,
    clipboard,
  }) => {
    const tray = present(desktop.tray);
    const roles = [
      ...['Favourites', 'payments-prod / ReadOnly, production'],
      ...['Recent roles', 'data-lake-dev / DataEngineer', 'data-lake-dev / AdministratorAccess'],
    ];
    await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
    expect(await atHand(tray)).toEqual(roles);
    const [, favourite] = (await tray.menu()).filter(({ entries }) => entries.length > 0);
    expect(labels(favourite?.entries ?? [])).toEqual(['Sign in to Northwind']);
    await signIn(app, page);
    await expect.poll(async () => (await atHand(tray)).at(-1)).toBe('Renew all now');

    // In the form that this role was copied in last.
    await tray.choose('data-lake-dev / AdministratorAccess', 'Copy as JSON');
    await expect.poll(async () => (await clipboard.read()).startsWith('{')).toBe(true);
    await expect
      .poll(async () => labels(await tray.menu()))
      .toContain('Copied: data-lake-dev / AdministratorAccess, JSON');
    await tray.choose('data-lake-dev / AdministratorAccess', 'Copy as', 'bash / zsh');
    await expect.poll(async () => (await clipboard.read()).startsWith('unset AWS_')).toBe(true);
    await tray.choose('payments-prod / ReadOnly, production', 'Copy as', 'Access key ID');
    await expect.poll(async () => /^ASIA[A-Z0-9]+$/.test(await clipboard.read())).toBe(true);
    await tray.choose('Clear clipboard now');
    await expect.poll(async () => (await clipboard.read()).length).toBe(0);
    await expect.poll(async () => (await tray.menu()).map(({ label }) => label)).not.toContain('Clear clipboard now');
  });

  test('the tray opens a console, and for production has the window ask first', async ({ app, page, desktop }) => {
    test.setTimeout(150_000);
    const tray = present(desktop.tray);
    await signIn(app, page);
    await expect.poll(async () => (await atHand(tray)).at(-1)).toBe('Renew all now');
    await tray.choose('data-lake-dev / DataEngineer', 'Open console');
    await expect.poll(() => app.pages('console-frame').length, { timeout: 30_000 }).toBe(1);
    const window = await app.electron.browserWindow(page);
    await window.evaluate((each) => each.close());
    await expect.poll(() => app.pages('main').length).toBe(0);
    await tray.choose('payments-prod / ReadOnly, production', 'Open console…');
    const again = await app.mainPage();
    await expect(again.getByText('is production').first()).toBeVisible();
    expect(app.pages('console-frame')).toHaveLength(1);
  });
});

test('the tray renews a sign-in at once', async ({ app, page, service, desktop }) => {
  const tray = present(desktop.tray);
  const renewals = () => service.count('CreateToken', 'refresh_token');
  const session = async () => (await tray.menu()).find(({ label }) => label.startsWith('Northwind: signed in'));
  // Not while it is being renewed.
  const canRenew = async () => (await session())?.entries.find(({ label }) => label === 'Renew now')?.enabled;
  await signIn(app, page);
  await expect.poll(canRenew).toBe(true);
  await tray.choose('Renew all now');
  await expect.poll(renewals).toBe(1);
  await expect.poll(canRenew).toBe(true);
  await tray.choose((await session())?.label ?? '', 'Renew now');
  await expect.poll(renewals).toBe(2);
  await expect.poll(canRenew).toBe(true);
  // What cannot be done is told in the window.
  await service.goAway();
  await tray.choose((await session())?.label ?? '', 'Renew now');
  await expect(page.getByText('No network.', { exact: true })).toBeVisible();
});

test('a menu that is open is told of changes, and not of others', async ({ app, page, desktop }) => {
  const tray = present(desktop.tray);
  const sessionEntry = async () => (await tray.menu()).find(({ label }) => label.startsWith('Northwind'));
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  await expect.poll(async () => (await sessionEntry())?.label).toBe('Northwind: signed out');
  await tray.openMenu();
  const before = tray.menuChanges();
  // The state changes, and nothing that the menu says.
  await page.evaluate(() => window.latchkey.run('changeLayout', { detailsOpen: false }));
  await page.evaluate(() => window.latchkey.run('setPaused', { paused: false }));
  expect(tray.menuChanges()).toBe(before);
  await signIn(app, page);
  await expect.poll(async () => (await sessionEntry())?.label).toMatch(/^Northwind: signed in/);
  expect(tray.menuChanges()).toBeGreaterThan(before);
});

test.describe('with background work paused', () => {
  test.use({ serviceOptions: { accessTokenSeconds: 12 } });

  test('a pause of background work renews nothing until it ends, and the window says so', async ({
    app,
    page,
    service,
    desktop,
  }) => {
    test.setTimeout(120_000);
    const tray = present(desktop.tray);
    await signIn(app, page);
    await tray.choose('Pause background work');
    await expect(page.getByText('Background work is paused.', { exact: true })).toBeVisible();
    const renewals = service.count('CreateToken', 'refresh_token');
    await expect(page.getByRole('navigation').getByText('Ran out, paused')).toBeVisible({ timeout: 20_000 });
    expect(service.count('CreateToken', 'refresh_token')).toBe(renewals);
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await expect(page.getByText('Background work is paused.', { exact: true })).toBeHidden();
    await expect.poll(() => service.count('CreateToken', 'refresh_token')).toBeGreaterThan(renewals);
    await expect.poll(() => tray.tooltip()).not.toBe('Latchkey: background work is paused');
    await expect(page.getByRole('navigation').getByText('Ran out, paused')).toBeHidden();
    expect(desktop.notifications.shown).toEqual([]);
  });
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
    // Playwright hears of it a moment later, and would take the page that is gone for the next one.
    await expect.poll(() => app.pages('main')).toEqual([]);
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
