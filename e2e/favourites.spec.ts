import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { dayMs, minuteMs } from '../shared/time.ts';
import { corpConfig, writeAwsConfig } from './aws-config.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn } from './steps.ts';

// Each starts the app, some of them twice.
test.describe.configure({ timeout: 180_000 });

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' });
const list = (page: Page) => page.getByRole('grid', { name: 'Accounts and roles' });
const palette = (page: Page) => page.getByRole('combobox', { name: 'Search everything' });

const group = (page: Page, name: 'Favourites' | 'Recent') =>
  page.getByRole('rowgroup').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

/** The roles of a group as they are read. */
const rolesOf = (rows: Locator) => rows.locator('.role-name');

const star = (page: Page, accountName: string, roleName: string) =>
  roleRow(page, accountName, roleName).getByRole('button', { name: 'Favourite' });

const shown = async (page: Page) => {
  await page.getByText('20 roles in 12 accounts').waitFor({ timeout: 30_000 });
  await roleRow(page, 'data-lake-dev', 'DataEngineer').waitFor();
};

const copyIn = async (page: Page, accountName: string, roleName: string) => {
  await search(page).fill(`${accountName} ${roleName}`);
  await roleRow(page, accountName, roleName).getByRole('button', { name: 'Copy', exact: true }).click();
  await page
    .getByRole('status')
    .filter({ hasText: `: ${roleName} in ${accountName}.` })
    .waitFor();
};

const topOf = async (row: Locator): Promise<number> => (await row.boundingBox())?.y ?? Number.NaN;

