import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { defaultSettings } from '../shared/settings.ts';
import { launchAgain, launchApp, type RunningApp } from './app.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { northwind, seedSettings } from './seed.ts';
import type { Service } from './service.ts';
import { allowAs } from './steps.ts';
import type { WindowManager } from './window-manager.ts';

test.use({ windowManager: true });

const keys = 'ctrl+alt+k';
const engineer = { sessionId: northwind.id, accountId: '221400981536', roleName: 'DataEngineer' };

const box = (page: Page) => page.getByRole('combobox', { name: 'Search roles' });
const active = (page: Page) => page.getByRole('option', { selected: true });

const accessKeyIn = (text: string): string => /AWS_ACCESS_KEY_ID=(\w+)/.exec(text.replaceAll(/['"]/g, ''))?.[1] ?? '';

const seeded = (url: string) => ({
  // Its own endpoints are where a console signs in, too.
  sessions: [{ ...northwind, endpoints: { oidc: url, portal: url, signIn: url } }],
  favourites: [{ ...engineer, accountName: 'data-lake-dev' }],
});

/** Whether the app listens by now: started hidden, nothing else shows that it did. */
const isListening = (app: RunningApp) =>
  app.electron.evaluate(
    ({ globalShortcut }, shortcut) => globalShortcut.isRegistered(shortcut),
    defaultSettings.quickPickShortcut,
  );

const hasKeyboard = (windows: WindowManager) => async () => (await windows.focused())?.title === 'Latchkey quick-pick';

/** Presses the keys as a person does, and waits until the box takes what is typed. */
const openByKeys = async (app: RunningApp, windows: WindowManager): Promise<Page> => {
  await expect.poll(() => isListening(app)).toBe(true);
  await windows.press(keys);
  const page = await app.quickPick();
  await expect(box(page)).toBeFocused();
  await expect.poll(() => windows.focused()).toMatchObject({ title: 'Latchkey quick-pick' });
  return page;
};

const isClosed = async (app: RunningApp) => expect.poll(() => app.pages('quick-pick').length).toBe(0);

test.beforeEach(({ userData, service: { url } }) => seedSettings(userData, seeded(url)));

/** Signs in, closes the main window, and gives the keyboard to a terminal. */
const signedInWithoutWindow = async (app: RunningApp, windows: WindowManager, { control }: Service) => {
  const page = await app.mainPage();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(() => control.pendingUserCodes().length).toBe(1);
  control.approve(control.pendingUserCodes()[0] ?? '');
  await page.getByText('20 roles in 12 accounts').waitFor();
  await expect.poll(() => app.pages('strip')).toEqual([]);
  await (await app.electron.browserWindow(page)).evaluate((window) => window.close());
  await expect.poll(() => app.pages('main')).toEqual([]);
  const terminal = await windows.openTerminal();
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  return terminal;
};

test('a role is copied from within another program, which has the focus again at once', async ({
  app,
  windows,
  clipboard,
  service,
}) => {
  const terminal = await signedInWithoutWindow(app, windows, service);
  const quickPick = await openByKeys(app, windows);
  await expect(active(quickPick)).toHaveText(/data-lake-dev DataEngineer/);
  await expect(quickPick.getByText('Enter copies for bash / zsh')).toBeVisible();
  await windows.type('staging devel search');
  await expect(active(quickPick)).toHaveText(/search-staging DeveloperAccess.*Staging/);
  await windows.press('Return');

  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  await expect(quickPick.getByText('Copied for bash / zsh. Leaves the clipboard in 60 s.')).toBeVisible();
  await expect(quickPick.getByText(/^DeveloperAccess in search-staging, good until/)).toBeVisible();
  await windows.type('typed on\n');
  await expect.poll(() => terminal.lines()).toEqual(['typed on']);
  expect(service.control.isRoleCredentialValid(accessKeyIn(await clipboard.read()))).toBe(true);

  await isClosed(app);
  expect(await windows.focused()).toMatchObject({ title: terminal.title });
  expect(app.pages('main')).toEqual([]);
});

test('what is typed before it is drawn is in its box then, and nowhere else', async ({ app, windows, service }) => {
  const terminal = await signedInWithoutWindow(app, windows, service);
  await expect.poll(() => isListening(app)).toBe(true);
  await windows.press(keys);
  await expect.poll(hasKeyboard(windows), { intervals: [10] }).toBe(true);
  await windows.type('staging develX');
  await windows.press('BackSpace');
  const quickPick = await app.quickPick();
  await expect(box(quickPick)).toHaveValue('staging devel');
  await windows.type(' search');
  await expect(box(quickPick)).toHaveValue('staging devel search');
  await expect(active(quickPick)).toHaveText(/search-staging DeveloperAccess/);
  await windows.press('Escape');
  await isClosed(app);

  // Nothing is there yet that Escape could be pressed in.
  await windows.press(keys);
  await expect.poll(hasKeyboard(windows), { intervals: [10] }).toBe(true);
  await windows.press('Escape');
  await isClosed(app);
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  expect(await terminal.lines()).toEqual([]);
  await windows.type('typed on\n');
  await expect.poll(() => terminal.lines()).toEqual(['typed on']);
});

test('Escape, another window and the same keys close it and leave everything as it was', async ({
  app,
  windows,
  clipboard,
  service,
}) => {
  const terminal = await signedInWithoutWindow(app, windows, service);
  for (const way of ['Escape', keys]) {
    await openByKeys(app, windows);
    await windows.type('prod');
    await windows.press(way);
    await isClosed(app);
    await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  }
  await openByKeys(app, windows);
  const other = await windows.openTerminal('Another');
  await isClosed(app);
  await expect.poll(() => windows.focused()).toMatchObject({ title: other.title });
  expect([await terminal.lines(), await clipboard.read()]).toEqual([[], '']);
});

test('a copy that fails says so where it was asked for', async ({ app, windows, service, clipboard }) => {
  await signedInWithoutWindow(app, windows, service);
  const quickPick = await openByKeys(app, windows);
  await service.goAway();
  await windows.press('Return');
  await expect(quickPick.getByRole('alert')).toHaveText(/Try again/);
  await expect(box(quickPick)).toBeFocused();
  await windows.press('Down');
  await expect(quickPick.getByRole('alert')).toBeHidden();
  expect(await clipboard.read()).toBe('');
  expect(app.pages('main')).toEqual([]);
});

test('a copy that fails once the person has turned elsewhere is told in the main window', async ({
  app,
  windows,
  service,
  clipboard,
  userData,
  appEnv,
}) => {
  const terminal = await signedInWithoutWindow(app, windows, service);
  const quickPick = await openByKeys(app, windows);
  service.control.faults.add({ route: 'GetRoleCredentials', kind: 'latency', ms: 3000 });
  service.control.faults.add({ route: 'GetRoleCredentials', kind: 'status', status: 403 });
  await windows.press('Return');
  await expect(quickPick.getByText('Getting credentials…')).toBeVisible();
  await windows.press('Escape');
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  await isClosed(app);
  expect(await windows.focused()).toMatchObject({ title: terminal.title });
  expect(app.pages('main')).toEqual([]);
  expect((await clipboard.read()).length).toBe(0);
  expect(await launchAgain({ userData, env: appEnv })).toBe(0);
  await expect((await app.mainPage()).getByText('Not assigned any more')).toBeVisible();
});

test('the console of a production account is opened after one question', async ({ app, windows, service }) => {
  await signedInWithoutWindow(app, windows, service);
  const quickPick = await openByKeys(app, windows);
  await windows.type('payments-prod read');
  await expect(active(quickPick)).toHaveText(/payments-prod ReadOnly.*Production/);
  await windows.press('ctrl+Return');
  const question = quickPick.getByRole('alertdialog', { name: 'payments-prod is production' });
  await expect(question).toBeVisible();
  await windows.press('Escape');
  await expect(question).toBeHidden();
  await expect(box(quickPick)).toBeFocused();
  await expect(box(quickPick)).toHaveValue('payments-prod read');
  expect(app.pages('console')).toEqual([]);

  await windows.press('ctrl+Return');
  await expect(question.getByRole('button', { name: 'Open console' })).toBeFocused();
  await windows.press('Return');
  await isClosed(app);
  await expect.poll(() => app.pages('console').length).toBe(1);
  await app.pages('console')[0]?.getByRole('heading', { name: 'Signed in to the console' }).waitFor();
  await expect.poll(() => windows.focused()).toMatchObject({ title: expect.stringContaining('payments-prod') });

  await openByKeys(app, windows);
  await windows.press('ctrl+Return');
  await isClosed(app);
});

test('Enter signs in where its session is signed out', async ({ startApp, windows }) => {
  const app = await startApp({ args: ['--hidden'] });
  const terminal = await windows.openTerminal();
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  const quickPick = await openByKeys(app, windows);
  await expect(active(quickPick)).toHaveText(/data-lake-dev DataEngineer.*signed out/);
  await expect(quickPick.getByText('Enter signs in to Northwind')).toBeVisible();
  await windows.press('Return');
  await isClosed(app);
  const verification = await app.verificationPage();
  await expect.poll(() => windows.focused()).toMatchObject({ title: 'Sign in to Northwind' });

  const again = await openByKeys(app, windows);
  await expect(again.getByText('Enter shows the sign-in page of Northwind')).toBeVisible();
  await windows.press('Return');
  await expect.poll(() => windows.focused()).toMatchObject({ title: 'Sign in to Northwind' });
  await allowAs(verification, 'maya');
  await expect.poll(() => windows.focused()).toMatchObject({ title: terminal.title });
  expect(app.pages('main')).toEqual([]);
});

test('a second launch opens it, and a first one without any other window', async ({
  startApp,
  windows,
  userData,
  appEnv,
}) => {
  const app = await startApp({ args: ['--quick-pick'] });
  await expect(box(await app.quickPick())).toBeFocused();
  await windows.press('Escape');
  await isClosed(app);
  expect(await launchAgain({ userData, env: appEnv, args: ['--quick-pick'] })).toBe(0);
  await expect(box(await app.quickPick())).toBeFocused();
  await expect.poll(() => windows.focused()).toMatchObject({ title: 'Latchkey quick-pick' });
  expect(app.pages('main')).toEqual([]);
});

test('other keys are chosen by pressing them; those of another program are refused', async ({
  app,
  page,
  windows,
  runFolder,
  appEnv,
  service: { url },
}) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  const field = page.getByRole('button', { name: /^Keys that open the quick-pick/ });
  await expect(field).toHaveText('Ctrl Alt K');
  await field.press('Enter');
  await expect(field).toHaveText('Press the keys…');
  await windows.press('k');
  await expect(page.getByText('Hold Ctrl, Alt or both with a letter')).toBeVisible();
  await windows.press(keys);
  await expect(field).toHaveText('Ctrl Alt K');
  expect(app.pages('quick-pick')).toEqual([]);
  await field.press('Enter');
  await windows.press('ctrl+alt+j');
  await expect(field).toHaveText('Ctrl Alt J');
  await windows.press('ctrl+alt+j');
  await expect(box(await app.quickPick())).toBeFocused();
  await windows.press('Escape');
  await isClosed(app);

  const userData = join(runFolder.path, 'other');
  mkdirSync(userData);
  seedSettings(userData, { ...seeded(url), settings: { ...defaultSettings, quickPickShortcut: 'Control+Alt+J' } });
  const other = await launchApp({ userData, env: appEnv });
  try {
    const settings = await other.mainPage();
    await settings.getByRole('button', { name: 'Settings' }).click();
    await expect(settings.getByText('Another program has this shortcut. Choose another one.')).toBeVisible();
    await settings.getByRole('button', { name: 'Reset: Keys that open the quick-pick' }).click();
    await expect(settings.getByText('Another program has this shortcut.')).toBeHidden();
    await windows.press(keys);
    await expect(box(await other.quickPick())).toBeFocused();
    await windows.press('Escape');
  } finally {
    await other.end();
  }
});

test('its page is under the same rules as the others, and may do less', async ({ startApp, windows }) => {
  const app = await startApp({ args: ['--hidden'] });
  const quickPick = await openByKeys(app, windows);
  const preferences = await app.electron.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents().find((each) => each.getURL().endsWith('/quick-pick.html'));
    const all: Record<string, unknown> = { ...Reflect.get(contents ?? {}, 'getLastWebPreferences')?.call(contents) };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = all;
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  const policy = await app.electron.evaluate(async ({ session }) => {
    const response = await session.defaultSession.fetch('app://bundle/quick-pick.html');
    return response.headers.get('content-security-policy');
  });
  expect(policy).toContain("default-src 'none'");
  const tried = await quickPick.evaluate(async () => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => Reflect.has(globalThis, name)),
    network: await fetch('https://example.com/').catch((error: Error) => error.name),
    settings: await window.latchkey.run('changeSettings', {}),
    signOut: await window.latchkey.run('signOut', { id: 'northwind' }),
    opened: window.open('https://example.com/') === null,
  }));
  const refused = { ok: false, error: { code: 'unexpected' } };
  expect(tried).toEqual({ node: [], network: 'TypeError', settings: refused, signOut: refused, opened: true });
});

