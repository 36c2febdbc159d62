import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { expect, test } from './fixtures.ts';
import { northwind, seedSettings } from './seed.ts';
import { allowAs, people } from './steps.ts';

/** A browser of the person's own, as far as the app can tell: it writes down what it is asked to open. */
const installRecorder = (folder: string) => {
  const program = join(folder, 'my-browser');
  const file = join(folder, 'opened');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${file}'\n`);
  chmodSync(program, 0o755);
  const opened = (): readonly string[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
  return { browser: { kind: 'command', command: `${program} {url}` }, opened } as const;
};

const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

const run = promisify(execFile);

/** The addresses that something listens on at a port. */
const listenersAt = async (port: string): Promise<readonly string[]> => {
  const { stdout } = await run('ss', ['-H', '-l', '-t', '-n', '-p', `sport = :${port}`]);
  return stdout.split('\n').flatMap((line) => line.split(/\s+/)[3] ?? []);
};

const hostileRequests = (state: string): readonly (readonly [method: string, path: string, host?: string])[] => [
  ['GET', '/oauth/callback?code=x&state=00000000-0000-4000-8000-000000000000'],
  ['GET', '/oauth/callback?error=access_denied'],
  ['GET', '/oauth/callback?error=access_denied&state=wrong'],
  ['GET', `/oauth/callback?state=${state}&state=${state}&code=x`],
  ['GET', `/oauth/callback?code=x&state=${state}`, 'evil.example'],
  ['GET', `/oauth/callback?code=${'x'.repeat(20_000)}&state=${state}`],
  ['GET', '/'],
  ['POST', `/oauth/callback?code=x&state=${state}`],
  ['HEAD', `/oauth/callback?code=x&state=${state}`],
  ['DELETE', '/oauth/callback'],
];

/** Sends them all; how many were answered as if they had been the one. */
const bombard = async (redirect: URL, state: string, count: number): Promise<number> => {
  const kinds = hostileRequests(state);
  let left = count;
  let taken = 0;
  const send = ([method, path, host]: (typeof kinds)[number]) =>
    new Promise<void>((resolve) => {
      const headers = host === undefined ? {} : { host };
      const { hostname, port } = redirect;
      const asking = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
        if (answer.statusCode === 200) taken += 1;
        answer.resume().on('close', resolve);
      });
      // Cut off is refused, too.
      asking.on('error', () => resolve()).end();
    });
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const kind = kinds[left % kinds.length];
      if (kind !== undefined) await send(kind);
    }
  };
  await Promise.all(Array.from({ length: 32 }, work));
  return taken;
};

const allowIn = async (browser: Browser, address: string) => {
  const tab = await browser.newPage();
  await tab.goto(address);
  await tab.getByRole('radio', { name: people.maya }).check();
  await tab.getByRole('button', { name: 'Continue' }).click();
  await tab.getByRole('button', { name: 'Allow' }).click();
  return tab;
};

const redirectOf = (authorization: URL) => new URL(authorization.searchParams.get('redirect_uri') ?? '');

test('a sign-in in a real browser comes through after 10,000 hostile callbacks, on 127.0.0.1 alone', async ({
  startApp,
  runFolder,
  userData,
  service,
}) => {
  test.setTimeout(180_000);
  const { browser: choice, opened } = installRecorder(runFolder.path);
  seedSettings(userData, { sessions: [{ ...northwind, signInMethod: 'browser', browser: choice }] });
  const app = await startApp();
  const page = await app.mainPage();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(opened).toHaveLength(1);

  const authorization = new URL(opened()[0] ?? '');
  expect(authorization.origin).toBe(service.url);
  const redirect = redirectOf(authorization);
  expect(await listenersAt(redirect.port)).toEqual([`127.0.0.1:${redirect.port}`]);
  expect(await bombard(redirect, authorization.searchParams.get('state') ?? '', 10_000)).toBe(0);
  expect(await listenersAt(redirect.port)).toEqual([`127.0.0.1:${redirect.port}`]);

  const browser = await launchBrowser();
  try {
    const tab = await allowIn(browser, authorization.href);
    await expect(tab.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
    await expect.poll(() => listenersAt(redirect.port), { timeout: 1_000 }).toEqual([]);
  } finally {
    await browser.close();
  }
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
  expect(opened()).toHaveLength(1);
  expect(app.pages('verification')).toEqual([]);
  expect(service.count('CreateToken', 'authorization_code')).toBe(1);
  expect(service.count('StartDeviceAuthorization')).toBe(0);
});

test('a cancelled sign-in leaves no listener within a second', async ({ startApp, runFolder, userData }) => {
  const { browser, opened } = installRecorder(runFolder.path);
  seedSettings(userData, { sessions: [{ ...northwind, signInMethod: 'browser', browser }] });
  const page = await (await startApp()).mainPage();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect.poll(opened).toHaveLength(1);
  const { port } = redirectOf(new URL(opened()[0] ?? ''));
  expect(await listenersAt(port)).toHaveLength(1);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect.poll(() => listenersAt(port), { timeout: 1_000 }).toEqual([]);
});

test('a sign-in begun in the window opens in the browser of the session, for the same attempt', async ({
  startApp,
  runFolder,
  userData,
  service,
}) => {
  const { browser: choice, opened } = installRecorder(runFolder.path);
  seedSettings(userData, { sessions: [{ ...northwind, browser: choice }] });
  const app = await startApp();
  const page = await app.mainPage();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const strip = await app.signInStrip();
  await strip.getByRole('button', { name: 'Open in my browser' }).click();
  await expect.poll(opened).toHaveLength(1);
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    await tab.goto(opened()[0] ?? '');
    await allowAs(tab, 'maya');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  } finally {
    await browser.close();
  }
  expect(service.count('StartDeviceAuthorization')).toBe(1);
  await expect.poll(() => app.pages('strip')).toEqual([]);
});
