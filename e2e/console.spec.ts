import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { ConsoleRequest } from '../shared/console.ts';
import { generateDirectory } from '../simulator/generated-directory.ts';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { createLeakSearch, heapOf } from './leaks.ts';
import { northwind, seedSettings } from './seed.ts';
import { type Service, startService } from './service.ts';
import { type Person, signIn } from './steps.ts';
import { windowState } from './window-state.ts';

const contosoUrl = 'https://d-1122334455.awsapps.com/start';

/** A session with endpoints of its own, as the sample organization in the app has. */
const sessionAt = ({ url }: Service, own: { id: string; name: string; startUrl?: string }) => ({
  ...northwind,
  ...own,
  endpoints: { oidc: url, portal: url, signIn: url },
});

const searchStaging = { accountId: '356002917483', roleName: 'DeveloperAccess' };
const asMaya = { sessionId: 'maya', ...searchStaging };
const asTomas = { sessionId: 'tomas', ...searchStaging };

const signInAs = async (app: RunningApp, page: Page, name: string, person: Person) => {
  await page.getByRole('button', { name, exact: false }).first().click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await signIn(app, page, person);
};

const open = (page: Page, request: ConsoleRequest) =>
  page.evaluate((asked) => window.latchkey.run('openConsole', asked), request);

/** Opens a console and waits for its frame and its page. */
const openWindow = async (app: RunningApp, page: Page, request: ConsoleRequest) => {
  const before = [...app.pages('console-frame'), ...app.pages('console')];
  expect(await open(page, request)).toEqual({ ok: true, value: null });
  const fresh = (kind: 'console-frame' | 'console') => app.pages(kind).find((each) => !before.includes(each));
  await expect.poll(() => [fresh('console-frame'), fresh('console')].includes(undefined)).toBe(false);
  const [frame, shown] = [fresh('console-frame'), fresh('console')];
  if (frame === undefined || shown === undefined) throw new Error('no console window opened');
  await shown.getByRole('heading', { name: 'Signed in to the console' }).waitFor();
  return { frame, shown };
};

const value = (shown: Page, name: string) => shown.getByRole('status', { name, exact: true });

