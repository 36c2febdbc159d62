import type { Page } from 'playwright';
import type { RunningApp } from './app.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { northwind, seedSettings } from './seed.ts';
import { roleRow, signIn } from './steps.ts';

test.beforeEach(({ userData, service: { url } }) => {
  const endpoints = { oidc: url, portal: url, signIn: url };
  seedSettings(userData, { sessions: [{ ...northwind, endpoints }] });
});

const question = (page: Page) => page.getByRole('alertdialog');
const openFromRow = (page: Page, accountName: string, roleName: string) =>
  roleRow(page, accountName, roleName).getByRole('button', { name: 'Open console' }).click();

const consoleOpens = async (app: RunningApp, count: number) => {
  await expect.poll(() => app.pages('console').length).toBe(count);
  await app.pages('console').at(-1)?.getByRole('heading', { name: 'Signed in to the console' }).waitFor();
};

test('the console of production opens once a person says so, and without a question from then on', async ({
  app,
  page,
}) => {
  await signIn(app, page);
  await openFromRow(page, 'payments-prod', 'ReadOnly');
  await expect(question(page).getByRole('heading', { name: 'payments-prod is production' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page)).toEqual([]);
  }
  expect(app.pages('console-frame')).toEqual([]);
  await question(page).getByRole('button', { name: 'Open console' }).click();
  await consoleOpens(app, 1);

  // It is asked for the account, whichever of its roles it was.
  await openFromRow(page, 'payments-prod', 'AdministratorAccess');
  await consoleOpens(app, 2);
  await expect(question(page)).toBeHidden();

  await openFromRow(page, 'search-prod', 'ReadOnly');
  await expect(question(page).getByRole('heading', { name: 'search-prod is production' })).toBeVisible();
  expect(app.pages('console')).toHaveLength(2);
});

test('Enter and Escape open nothing of production, and the focus stays where it was', async ({ app, page }) => {
  await signIn(app, page);
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('payments-prod readonly');
  for (const key of ['Enter', 'Escape']) {
    await search.press('Control+Enter');
    await expect(question(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press(key);
    await expect(question(page)).toBeHidden();
    await expect(search).toBeFocused();
  }
  // Nothing was opened or is about to be: what is asked for next comes first.
  await search.fill('payments-staging readonly');
  await search.press('Control+Enter');
  await consoleOpens(app, 1);
  await expect(app.pages('console-frame')[0]?.getByText('payments-staging') ?? page.locator('none')).toBeVisible();
  await expect(question(page)).toBeHidden();
});

test('every way to a console of production asks', async ({ app, page }) => {
  await signIn(app, page);
  const role = roleRow(page, 'payments-prod', 'ReadOnly');
  const asksAndCloses = async () => {
    await expect(question(page).getByRole('heading', { name: 'payments-prod is production' })).toBeVisible();
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(question(page)).toBeHidden();
  };
  for (const name of ['Open console in Latchkey’s window', 'Open console in my browser']) {
    await role.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name }).click();
    await asksAndCloses();
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search everything' }).fill('payments-prod readonly');
  await page.keyboard.press('Control+Enter');
  await asksAndCloses();

  // The place that was picked is where it opens after the question.
  await role.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Open console at…' }).click();
  await page.getByRole('combobox', { name: 'Service and region' }).fill('athena eu-west-3');
  await page.keyboard.press('Enter');
  await question(page).getByRole('button', { name: 'Open console' }).click();
  await consoleOpens(app, 1);
  const [shown] = app.pages('console');
  await expect(shown?.getByRole('status', { name: 'Service', exact: true }) ?? page.locator('none')).toHaveText(
    'athena',
  );
});

test('what the person says of an account goes ahead of its name', async ({ app, page }) => {
  await signIn(app, page);
  const ask = (accountId: string, roleName: string) =>
    page.evaluate((asked) => window.latchkey.run('openConsole', asked), {
      role: { sessionId: northwind.id, accountId, roleName },
      where: 'window',
    } as const);
  await page.evaluate(async () => {
    await window.latchkey.run('markAccount', { accountId: '356002917483', environment: 'production' });
    await window.latchkey.run('markAccount', { accountId: '412055367781', environment: 'none' });
  });
  expect(await ask('356002917483', 'DeveloperAccess')).toMatchObject({ error: { code: 'production-unconfirmed' } });
  expect(await ask('412055367781', 'ReadOnly')).toEqual({ ok: true, value: null });
});
