import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { expectFocusSeen, goTo, takeItem } from './keys.ts';
import { northwind, seedSettings } from './seed.ts';
import { roleRow, signIn } from './steps.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const grid = (page: Page) => page.getByRole('grid', { name: 'Accounts and roles' });
const entries = (page: Page) => page.getByRole('navigation', { name: 'SSO sessions' }).getByRole('button');
const dialog = (page: Page) => page.locator('[role=dialog], [role=alertdialog]');

test.beforeEach(({ userData }) => {
  const others = ['Second', 'Third'].map((name) => ({ ...northwind, id: name.toLowerCase(), name }));
  seedSettings(userData, { sessions: [northwind, ...others] });
});

test('the focus can be seen at every step through the window', async ({ app, page }) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
  await expectFocusSeen(page, 'signing in');
  for (const pane of ['', 'p', 't', 'j']) {
    if (pane !== '') await page.keyboard.press(`Control+${pane}`);
    await expectFocusSeen(page, `going to “${pane}”`);
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let step = 1; step <= 14; step += 1) {
        await page.keyboard.press(key);
        await expectFocusSeen(page, `${key} ${step} in “${pane}”`);
      }
    }
  }
  for (const key of ['Control+j', 'Escape']) {
    await page.keyboard.press(key);
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('F6');
      await expectFocusSeen(page, `F6 ${step} after ${key}`);
    }
  }
});

test('F6 leads to each part of the window, and with Shift back', async ({ app, page }) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
  const details = page.getByRole('complementary', { name: 'Role details' }).getByRole('tab', { name: 'fish' });
  const search = page.getByRole('searchbox', { name: 'Search' });
  await goTo(page, search);
  await page.keyboard.press('ArrowDown');
  await details.click();
  await goTo(page, search, 'Shift+F6');
  for (const [key, next] of [
    ['F6', details],
    ['F6', entries(page).first()],
    ['F6', search],
    ['Shift+F6', entries(page).first()],
    ['Shift+F6', details],
    ['Shift+F6', search],
  ] as const) {
    await page.keyboard.press(key);
    await expect(next).toBeFocused();
  }
});

test('the focus is where it was after a dialog, a menu, a sync', async ({ app, page }) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
  await goTo(page, grid(page));
  await page.keyboard.press('ArrowDown');
  for (const key of ['Control+k', 'Control+n', 'Control+,', '?']) {
    await page.keyboard.press(key);
    await dialog(page).waitFor();
    await expectFocusSeen(page, `opening what ${key} opens`);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(grid(page)).toBeFocused();
  }
  for (const key of ['Shift+F10', 'ContextMenu', 'Shift+Enter']) {
    await page.keyboard.press(key);
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(grid(page)).toBeFocused();
  }
  await page.keyboard.press('Control+r');
  await page.getByText(/^Syncing|^Synced/).waitFor();
  await page.getByText(/^Synced/).waitFor();
  await expect(grid(page)).toBeFocused();

  // A dialog that a menu has opened.
  await page.keyboard.press('Shift+F6');
  const entry = entries(page).first();
  await expect(entry).toBeFocused();
  await page.keyboard.press('ContextMenu');
  await takeItem(page, 'Edit…');
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(entry).toBeFocused();
});

test('the focus finds another home when what had it is gone', async ({ app, page, service }) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();

  // A message that is put away, and one that goes with what it is about.
  service.control.unassign('maya', '221400981536', 'AdministratorAccess');
  await page.getByRole('searchbox', { name: 'Search' }).focus();
  await page.keyboard.type('lake admin');
  await page.keyboard.press('Enter');
  await goTo(page, button(page, 'Dismiss'));
  await page.keyboard.press('Enter');
  await expect(button(page, 'Dismiss')).toBeHidden();
  await expectFocusSeen(page, 'dismissing a message');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('lake engineer');
  await page.keyboard.press('Enter');
  await goTo(page, button(page, 'Clear now'));
  await page.keyboard.press('Enter');
  await expect(button(page, 'Clear now')).toBeHidden();
  await expectFocusSeen(page, 'clearing the clipboard');

  // A role that is gone after a sync, with the focus on a button of its row.
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'Copy', exact: true }).focus();
  service.control.unassign('maya', '221400981536', 'DataEngineer');
  await page.keyboard.press('Control+r');
  await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeHidden();
  await expectFocusSeen(page, 'a role went away');

  // The button that signs out.
  await goTo(page, button(page, 'Sign out'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  await expectFocusSeen(page, 'signing out');

  // Sessions, to the last one.
  for (let left = 3; left > 0; left -= 1) {
    await page.keyboard.press('F6');
    if (
      !(await entries(page)
        .first()
        .evaluate((each) => each === document.activeElement))
    ) {
      await goTo(page, entries(page).first(), 'F6');
    }
    await page.keyboard.press('Shift+F10');
    await takeItem(page, 'Remove…');
    await goTo(page, button(page, 'Remove'));
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();
    if (left > 1) await expect(entries(page)).toHaveCount(left - 1);
    else await page.getByRole('heading', { name: 'Stay signed in to AWS' }).waitFor();
    await expectFocusSeen(page, `removing a session, ${left - 1} are left`);
  }
});

test('lines of the protocol and of the activity have the focus one by one, and menus', async ({
  app,
  page,
  clipboard,
}) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('Shift+F10');
  await takeItem(page, 'Protocol');
  await page.getByRole('main', { name: 'Protocol of Northwind' }).waitFor();
  await expectFocusSeen(page, 'going to the protocol');
  await goTo(page, page.getByRole('region', { name: 'Timeline' }));
  await page.keyboard.press('End');
  await expectFocusSeen(page, 'going to the end of a protocol');
  await page.keyboard.press('Home');
  const rows = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  await expect(rows.locator('xpath=self::*[@tabindex or .//button]').first()).toBeAttached();
  await expectFocusSeen(page, 'going to the begin of a protocol');
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('ArrowDown');
    await expectFocusSeen(page, `line ${step} of a protocol`);
  }
  const line = page.locator('.protocol-row:focus', { hasText: 'Request' });
  await goTo(page, page.locator('.protocol-row', { hasText: 'RegisterClient' }).first(), 'ArrowDown');
  await expect(line).toBeVisible();
  await page.keyboard.press('Shift+F10');
  await takeItem(page, 'Copy request id');
  const id = await line.locator('code').textContent();
  await expect.poll(clipboard.read).toBe(id);
  await expect(line).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await takeItem(page, 'Copy line');
  await expect.poll(clipboard.read).toMatch(/RegisterClient/);
  await page.keyboard.press('Escape');
  await page.getByRole('main', { name: 'Northwind', exact: true }).waitFor();
  await expectFocusSeen(page, 'coming back from the protocol');
});
