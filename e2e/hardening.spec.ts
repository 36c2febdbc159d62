import type { ElectronApplication, Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { allowAs, roleRow } from './steps.ts';

test.use({ seeded: { sessions: [northwind] } });

/** What the browser itself has to say against a page of ours. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
};

const contentsOf = (app: ElectronApplication) =>
  app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const preferences: Record<string, unknown> = {
        ...Reflect.get(contents, 'getLastWebPreferences')?.call(contents),
      };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = preferences;
      const url = new URL(contents.getURL());
      return {
        place: url.protocol === 'app:' ? url.pathname : 'verification',
        preferences: { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity },
      };
    }),
  );

test('pages run sandboxed and isolated; only ours have a bridge', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await (await app.signInStrip()).getByText('on this machine').waitFor();
  await (await app.verificationPage()).getByRole('button', { name: 'Continue' }).waitFor();
  const safe = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  };
  const contents = await contentsOf(app.electron);
  expect(contents.sort((left, right) => left.place.localeCompare(right.place))).toEqual([
    { place: '/index.html', preferences: safe },
    { place: '/sign-in.html', preferences: safe },
    { place: 'verification', preferences: safe },
  ]);
  const hasBridge = (each: Page) => each.evaluate(() => Reflect.has(globalThis, 'latchkey'));
  const bridged = await Promise.all([page, await app.signInStrip(), await app.verificationPage()].map(hasBridge));
  expect(bridged).toEqual([true, true, false]);
});

test('the whole job breaks neither the content policy nor Trusted Types', async ({ app, page }) => {
  const complaints = complaintsOf(page);
  await page.reload();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const strip = await app.signInStrip();
  const inStrip = complaintsOf(strip);
  await strip.getByRole('button', { name: 'Copy code' }).click();
  await allowAs(await app.verificationPage(), 'maya');
  await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'More forms' }).click();
  await page.getByRole('menuitem', { name: 'JSON' }).click();
  await page.getByRole('button', { name: 'Clear now' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing like it');
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  expect([...complaints, ...inStrip]).toEqual([]);
});

test('the window has the whole policy, no Node, no network, no way out and no permissions', async ({ app, page }) => {
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  const policy = await app.electron.evaluate(async ({ session }) => {
    const response = await session.defaultSession.fetch('app://bundle/index.html');
    return response.headers.get('content-security-policy');
  });
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toContain('unsafe');

  const tried = await page.evaluate(async () => {
    const refusedBy = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'allowed';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => Reflect.has(globalThis, name)),
      bridge: Object.keys(window.latchkey).sort(),
      fetch: await refusedBy(() => fetch('https://example.com/')),
      otherFile: await refusedBy(() => fetch('app://bundle/../main/main.cjs')),
      markup: await refusedBy(() => {
        document.body.innerHTML = '<img src=x onerror=alert(1)>';
      }),
      // What is evaluated from outside may evaluate; what the page does on its own may not.
      code: await new Promise((resolve) => setTimeout(() => resolve(refusedBy(() => new Function('return 1')())))),
      opened: window.open('https://example.com/') === null,
      notifications: await Notification.requestPermission(),
      clipboard: await refusedBy(() => navigator.clipboard.readText()),
      location: await refusedBy(
        () =>
          new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, () => reject(Error()))),
      ),
      unknownCommand: await Reflect.apply(window.latchkey.run, undefined, ['readTokens', null]),
    };
  });
  expect(tried).toEqual({
    node: [],
    bridge: expect.arrayContaining(['onState', 'run']),
    fetch: 'TypeError',
    otherFile: 'TypeError',
    markup: 'TypeError',
    code: 'EvalError',
    opened: true,
    notifications: 'denied',
    clipboard: 'NotAllowedError',
    location: 'Error',
    unknownCommand: { ok: false, error: { code: 'unexpected' } },
  });

  for (const address of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/']) {
    await page.evaluate((to) => location.assign(to), address).catch(() => undefined);
  }
  const now = await page.evaluate(() => [location.href, document.querySelector('h1')?.textContent]);
  expect(now).toEqual(['app://bundle/index.html', 'Northwind']);
  expect(app.electron.windows()).toHaveLength(1);
});

test('a hostile verification page gets no bridge, no windows, no permissions, and stays on the web', async ({
  app,
  page,
  service,
}) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const verification = await app.verificationPage();
  await verification.getByRole('button', { name: 'Continue' }).waitFor();
  const address = verification.url();
  const tried = await verification.evaluate(async () => ({
    globals: ['latchkey', 'require', 'process'].filter((name) => Reflect.has(globalThis, name)),
    notifications: await Notification.requestPermission(),
    opened: window.open('file:///etc/passwd') === null,
  }));
  expect(tried).toEqual({ globals: [], notifications: 'denied', opened: true });
  for (const elsewhere of [
    'file:///etc/passwd',
    'app://bundle/index.html',
    'javascript:void(document.title="x")',
    'http://example.com/',
    'mailto:someone@example.com',
    'latchkey://start',
  ]) {
    await verification.evaluate((to) => location.assign(to), elsewhere).catch(() => undefined);
    await verification.evaluate((to) => void window.open(to), elsewhere).catch(() => undefined);
  }
  // Playwright waits for navigations that were refused, so the page is asked itself.
  const now = await verification.evaluate(() => [location.href, document.querySelector('button')?.textContent]);
  expect(now).toEqual([address, 'Continue']);
  expect(app.electron.windows()).toHaveLength(3);
  const [userCode = ''] = service.control.pendingUserCodes();
  service.control.approve(userCode);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});
