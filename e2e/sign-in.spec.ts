import { expect, test } from './fixtures.ts';
import { addSession, allowAs, roleRow } from './steps.ts';

test.describe('signing in', () => {
  test('goes through the real page, closes its window by itself, and lists accounts and roles', async ({
    app,
    page,
  }) => {
    await addSession(page, { name: 'Northwind' });
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const code = await page.getByRole('status', { name: 'User code' }).textContent();
    const strip = await app.signInStrip();
    await expect(strip.getByRole('status', { name: 'User code' })).toHaveText(code ?? '');
    const verification = await app.verificationPage();
    await expect(verification.getByRole('textbox', { name: 'Code' })).toHaveValue(code ?? '');
    await allowAs(verification, 'maya');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect.poll(() => [app.pages('strip').length, app.pages('verification').length]).toEqual([0, 0]);
    await expect(roleRow(page, 'search-prod', 'AdministratorAccess')).toBeVisible();
  });
});
