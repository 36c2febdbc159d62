import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { northwind, seedSettings } from './seed.ts';
import { signIn } from './steps.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search everything' });
const active = (page: Page) => page.getByRole('option', { selected: true });

const open = async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  await expect(box(page)).toBeFocused();
};

const scan = async (page: Page, what: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      // Electron opens no page for the scanner, which then has to work within this one.
      .setLegacyMode()
      // The dialog library's own, to send the focus back into the dialog: nobody rests on them.
      .exclude('[data-base-ui-focus-guard]')
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
};

test.beforeEach(({ userData, service: { url } }) => {
  // Its own endpoints are where a console signs in, too.
  const endpoints = { oidc: url, portal: url, signIn: url };
  seedSettings(userData, {
    sessions: [
      { ...northwind, endpoints },
      { ...northwind, endpoints, id: 'tomas', name: 'As Tomás' },
    ],
  });
});

test('a role is found from anywhere and copied, or its console opened, by keyboard alone', async ({
  app,
  page,
  service,
  clipboard,
}) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
  await page.getByRole('button', { name: 'Activity' }).click();

  await open(page);
  await page.keyboard.type('engin lake');
  await expect(active(page)).toHaveText(/data-lake-dev DataEngineer/);
  await expect(active(page).locator('mark')).toHaveText(['lake', 'Engin']);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Clear now' }).waitFor();
  const [, id = ''] = /AWS_ACCESS_KEY_ID=(\w+)/.exec((await clipboard.read()).replaceAll(/['"]/g, '')) ?? [];
  expect(service.control.isRoleCredentialValid(id)).toBe(true);
  await expect(page.getByRole('dialog')).toBeHidden();

  await open(page);
  await expect(active(page)).toHaveText(/data-lake-dev DataEngineer.*just now/);
  await page.keyboard.type('staging devel search');
  await expect(active(page)).toHaveText(/search-staging DeveloperAccess/);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => app.pages('console').length).toBe(1);
  await app.pages('console')[0]?.getByRole('heading', { name: 'Signed in to the console' }).waitFor();
});

test('the keys go through all of it, and Escape leads back to where the focus was', async ({ page }) => {
  const activity = page.getByRole('button', { name: 'Activity' });
  await activity.focus();
  await open(page);
  const first = await active(page).textContent();
  await page.keyboard.press('End');
  await expect(active(page)).toHaveText(/^Pause background work/);
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).toHaveText(first ?? '');
  await page.keyboard.press('PageDown');
  await expect(active(page)).not.toHaveText(first ?? '');
  await page.keyboard.press('Home');
  await expect(active(page)).toHaveText(first ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(activity).toBeFocused();

  await open(page);
  await page.keyboard.type('clipboard');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(activity).toBeFocused();

  await open(page);
  await page.keyboard.type('northwnd protocl');
  await expect(page.getByText('Nothing matches exactly.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Protocol of Northwind' })).toBeVisible();
});

test('it can be read and used by everyone', async ({ app, page }) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
  await open(page);
  await scan(page, 'nothing typed');
  await page.keyboard.type('prod');
  await expect(active(page)).toHaveText(/prod/);
  await scan(page, 'matches');
  await page.keyboard.type(' nothing like it');
  await page.getByRole('dialog').getByText('Nothing looks like').first().waitFor();
  await scan(page, 'nothing found');
});

test('the application menu opens it, over a window that is at rest', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Activity' }).waitFor();
  const accelerator = await app.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    const item = items.find(({ label }) => label === 'Command palette…');
    item?.click();
    return item?.accelerator;
  });
  expect(accelerator).toBe('CmdOrCtrl+K');
  await expect(box(page)).toBeFocused();
});
