import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startDesktop } from './desktop.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn } from './steps.ts';
import { windowState } from './window-state.ts';

test.use({ seeded: { sessions: [northwind] } });

const signedOut = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });
const signedIn = (page: Page) => page.getByRole('button', { name: 'Sign out' });
const memoryOnly = (page: Page) => page.getByText('No keychain on this desktop');

test('a restart keeps the session, and shows the catalog of the last run before the service answers', async ({
  startApp,
  service,
  userData,
}) => {
  const first = await startApp();
  const page = await first.mainPage();
  await signIn(first, page);
  await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
  await expect(memoryOnly(page)).toBeHidden();
  await first.quit();
  expect(readFileSync(join(userData, 'vault.bin')).subarray(0, 3).toString()).toBe('v11');

  service.control.faults.add({ kind: 'latency', route: 'api', ms: 20_000 });
  const asked = service.count('CreateToken');
  const second = await (await startApp()).mainPage();
  await expect(signedIn(second)).toBeVisible();
  await expect(roleRow(second, 'data-lake-dev', 'DataEngineer')).toBeVisible();
  expect(service.count('CreateToken')).toBe(asked);
});

test('a desktop whose name Chromium does not know still uses its Secret Service', async ({ startApp, userData }) => {
  const sway = { env: { XDG_CURRENT_DESKTOP: 'sway', DESKTOP_SESSION: 'sway' } };
  const first = await startApp(sway);
  const page = await first.mainPage();
  await signIn(first, page);
  expect((await windowState(page)).vault.kind).toBe('encrypted');
  await first.quit();
  expect(readFileSync(join(userData, 'vault.bin')).subarray(0, 3).toString()).toBe('v11');
  await expect(signedIn(await (await startApp(sway)).mainPage())).toBeVisible();
});

test('a vault that cannot be decrypted any more is set aside, and the person told to sign in again', async ({
  startApp,
  runFolder,
  userData,
}) => {
  const first = await startApp();
  await signIn(first, await first.mainPage());
  await first.quit();
  const before = readFileSync(join(userData, 'vault.bin'));

  const fresh = await startDesktop(runFolder, 'fresh', { keyring: true, tray: true });
  try {
    const app = await startApp({ env: fresh.env });
    const page = await app.mainPage();
    await expect(page.getByText('The saved sign-ins could not be decrypted')).toBeVisible();
    const aside = readdirSync(userData).filter((name) => name.startsWith('vault.bin.set-aside-'));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(userData, aside[0] ?? ''))).toEqual(before);
    await expect(page.getByText(aside[0] ?? '')).toBeVisible();
    // The cookies are from before, so the page knows who this is.
    await signedOut(page).click();
    await (await app.verificationPage()).getByRole('button', { name: 'Allow' }).click();
    await expect(signedIn(page)).toBeVisible();
    expect(existsSync(join(userData, 'vault.bin'))).toBe(true);
    await app.quit();
  } finally {
    await fresh.stop();
  }
});

test('a keychain that is away for one run costs nothing', async ({ startApp, runFolder, userData }) => {
  const first = await startApp();
  await signIn(first, await first.mainPage());
  await first.quit();
  const before = readFileSync(join(userData, 'vault.bin'));

  const bare = await startDesktop(runFolder, 'bare', { keyring: false, tray: true });
  const without = await startApp({ env: bare.env });
  const page = await without.mainPage();
  await expect(memoryOnly(page)).toBeVisible();
  await expect(signedOut(page)).toBeVisible();
  await without.quit();
  await bare.stop();
  expect(readFileSync(join(userData, 'vault.bin'))).toEqual(before);

  await expect(signedIn(await (await startApp()).mainPage())).toBeVisible();
});

test.describe('without a keychain', () => {
  test.use({ desktopOptions: { keyring: false, tray: true } });

  test('sign-ins live in memory: said plainly, nothing on disk, signed out after a restart', async ({
    startApp,
    userData,
  }) => {
    const first = await startApp();
    const page = await first.mainPage();
    await expect(memoryOnly(page)).toBeVisible();
    await signIn(first, page);
    await first.quit();
    expect(existsSync(join(userData, 'vault.bin'))).toBe(false);
    await expect(signedOut(await (await startApp()).mainPage())).toBeVisible();
  });
});

test('damaged settings are set aside, and the app starts afresh', async ({ startApp, userData }) => {
  writeFileSync(join(userData, 'settings.json'), '{"sessions":[');
  const page = await (await startApp()).mainPage();
  await expect(page.getByText('The settings file was damaged')).toBeVisible();
  expect(readdirSync(userData).filter((name) => name.startsWith('settings.json.set-aside-'))).toHaveLength(1);
});

test('an app that was killed starts again, signed in', async ({ startApp, service }) => {
  const first = await startApp();
  const page = await first.mainPage();
  await signIn(first, page);
  const closed = first.electron.waitForEvent('close');
  first.process.kill('SIGKILL');
  await closed;
  await expect(signedIn(await (await startApp()).mainPage())).toBeVisible();
  expect(service.count('StartDeviceAuthorization')).toBe(1);
});