test.describe('consoles', () => {
  let contoso: Service;
  let other: { readonly accountId: string; readonly roleName: string };

  test.beforeEach(async ({ userData, service }) => {
    const directory = generateDirectory({ accounts: 3, roles: 2 });
    contoso = await startService({ directory, startUrl: contosoUrl });
    const [assignment] = directory.assignments.filter(({ userName }) => userName === 'maya');
    other = { accountId: assignment?.accountId ?? '', roleName: assignment?.roleNames[0] ?? '' };
    seedSettings(userData, {
      sessions: [
        { ...sessionAt(service, { id: 'maya', name: 'Northwind' }), color: 'green' },
        { ...sessionAt(service, { id: 'tomas', name: 'As Tomás' }), color: 'purple' },
        sessionAt(contoso, { id: 'contoso', name: 'Contoso', startUrl: contosoUrl }),
      ],
    });
  });
  test.afterEach(() => contoso.goAway());

  test('two people of one organization and two organizations each have a window and cookies of their own', async ({
    app,
    page,
    service,
    userData,
  }) => {
    await signInAs(app, page, 'Northwind', 'maya');
    await signInAs(app, page, 'As Tomás', 'tomas');
    await signInAs(app, page, 'Contoso', 'maya');

    const maya = await openWindow(app, page, { role: asMaya, service: 'ec2', region: 'eu-west-1' });
    const tomas = await openWindow(app, page, { role: asTomas });
    const elsewhere = await openWindow(app, page, { role: { sessionId: 'contoso', ...other }, isConfirmed: true });

    const showsItsOwn = async () => {
      await expect(value(maya.shown, 'Signed in as')).toHaveText(/assumed-role\/.*DeveloperAccess.*\/maya$/);
      await expect(value(maya.shown, 'Account')).toHaveText(searchStaging.accountId);
      await expect(value(maya.shown, 'Service')).toHaveText('ec2');
      await expect(value(maya.shown, 'Region')).toHaveText('eu-west-1');
      await expect(value(tomas.shown, 'Signed in as')).toHaveText(/\/tomas$/);
      await expect(value(elsewhere.shown, 'Account')).toHaveText(other.accountId);
    };
    await showsItsOwn();
    for (const { shown } of [maya, tomas, elsewhere]) await shown.reload();
    await showsItsOwn();

    const heading = (frame: Page) => frame.getByRole('heading', { level: 1 });
    await expect(heading(maya.frame)).toHaveText('search-staging356002917483DeveloperAccess');
    await expect(maya.frame.getByText('Northwind · EC2 in eu-west-1')).toBeVisible();
    await expect(maya.frame.locator('[data-color=green]')).toBeVisible();
    await expect(tomas.frame.getByText('As Tomás')).toBeVisible();
    await expect(tomas.frame.locator('[data-color=purple]')).toBeVisible();
    await expect(heading(elsewhere.frame)).toContainText(other.accountId);

    // What was signed in with, and the cookies it became, are in the pages of others and nowhere else.
    const search = createLeakSearch([...service.control.secrets(), ...contoso.control.secrets()]);
    const heaps = await Promise.all([page, maya.frame].map(heapOf));
    expect(heaps.map(search.isIn)).toEqual([false, false]);
    expect(search.isIn(Buffer.from(app.output()))).toBe(false);
    expect(search.inFolder(userData)).toEqual([]);

    // Signing out closes what was opened with it, and nothing else.
    await page.getByRole('button', { name: 'As Tomás' }).first().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => app.pages('console').length).toBe(2);
    expect(tomas.shown.isClosed()).toBe(true);
    await maya.shown.reload();
    await expect(value(maya.shown, 'Signed in as')).toHaveText(/\/maya$/);
  });

  test('a role has one window, which goes where it is asked to', async ({ app, page }) => {
    await signInAs(app, page, 'Northwind', 'maya');
    const { frame, shown } = await openWindow(app, page, { role: asMaya });
    await open(page, { role: asMaya, service: 'iam' });
    await expect(value(shown, 'Service')).toHaveText('iam');
    await open(page, { role: asMaya });
    await expect(value(shown, 'Service')).toHaveText('iam');
    expect(app.pages('console-frame')).toHaveLength(1);
    await frame.getByRole('button', { name: 'Back' }).click();
    await expect(value(shown, 'Service')).toHaveText('console');

    const { recentDestinations } = await windowState(page);
    expect(recentDestinations.map(({ service, region }) => [service, region])).toEqual([['iam', undefined]]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await frame.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page: frame }).setLegacyMode().analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    // An open console keeps nobody from quitting.
    await app.quit();
  });

  test('the frame says why nobody is signed in', async ({ app, page }) => {
    await open(page, { role: asMaya });
    await expect.poll(() => app.pages('console-frame').length).toBe(1);
    for (const frame of app.pages('console-frame')) {
      await expect(frame.getByText('Sign in first')).toBeVisible();
      await frame.getByRole('button', { name: 'Sign in again' }).click();
      await expect(frame.getByText('Sign in first')).toBeVisible();
      await frame.getByRole('button', { name: 'Show the session' }).click();
      await expect(page.getByRole('heading', { name: 'Northwind', level: 1 })).toBeVisible();
    }
  });

  test('the page has no bridge, no permissions, no windows and no downloads', async ({ app, page }) => {
    await signInAs(app, page, 'Northwind', 'maya');
    const { frame, shown } = await openWindow(app, page, { role: asMaya });
    const tried = await shown.evaluate(async () => ({
      bridge: Reflect.has(globalThis, 'latchkey'),
      node: ['require', 'process', 'module'].filter((name) => Reflect.has(globalThis, name)),
      notifications: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().catch((error: unknown) => error instanceof Error && error.name),
      location: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('denied'),
        ),
      ),
      opened: window.open('https://docs.aws.amazon.com/ec2/') !== null,
    }));
    expect(tried).toEqual({
      bridge: false,
      node: [],
      notifications: 'denied',
      clipboard: 'NotAllowedError',
      location: 'denied',
      opened: false,
    });
    await expect(frame.getByText('The page wants to open docs.aws.amazon.com.')).toBeVisible();
    await frame.getByRole('button', { name: 'Not now' }).click();

    await shown.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['text']));
      link.download = 'report.csv';
      link.click();
    });
    await expect(frame.getByText('Downloads are off in this window.')).toBeVisible();
    const reply = await frame.evaluate(() => window.latchkey.run('readBrowsers', null));
    expect(reply).toEqual({ ok: false, error: { code: 'unexpected' } });
  });
});

test.describe('role credentials that end soon', () => {
  test.use({ serviceOptions: { roleCredentialsSeconds: 5 } });

  test('the frame says so when they have ended, and signs in again in the same window', async ({
    userData,
    service,
    startApp,
  }) => {
    seedSettings(userData, { sessions: [sessionAt(service, { id: 'maya', name: 'Northwind' })] });
    const app = await startApp();
    const page = await app.mainPage();
    await signIn(app, page);
    const { frame, shown } = await openWindow(app, page, { role: asMaya, service: 'sqs', region: 'eu-west-1' });
    const ended = frame.getByText('This console session ended with its credentials.');
    await expect(ended).toBeVisible({ timeout: 15_000 });
    await shown.reload();
    await shown.getByRole('heading', { name: 'Signed out of the console' }).waitFor();
    await frame.getByRole('button', { name: 'Sign in again' }).click();
    await expect(value(shown, 'Service')).toHaveText('sqs');
    await expect(ended).toBeHidden();
  });
});
