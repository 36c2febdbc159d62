import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn, startUrl } from './steps.ts';

test.use({ seeded: { sessions: [northwind] } });

test('signing out tells AWS, and forgets cookies and tokens', async ({ startApp, service }) => {
  const first = await startApp();
  const page = await first.mainPage();
  await signIn(first, page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  expect(service.count('Logout')).toBe(1);
  await first.quit();

  const app = await startApp();
  const again = await app.mainPage();
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  // Nobody is known in the jar any more: the page begins at its beginning.
  await expect((await app.verificationPage()).getByRole('button', { name: 'Continue' })).toBeVisible();
});

test('signing out without a network forgets here, and says that AWS could not be told', async ({
  startApp,
  service,
}) => {
  const first = await startApp();
  const page = await first.mainPage();
  await signIn(first, page);
  await service.goAway();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Signed out on this machine only')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('heading', { name: 'Signed out', exact: true })).toBeVisible();
  await first.quit();
  await expect((await (await startApp()).mainPage()).getByRole('heading', { name: 'Signed out' })).toBeVisible();
});

test('removing a session forgets all of it', async ({ app, page, service, userData }) => {
  await signIn(app, page);
  await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();
  await expect.poll(() => existsSync(join(userData, 'catalogs', 'northwind.json'))).toBe(true);
  await page.getByRole('button', { name: 'Session options' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Stay signed in to AWS' })).toBeVisible();
  await expect.poll(() => service.count('Logout')).toBe(1);
  await expect.poll(() => readdirSync(join(userData, 'catalogs'))).toEqual([]);
});

test('another start URL signs the session out; another name does not', async ({ app, page, service }) => {
  await signIn(app, page);
  const edit = async (field: string, value: string): Promise<void> => {
    await page.getByRole('button', { name: 'Session options' }).click();
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    await page.getByRole('textbox', { name: field }).fill(value);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await edit('Name', 'Renamed');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  expect(service.count('Logout')).toBe(0);
  await edit('Start URL', `${startUrl}/`);
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  expect(service.count('Logout')).toBe(1);
});
