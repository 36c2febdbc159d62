import { createHash } from 'node:crypto';
import type { Page } from 'playwright';
import { formatCredentials } from '../electron/providers/formats.ts';
import { formatNames, valueNames } from '../shared/copy.ts';
import { copyTarget } from '../shared/session-words.ts';
import { credentialFormats, defaultSettings } from '../shared/settings.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn } from './steps.ts';

const account = { accountName: 'data-lake-dev', accountId: '221400981536', roleName: 'DataEngineer' };
const settings = { ...defaultSettings, copyFormat: 'posix', clipboardLifetimeMs: 60_000 } as const;

test.use({ seeded: { sessions: [northwind], settings: { ...settings, copyRegion: 'eu-west-1' } } });

// SECURITY: a failed comparison of digests puts no secret into a report.
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const copyAs = async (page: Page, label: string, target: string): Promise<void> => {
  await roleRow(page, account.accountName, account.roleName).getByRole('button', { name: 'More forms' }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
  const said = `Copied ${target}: ${account.roleName} in ${account.accountName}.`;
  await page.getByRole('status').filter({ hasText: said }).waitFor();
};

const copyOnce = async (page: Page): Promise<void> => {
  await roleRow(page, account.accountName, account.roleName).getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('button', { name: 'Clear now' }).waitFor();
};

test('every form and every value reaches the clipboard as AWS issued it, with the region chosen', async ({
  app,
  page,
  service,
  clipboard,
}) => {
  await signIn(app, page);
  await copyAs(page, formatNames.json, copyTarget('json'));
  const issued = JSON.parse(await clipboard.read());
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = issued;
  expect(service.control.isRoleCredentialValid(AccessKeyId)).toBe(true);
  expect([SecretAccessKey, SessionToken].every((secret) => service.control.secrets().includes(secret))).toBe(true);

  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiresAt: Date.parse(Expiration),
  };
  for (const format of credentialFormats) {
    await copyAs(page, formatNames[format], copyTarget(format));
    const expected = formatCredentials(format, credentials, { ...account, region: 'eu-west-1' });
    expect(digest(await clipboard.read()), format).toBe(digest(expected));
  }
  const values = { 'access-key-id': AccessKeyId, 'secret-access-key': SecretAccessKey, 'session-token': SessionToken };
  for (const value of ['access-key-id', 'secret-access-key', 'session-token'] as const) {
    await copyAs(page, valueNames[value], copyTarget(value));
    expect(digest(await clipboard.read()), value).toBe(digest(values[value]));
  }
  // One fetch serves all of it.
  expect(service.count('GetRoleCredentials')).toBe(1);
});

test('a role is found and copied by keyboard alone', async ({ app, page, clipboard }) => {
  await signIn(app, page);
  await page.keyboard.press('Control+F');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  for (const typed of ['lake dev engineer', '2214 0098', 'aws+data-lake-dev@northwind', 'data-lake-dev dataeng']) {
    await page.getByRole('searchbox', { name: 'Search' }).fill(typed);
    await expect(roleRow(page, account.accountName, account.roleName)).toBeVisible();
    await expect(page.getByText('in 1 account')).toBeVisible();
  }
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Clear now' }).waitFor();
  expect((await clipboard.read()).split('\n').filter((line) => line.startsWith('export AWS_'))).toHaveLength(6);
  await page.keyboard.press('Escape');
  await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing like it');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
});

test('the form used last is one click away, also after a restart', async ({ startApp, clipboard }) => {
  const first = await startApp();
  const page = await first.mainPage();
  await signIn(first, page);
  await copyAs(page, formatNames.fish, copyTarget('fish'));
  await first.quit();
  const second = await (await startApp()).mainPage();
  await copyOnce(second);
  expect((await clipboard.read()).includes('set -gx AWS_SESSION_TOKEN')).toBe(true);
});

test('a role that is not assigned any more says so, and the session stays', async ({ app, page, service }) => {
  await signIn(app, page);
  await expect(roleRow(page, account.accountName, account.roleName)).toBeVisible();
  service.control.unassign('maya', account.accountId, account.roleName);
  await roleRow(page, account.accountName, account.roleName).getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not assigned any more' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test.describe('with a short life on the clipboard', () => {
  test.use({ seeded: { sessions: [northwind], settings: { ...settings, clipboardLifetimeMs: 2_000 } } });

  test('copied credentials leave by themselves, and what somebody else copied since stays', async ({
    app,
    page,
    clipboard,
  }) => {
    await signIn(app, page);
    await copyOnce(page);
    expect((await clipboard.read()).length).toBeGreaterThan(0);
    await expect.poll(async () => (await clipboard.read()).length).toBe(0);
    await expect(page.getByRole('button', { name: 'Clear now' })).toBeHidden();

    await copyOnce(page);
    await clipboard.write('a shopping list');
    await expect(page.getByRole('button', { name: 'Clear now' })).toBeHidden();
    expect(await clipboard.read()).toBe('a shopping list');
  });
});

test('quitting clears the clipboard, and Clear now does so at once', async ({ app, page, clipboard }) => {
  await signIn(app, page);
  await copyOnce(page);
  await page.getByRole('button', { name: 'Clear now' }).click();
  await expect.poll(async () => (await clipboard.read()).length).toBe(0);

  await copyOnce(page);
  expect((await clipboard.read()).length).toBeGreaterThan(0);
  await app.quit();
  expect((await clipboard.read()).length).toBe(0);
});

test('quitting leaves alone what somebody else copied', async ({ app, page, clipboard }) => {
  await signIn(app, page);
  await copyOnce(page);
  await clipboard.write('a shopping list');
  await app.quit();
  expect(await clipboard.read()).toBe('a shopping list');
});

test('the clipboard is cleared before the machine sleeps', async ({ app, page, clipboard, desktop }) => {
  await signIn(app, page);
  await copyOnce(page);
  expect((await clipboard.read()).length).toBeGreaterThan(0);
  // Chromium drops Playwright's connection to its pages with all others then, so this is looked at from outside.
  desktop.logins.PrepareForSleep(true);
  await expect.poll(async () => (await clipboard.read()).length).toBe(0);
});