test('it can be read and used by everyone', async ({ startApp, windows }) => {
  const app = await startApp({ args: ['--hidden'] });
  const quickPick = await openByKeys(app, windows);
  const complaints: string[] = [];
  quickPick.on('console', (message) => complaints.push(message.text()));
  const scan = async (what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await quickPick.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeFindings(quickPick), `${what}, ${colorScheme}`).toEqual([]);
    }
  };
  await scan('a favourite');
  await windows.type('nothing like it');
  await quickPick.getByText('Nothing looks like').first().waitFor();
  await scan('nothing found');
  expect(complaints).toEqual([]);
});

test('it is there soon after the keys are pressed', async ({ app, windows, service }) => {
  await signedInWithoutWindow(app, windows, service);
  const untilKeyboard: number[] = [];
  const untilBox: number[] = [];
  await expect.poll(() => isListening(app)).toBe(true);
  for (let time = 0; time < 5; time += 1) {
    const startedAt = Date.now();
    await windows.press(keys);
    await expect.poll(hasKeyboard(windows), { intervals: [10] }).toBe(true);
    untilKeyboard.push(Date.now() - startedAt);
    const page = await app.quickPick();
    await expect(box(page)).toBeFocused();
    untilBox.push(Date.now() - startedAt);
    expect(await page.evaluate(() => document.hasFocus())).toBe(true);
    await windows.press('Escape');
    await isClosed(app);
  }
  const median = (lengths: readonly number[]) => [...lengths].sort((left, right) => left - right)[2] ?? 0;
  console.log(
    `quick-pick: it has the keyboard ${median(untilKeyboard)} ms after the keys, its box ${median(untilBox)} ms`,
  );
  expect(median(untilBox)).toBeLessThan(5000);
});