test.describe('favourites', () => {
  test.use({ seeded: { sessions: [northwind] } });

  test('are added by mouse and by keyboard, keep their order over a restart, and can be removed and taken back', async ({
    startApp,
  }) => {
    const first = await startApp();
    const page = await first.mainPage();
    await signIn(first, page);
    await shown(page);
    await expect(group(page, 'Favourites')).toHaveCount(0);

    const engineer = roleRow(page, 'data-lake-dev', 'DataEngineer');
    await engineer.hover();
    const before = await topOf(engineer);
    await star(page, 'data-lake-dev', 'DataEngineer').click();
    await expect(star(page, 'data-lake-dev', 'DataEngineer')).toHaveAttribute('aria-pressed', 'true');
    // The group came in above, and the row stays under the pointer.
    await expect(engineer).toBeVisible();
    expect(Math.abs((await topOf(engineer)) - before)).toBeLessThan(1);

    // With a group that is in view already, too.
    await page.mouse.wheel(0, -5000);
    const admin = roleRow(page, 'data-lake-dev', 'AdministratorAccess');
    await expect(group(page, 'Favourites').getByRole('row').nth(1)).toBeInViewport();
    await admin.hover();
    const held = await topOf(admin);
    await star(page, 'data-lake-dev', 'AdministratorAccess').click();
    await expect(rolesOf(group(page, 'Favourites'))).toHaveCount(2);
    expect(Math.abs((await topOf(admin)) - held)).toBeLessThan(1);
    await star(page, 'data-lake-dev', 'AdministratorAccess').click();
    await expect(rolesOf(group(page, 'Favourites'))).toHaveCount(1);

    await search(page).fill('payments-staging read');
    await page.keyboard.press('Control+d');
    await expect(star(page, 'payments-staging', 'ReadOnly')).toHaveAttribute('aria-pressed', 'true');
    await search(page).fill('');
    await expect(rolesOf(group(page, 'Favourites'))).toHaveText([
      /^DataEngineer data-lake-dev/,
      /^ReadOnly payments-staging/,
    ]);
    await first.quit();

    const second = await (await startApp()).mainPage();
    await shown(second);
    await expect(rolesOf(group(second, 'Favourites'))).toHaveText([/data-lake-dev/, /payments-staging/]);

    // By keyboard, from the group itself; the row beside it takes over.
    await search(second).focus();
    await second.keyboard.press('ArrowDown');
    await second.keyboard.press('Control+d');
    await expect(rolesOf(group(second, 'Favourites'))).toHaveText([/payments-staging/]);
    await expect(group(second, 'Favourites').getByRole('row', { selected: true })).toHaveText(/payments-staging/);
    await expect(second.getByText('Removed from favourites')).toBeVisible();
    await second.getByRole('button', { name: 'Undo' }).click();
    await expect(rolesOf(group(second, 'Favourites'))).toHaveText([/data-lake-dev/, /payments-staging/]);
    await expect(search(second)).toBeFocused();

    // By menu.
    await roleRow(second, 'data-lake-dev', 'DataEngineer').click({ button: 'right' });
    await second.getByRole('menuitem', { name: 'Remove from favourites' }).click();
    await expect(rolesOf(group(second, 'Favourites'))).toHaveText([/payments-staging/]);
  });

  test('behave as every row does, and go with their session', async ({ app, page, clipboard, userData }) => {
    await signIn(app, page);
    await shown(page);
    await star(page, 'data-lake-dev', 'DataEngineer').click();
    await search(page).fill('x');
    await search(page).fill('');
    const row = group(page, 'Favourites').getByRole('row').nth(1);
    await row.click();
    await expect(row).toHaveAttribute('aria-selected', 'true');
    await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toHaveAttribute('aria-selected', 'false');
    await expect(list(page).getByRole('row', { selected: true })).toHaveCount(1);
    await list(page).focus();
    await page.keyboard.press('ArrowDown');
    await expect(roleRow(page, 'data-lake-dev', 'AdministratorAccess')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Clear now' }).waitFor();
    expect((await clipboard.read()).includes('AWS_SESSION_TOKEN')).toBe(true);
    const ids = await list(page)
      .locator('[id]')
      .evaluateAll((rows) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeFindings(page)).toEqual([]);
    }

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(group(page, 'Favourites')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('group', { name: 'Favourites' }).getByRole('option')).toHaveText([/signed out/]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Session options' }).click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('heading', { name: 'Stay signed in to AWS' }).waitFor();
    await expect.poll(() => JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')).favourites).toEqual([]);
  });

  test('of a role that is not assigned any more leave the list, and come back with it', async ({
    app,
    page,
    service,
  }) => {
    await signIn(app, page);
    await shown(page);
    await star(page, 'data-lake-dev', 'DataEngineer').click();
    await search(page).fill('x');
    await search(page).fill('');
    await expect(group(page, 'Favourites')).toHaveCount(1);
    service.control.unassign('maya', '221400981536', 'DataEngineer');
    await page.getByRole('button', { name: 'Sync' }).click();
    await expect(group(page, 'Favourites')).toHaveCount(0);
    await page.getByText(/^Synced/).waitFor();
    service.control.assign('maya', '221400981536', 'DataEngineer');
    await page.getByRole('button', { name: 'Sync' }).click();
    await expect(rolesOf(group(page, 'Favourites'))).toHaveText([/^DataEngineer data-lake-dev/]);
  });
});

test.describe('roles used before', () => {
  const now = Date.now();
  const used = (accountId: string, accountName: string, roleName: string, frecentAt: number) => ({
    ...{ sessionId: northwind.id, accountId, accountName, roleName },
    usedAt: now - 5 * minuteMs,
    frecentAt,
  });
  test.use({
    seeded: {
      sessions: [northwind],
      recentRoles: [
        used('221400981536', 'data-lake-dev', 'DataEngineer', now - dayMs),
        used('883011204467', 'payments-staging', 'ReadOnly', now - 3 * dayMs),
      ],
    },
  });

  test('stand by how often and how lately, in the list and in the palette, and do not move while one copies', async ({
    app,
    page,
  }) => {
    await signIn(app, page);
    await shown(page);
    const recent = rolesOf(group(page, 'Recent'));
    await expect(recent).toHaveText([/data-lake-dev/, /payments-staging/]);

    // Twice is more than once, the day before.
    const second = group(page, 'Recent').getByRole('row').nth(2);
    await second.hover();
    const before = await topOf(second);
    for (const _ of [1, 2]) {
      await second.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('button', { name: 'Clear now' }).click();
      await page.getByRole('button', { name: 'Clear now' }).waitFor({ state: 'hidden' });
    }
    await expect(second).toHaveText(/payments-staging.*just now/);
    expect(await topOf(second)).toBe(before);
    await copyIn(page, 'network-hub', 'AdministratorAccess');

    await search(page).fill('');
    await expect(recent).toHaveText([/payments-staging/, /network-hub|data-lake-dev/, /network-hub|data-lake-dev/]);
    // Among equal answers, what is used most is what Enter copies.
    await search(page).fill('read');
    await expect(list(page).getByRole('row', { selected: true })).toHaveText(/ReadOnly/);
    await expect(page.getByRole('rowheader').first()).toHaveText(/payments-staging/);

    await page.keyboard.press('Control+k');
    const options = page.getByRole('group', { name: 'Recent roles' }).getByRole('option');
    await expect(options.first()).toHaveText(/payments-staging/);
    await palette(page).fill('read');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/payments-staging ReadOnly/);
    await page.keyboard.press('Control+d');
    await expect(page.getByRole('option', { selected: true }).getByRole('img', { name: 'Favourite' })).toBeVisible();
    await palette(page).fill('');
    const favourites = page.getByRole('group', { name: 'Favourites' }).getByRole('option');
    await expect(favourites).toHaveText([/payments-staging ReadOnly/]);
  });
});

test.describe('what people call things', () => {
  test.use({
    seeded: {
      sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }],
      accountMarks: [
        { accountId: '221400981536', label: 'Lakehouse' },
        { accountId: '635920478811', environment: 'production' },
      ],
    },
  });

  test('finds roles: labels and environments of accounts, and AWS profiles', async ({ runFolder, startApp }) => {
    const home = runFolder.env.HOME ?? '';
    writeAwsConfig(home, corpConfig({ 'shop-admin': 'ReadOnly' }));
    const app = await startApp();
    const page = await app.mainPage();
    await signIn(app, page);
    await shown(page);

    await search(page).fill('lakehouse engin');
    await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();
    await expect(page.getByText('1 role in 1 account')).toBeVisible();
    await expect(list(page).locator('mark')).toHaveText(['Lakehouse', 'Engin']);

    await search(page).fill('production hub');
    await expect(roleRow(page, 'network-hub', 'AdministratorAccess')).toBeVisible();
    await expect(page.getByText('1 role in 1 account')).toBeVisible();

    await search(page).fill('shop-adm');
    const row = page.getByRole('row').filter({ hasText: 'profile shop-admin' });
    await expect(row).toHaveText(/^ReadOnly/);
    await expect(row.locator('mark')).toHaveText('shop-adm');
    await expect(page.getByText('1 role in 1 account')).toBeVisible();

    await page.keyboard.press('Control+k');
    await palette(page).fill('shop-adm');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/payments-prod ReadOnly.*profile shop-admin/);
    await palette(page).fill('lakehouse');
    await page.getByRole('group', { name: 'Accounts' }).getByRole('option').click();
    await expect(search(page)).toHaveValue('');
    await expect(roleRow(page, 'data-lake-dev', 'AdministratorAccess')).toHaveAttribute('aria-selected', 'true');
  });
});
