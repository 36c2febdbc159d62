import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { ConsoleRequest } from '../shared/console.ts';
import { expect, test } from './fixtures.ts';
import { northwind, seedSettings } from './seed.ts';
import { signIn, startUrl } from './steps.ts';

const role = { sessionId: northwind.id, accountId: '356002917483', roleName: 'DeveloperAccess' };

/** A browser of the test's own: a script that is given the address as its last word. */
const installBrowser = (folder: string, script: string): string => {
  const program = join(folder, 'my browser');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o700);
  return `'${program}' --new-window {url}`;
};

/** What a browser that writes down its words was started with. */
const writesDown = (told: string) => `printf '%s\\n' "$@" > '${told}.part'; mv '${told}.part' '${told}'`;

const wordsIn = async (told: string): Promise<readonly string[]> => {
  await expect.poll(() => existsSync(told)).toBe(true);
  return readFileSync(told, 'utf8').trim().split('\n');
};

const openInBrowser = async (page: Page, request: Omit<ConsoleRequest, 'role' | 'where'>) => {
  const asked: ConsoleRequest = { role, where: 'browser', ...request };
  expect(await page.evaluate((given) => window.latchkey.run('openConsole', given), asked)).toEqual({
    ok: true,
    value: null,
  });
};

test('a sign-in reaches the chosen browser without its secret in any command line, once', async ({
  runFolder,
  userData,
  service,
  startApp,
}) => {
  const told = join(runFolder.path, 'told');
  const command = installBrowser(runFolder.path, writesDown(told));
  seedSettings(userData, { sessions: [{ ...northwind, browser: { kind: 'command', command } }] });
  const app = await startApp({ env: { AWS_ENDPOINT_URL_SIGNIN: service.url } });
  const page = await app.mainPage();
  await signIn(app, page);

  await openInBrowser(page, { by: 'federation', service: 'ec2', region: 'eu-west-1' });
  const [option, address = '', ...more] = await wordsIn(told);
  expect([option, more]).toEqual(['--new-window', []]);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
  expect(address.startsWith(service.url)).toBe(false);

  const led = await fetch(address, { redirect: 'manual' });
  const login = new URL(led.headers.get('location') ?? '');
  expect([led.status, login.origin, login.searchParams.get('Action')]).toEqual([303, service.url, 'login']);
  expect(login.searchParams.get('SigninToken')).toBeTruthy();
  await expect(fetch(address)).rejects.toThrow('fetch failed');
});

test('the portal link is opened and copied without any sign-in', async ({
  runFolder,
  userData,
  startApp,
  clipboard,
}) => {
  const told = join(runFolder.path, 'told');
  const command = installBrowser(runFolder.path, writesDown(told));
  seedSettings(userData, { sessions: [{ ...northwind, browser: { kind: 'command', command } }] });
  const app = await startApp();
  const page = await app.mainPage();
  const link = `${startUrl}/#/console?account_id=356002917483&role_name=DeveloperAccess`;
  const destination = '&destination=https%3A%2F%2Feu-west-1.console.aws.amazon.com%2Fs3%2Fhome%3Fregion%3Deu-west-1';

  await openInBrowser(page, { by: 'portal', service: 's3', region: 'eu-west-1' });
  expect(await wordsIn(told)).toEqual(['--new-window', `${link}${destination}`]);

  await page.evaluate((asked) => window.latchkey.run('copyConsoleLink', asked), { role });
  await expect.poll(clipboard.read).toBe(link);
});

test('a browser that is gone is named', async ({ userData, startApp }) => {
  seedSettings(userData, {
    sessions: [{ ...northwind, browser: { kind: 'command', command: '/opt/gone/browser' } }],
  });
  const page = await (await startApp()).mainPage();
  const asked: ConsoleRequest = { role, where: 'browser', by: 'portal' };
  expect(await page.evaluate((given) => window.latchkey.run('openConsole', given), asked)).toEqual({
    ok: false,
    error: { code: 'browser-refused', detail: 'The command /opt/gone/browser' },
  });
});

test('a real browser ends up in the console', async ({ runFolder, userData, service, startApp }) => {
  const chromium = '/usr/bin/chromium';
  test.skip(!existsSync(chromium), 'There is no Chromium here');
  const dump = join(runFolder.path, 'page');
  const options = `--headless --no-sandbox --disable-gpu --user-data-dir='${join(runFolder.path, 'chromium')}'`;
  const command = installBrowser(
    runFolder.path,
    `exec '${chromium}' ${options} --dump-dom "$2" > '${dump}' 2> /dev/null`,
  );
  seedSettings(userData, { sessions: [{ ...northwind, browser: { kind: 'command', command } }] });
  const app = await startApp({ env: { AWS_ENDPOINT_URL_SIGNIN: service.url } });
  const page = await app.mainPage();
  await signIn(app, page);
  await openInBrowser(page, { service: 'lambda', region: 'ap-south-1' });
  const shown = () => (existsSync(dump) ? readFileSync(dump, 'utf8') : '');
  await expect.poll(shown, { timeout: 30_000 }).toContain('Signed in to the console');
  for (const part of [role.accountId, 'lambda', 'ap-south-1']) expect(shown()).toContain(part);
});
