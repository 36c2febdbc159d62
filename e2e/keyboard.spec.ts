import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { expectFocusSeen, goTo, takeItem } from './keys.ts';
import { northwind } from './seed.ts';
import { startUrl } from './steps.ts';

// No mouse in this file: whatever is done is done with keys.

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' });
const entry = (page: Page) => page.getByRole('navigation', { name: 'SSO sessions' }).getByRole('button');

const press = async (page: Page, name: string) => {
  await goTo(page, button(page, name));
  await page.keyboard.press('Enter');
};

/** Through AWS's pages, as somebody does who was never there before. */
const allow = async (verification: Page) => {
  await press(verification, 'Continue');
  const maya = verification.getByRole('radio', { name: 'Maya Lindqvist' });
  await goTo(verification, verification.getByRole('radio').first());
  await goTo(verification, maya, 'ArrowDown');
  await verification.keyboard.press('Space');
  await press(verification, 'Continue');
  await press(verification, 'Allow');
};

const signIn = async (app: RunningApp, page: Page) => {
  await press(page, 'Sign in');
  await allow(await app.verificationPage());
  await page.getByText('20 roles in 12 accounts').waitFor();
};

test.describe('with a session that Latchkey keeps', () => {
  test.use({ seeded: { sessions: [northwind] } });

  test('a person signs in, finds a role, copies its credentials, and signs out', async ({ app, page, clipboard }) => {
    await signIn(app, page);
    await expectFocusSeen(page, 'signing in');
    await expect(search(page)).toBeFocused();
    await page.keyboard.type('lake engin');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Copied for/)
      .first()
      .waitFor();
    expect(await clipboard.read()).toMatch(/^export AWS_ACCESS_KEY_ID=/m);

    // Another form, by the menu of forms.
    await page.keyboard.press('Shift+Enter');
    await takeItem(page, 'JSON');
    await expect.poll(clipboard.read).toMatch(/^\{/);
    expect(JSON.parse(await clipboard.read())).toHaveProperty('SecretAccessKey');
    await expect(search(page)).toBeFocused();

    // The menu of the role in the list leads on to its account.
    await goTo(page, page.getByRole('grid', { name: 'Accounts and roles' }));
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Account' }).waitFor();
    await takeItem(page, 'Account');
    await takeItem(page, 'Copy account id');
    await expect.poll(clipboard.read).toBe('221400981536');
    await expectFocusSeen(page, 'copying an account id');

    await page.keyboard.press('Shift+F6');
    await expect(entry(page)).toBeFocused();
    await page.keyboard.press('Shift+F10');
    await takeItem(page, 'Sign out');
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
    await expectFocusSeen(page, 'signing out');
  });

  test('a profile is written to the config file once its change was read', async ({ app, page, runFolder }) => {
    const folder = join(runFolder.env.HOME ?? '', '.aws');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'config');
    const mine = '# mine\n[profile mine]\nregion = us-east-2\n';
    writeFileSync(file, mine);
    await signIn(app, page);
    await page.keyboard.press('Shift+F6');
    await page.keyboard.press('Shift+F10');
    await takeItem(page, 'Write AWS profiles…');

    const dialog = page.getByRole('dialog');
    await goTo(page, dialog.getByRole('textbox', { name: 'Search accounts and roles' }));
    await page.keyboard.type('payments-prod');
    await goTo(page, dialog.getByRole('checkbox', { name: 'payments-prod', exact: true }));
    await goTo(page, dialog.getByRole('checkbox', { name: 'ReadOnly in payments-prod' }), 'ArrowDown');
    await page.keyboard.press('Space');
    await press(page, 'Show changes');
    await expect(dialog.getByRole('region', { name: 'Changes to' })).toContainText('[profile payments-prod-ReadOnly]');
    expect(readFileSync(file, 'utf8')).toBe(mine);
    await press(page, 'Write');
    await page.getByText('Written to').waitFor();
    expect(readFileSync(file, 'utf8').startsWith(mine)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('[profile payments-prod-ReadOnly]\n');
    await expectFocusSeen(page, 'writing profiles');

    await press(page, 'Undo');
    await page.getByText('Undone').waitFor();
    expect(readFileSync(file, 'utf8')).toBe(mine);
    await expectFocusSeen(page, 'undoing');
  });

  test('the sheet of shortcuts opens by its key and from the menus, and the focus comes back', async ({
    app,
    page,
  }) => {
    await goTo(page, button(page, 'Tools'));
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet.getByRole('heading', { level: 3 })).toHaveText([
      'In every program',
      'Anywhere',
      'Going places',
      'Roles, in the search and in the list',
      'Lists',
      'Command palette',
      'Signing in',
    ]);
    await expect(sheet.getByText('Command palette').last()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(button(page, 'Tools')).toBeFocused();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('keyboard');
    await page.keyboard.press('Enter');
    await expect(sheet).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();

    await app.electron.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      items.find(({ label }) => label === 'Keyboard shortcuts')?.click();
    });
    await expect(sheet).toBeVisible();
  });

  test('keys that are typed do nothing else', async ({ app, page }) => {
    await signIn(app, page);
    await search(page).focus();
    await page.keyboard.type('/what?');
    await expect(search(page)).toHaveValue('/what?');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(search(page)).toHaveValue('');

    // In a dialog the keys of the window behind it rest.
    await page.keyboard.press('Control+n');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+p');
    await page.keyboard.press('Control+Tab');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.locator('main[aria-label=Northwind]')).toBeAttached();
  });
});

test.describe('with several sessions', () => {
  const others = ['Second', 'Third'].map((name) => ({ ...northwind, id: name.toLowerCase(), name }));
  test.use({ seeded: { sessions: [northwind, ...others] } });

  test('keys lead to every session and every pane, and Escape leads back', async ({ page }) => {
    const shown = (name: string) => expect(page.getByRole('main', { name, exact: true })).toBeVisible();
    await shown('Northwind');
    await page.keyboard.press('Control+Tab');
    await shown('Second');
    await page.keyboard.press('Control+Shift+Tab');
    await page.keyboard.press('Control+Shift+Tab');
    await shown('Third');
    await page.keyboard.press('Control+2');
    await shown('Second');
    for (const [key, name] of [
      ['p', 'Profiles'],
      ['t', 'Tools'],
      ['j', 'Activity'],
    ] as const) {
      await page.keyboard.press(`Control+${key}`);
      await shown(name);
      await expectFocusSeen(page, `going to ${name}`);
      await page.keyboard.press('Escape');
      await shown('Second');
      await expectFocusSeen(page, `coming back from ${name}`);
    }
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  });
});

test('a session is added, with a mistake put right on the way', async ({ page }) => {
  await page.getByRole('heading', { name: 'Stay signed in to AWS' }).waitFor();
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Northwind');
  await goTo(page, dialog.getByRole('textbox', { name: 'Start URL' }));
  await page.keyboard.type(startUrl);
  await goTo(page, dialog.getByRole('textbox', { name: 'Region' }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('us-east1');
  await page.keyboard.press('Enter');
  await dialog.locator('input[aria-invalid=true]').waitFor();
  await expect(dialog.getByRole('textbox', { name: 'Region' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('us-east-1');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  await expectFocusSeen(page, 'adding a session');
});
