import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { northwind, seedSettings } from './seed.ts';
import { roleRow, signIn } from './steps.ts';

const publisherArn = 'arn:aws:iam::264718039925:role/DataLakePublisher';
const applicationArn = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67';

// Scans of whole pages take their time.
test.describe.configure({ timeout: 120_000 });

test.beforeEach(({ userData, service: { url } }) => {
  // With endpoints of its own for everything, as the sample organization in the app has.
  const endpoints = { oidc: url, portal: url, signIn: url, sts: url };
  seedSettings(userData, { sessions: [{ ...northwind, endpoints }] });
});

/** Nothing on the page keeps anybody from using it, in both themes. */
const scan = (page: Page, what: string): Promise<void> =>
  test.step(what, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .exclude('[data-base-ui-focus-guard]')
        // Menus hang outside of the page's landmarks.
        .disableRules(['region'])
        .analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found, `${what}, ${colorScheme}`).toEqual([]);
    }
  });

const menuOf = (page: Page, accountName: string, roleName: string | RegExp) =>
  test.step(`the menu of ${roleName}`, async () => {
    const row = page
      .getByRole('rowgroup')
      .filter({ has: page.getByRole('rowheader').filter({ hasText: accountName }) })
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell', { name: roleName }) });
    await row.getByRole('button', { name: 'More actions' }).click();
  });

const choose = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true }).click();

/** The page in the console window that opened, and its frame. */
const consoleWindow = async (app: RunningApp) => {
  const first = (kind: 'console' | 'console-frame') => app.pages(kind)[0];
  await expect.poll(() => [first('console'), first('console-frame')].includes(undefined)).toBe(false);
  const [shown, frame] = [first('console'), first('console-frame')];
  if (shown === undefined || frame === undefined) throw new Error('no console window opened');
  await shown.getByRole('heading', { name: 'Signed in to the console' }).waitFor();
  return { shown, frame };
};

test('the console of a role opens from its row, at the place that is picked', async ({ app, page, clipboard }) => {
  await signIn(app, page);
  await menuOf(page, 'data-lake-dev', 'DataEngineer');
  await scan(page, 'the menu of a role');
  await choose(page, 'Open console in Latchkey’s window');
  const { shown, frame } = await consoleWindow(app);
  await expect(frame.getByText('data-lake-dev')).toBeVisible();
  await expect(frame.getByText('DataEngineer')).toBeVisible();

  await menuOf(page, 'data-lake-dev', 'DataEngineer');
  await choose(page, 'Open console at…');
  const search = page.getByRole('combobox', { name: 'Service and region' });
  await expect(search).toBeFocused();
  await scan(page, 'picking a place');
  await search.fill('nothing like it');
  await expect(page.getByText('No service or region looks like')).toBeVisible();
  await search.fill('athena eu-west-3');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(shown.getByRole('status', { name: 'Service', exact: true })).toHaveText('athena');
  await expect(shown.getByRole('status', { name: 'Region', exact: true })).toHaveText('eu-west-3');

  // The place opened last is the first one the next time, and a right click leads there as well.
  await roleRow(page, 'data-lake-dev', 'AdministratorAccess').click({ button: 'right' });
  await choose(page, 'Open console at…');
  await expect(page.getByRole('option').first()).toHaveText('Athenaeu-west-3');
  await page.keyboard.press('Escape');

  // The focus comes back to where it was.
  await menuOf(page, 'data-lake-dev', 'DataEngineer');
  await choose(page, 'Open console at…');
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  const more = roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'More actions' });
  await expect(more).toBeFocused();
  await more.press('Enter');
  await choose(page, 'Copy console link');
  await page.getByText('Copied the console link: DataEngineer in data-lake-dev.').waitFor();
  expect(await clipboard.read()).toBe(`${northwind.startUrl}/#/console?account_id=221400981536&role_name=DataEngineer`);
});

test('a console opens by keyboard alone, and by the button of the row', async ({ app, page }) => {
  await signIn(app, page);
  await page.getByRole('searchbox', { name: 'Search' }).fill('lake-dev engineer');
  await page.keyboard.press('Control+Enter');
  const { frame } = await consoleWindow(app);
  await expect(frame.getByText('DataEngineer')).toBeVisible();
  await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'Open console' }).click();
  await expect.poll(() => app.pages('console').length).toBe(1);

  // The menu key in the list leads to the menu of the active role.
  await page.getByRole('grid', { name: 'Accounts and roles' }).focus();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Copy console link' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'Accounts and roles' })).toBeFocused();
});

test('a chained role is added, found, copied, changed and removed', async ({ app, page, service, clipboard }) => {
  await signIn(app, page);
  await menuOf(page, 'data-lake-dev', 'DataEngineer');
  await choose(page, 'Assume a further role from here…');
  await page.getByRole('textbox', { name: 'Role ARN' }).fill('DataLakePublisher');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The ARN of a role looks like')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Role ARN' })).toBeFocused();
  await scan(page, 'a mistake in a chained role');
  await page.getByRole('textbox', { name: 'Role ARN' }).fill(publisherArn);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Publisher');
  await page.getByRole('button', { name: 'Save' }).click();

  // It is in its own account, and says where it comes from.
  const row = roleRow(page, 'data-lake-prod', /^Publisher/);
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(row).toContainText('DataLakePublisher via DataEngineer in data-lake-dev');
  await scan(page, 'a chained role in the list');

  for (const typed of ['publisher', 'lake-prod lakepub', publisherArn]) {
    await page.getByRole('searchbox', { name: 'Search' }).fill(typed);
    await expect(page.getByText('1 role in 1 account')).toBeVisible();
    await expect(row).toBeVisible();
  }
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'DataLakePublisher in data-lake-prod.' }).waitFor();
  const keyId = /AWS_ACCESS_KEY_ID='(\w+)'/.exec(await clipboard.read())?.[1] ?? '';
  expect(service.control.isRoleCredentialValid(keyId)).toBe(true);
  expect(service.count('AssumeRole')).toBe(1);
  await expect(row.getByText('just now')).toBeVisible();
  await page.keyboard.press('Escape');

  await menuOf(page, 'data-lake-prod', /^Publisher/);
  await choose(page, 'Copy credentials');
  await choose(page, 'fish');
  await page.getByRole('status').filter({ hasText: 'Copied for fish: DataLakePublisher' }).waitFor();

  await row.getByRole('button', { name: 'Open console' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Open console' }).click();
  const { frame } = await consoleWindow(app);
  await expect(frame.getByText('DataLakePublisher')).toBeVisible();

  // It can have a profile as every role can.
  await page.getByRole('button', { name: 'Session options' }).click();
  await choose(page, 'Write AWS profiles…');
  await page.getByRole('checkbox', { name: 'Publisher in data-lake-prod' }).check();
  await page.getByRole('button', { name: 'Show changes' }).click();
  await expect(page.getByText('[profile Publisher]')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  // One in an account nobody lists, through the first one.
  await menuOf(page, 'data-lake-prod', /^Publisher/);
  await expect(page.getByRole('menuitem', { name: 'Copy console link' })).toBeHidden();
  await choose(page, 'Assume a further role from here…');
  await expect(page.getByText('With the credentials of Publisher.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Role ARN' }).fill('arn:aws:iam::111122223333:role/Elsewhere');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('rowheader').filter({ hasText: 'not in your list of accounts' })).toBeVisible();

  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('publisher');
  await menuOf(page, 'data-lake-prod', /^Publisher/);
  await choose(page, 'Remove…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('alert')).toContainText('Elsewhere uses the credentials of this role');
  await search.fill('1111-2222');
  await menuOf(page, '1111 2222 3333', /^Elsewhere/);
  await choose(page, 'Remove…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();

  await search.fill('publisher');
  await menuOf(page, 'data-lake-prod', /^Publisher/);
  await choose(page, 'Edit…');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Lake publisher');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(roleRow(page, 'data-lake-prod', /^Lake publisher/)).toBeVisible();
});

test('an application gets a token, and its identity-enhanced credentials are copied', async ({
  app,
  page,
  service,
  clipboard,
}) => {
  await signIn(app, page);
  await roleRow(page, 'data-lake-prod', 'DataEngineer').waitFor();
  await page.getByRole('button', { name: 'Tools' }).click();
  await scan(page, 'no applications');
  await page.getByRole('button', { name: 'Add application…' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Reports');
  await page.getByRole('textbox', { name: 'Application ARN' }).fill(applicationArn);
  await page.getByRole('textbox', { name: 'Identity role ARN' }).fill('nothing');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Choose the role that signs.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find roles' }).fill('lake-prod engineer');
  await page.getByRole('radio', { name: /^DataEngineer in data-lake-prod/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The ARN of a role looks like')).toBeVisible();
  await scan(page, 'a mistake in an application');
  await page.getByRole('textbox', { name: 'Identity role ARN' }).fill(publisherArn);
  await page.getByRole('button', { name: 'Save' }).click();

  const entry = page.getByRole('listitem', { name: 'Reports' });
  await expect(entry).toContainText('Signed with DataEngineer in data-lake-prod');
  await expect(entry).toContainText('No token yet.');
  await entry.getByRole('button', { name: 'Exchange token…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Exchange token' }).click();
  await expect(dialog.getByText('Paste the JWT that the issuer signed.')).toBeVisible();
  const assertion = dialog.getByRole('textbox', { name: 'Assertion' });
  await expect(assertion).toBeFocused();
  await expect(assertion).toHaveAttribute('type', 'password');
  await scan(page, 'exchanging a token');

  await assertion.fill('not.a.token');
  await dialog.getByRole('button', { name: 'Exchange token' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Grant not accepted');
  await expect(assertion).toHaveValue('');
  await assertion.fill(service.control.issueAssertion('maya'));
  await dialog.getByRole('button', { name: 'Exchange token' }).click();
  await expect(dialog.getByRole('heading', { name: 'Reports has a token' })).toBeVisible();
  await expect(dialog).toContainText('sts:identity_context');
  await dialog.getByRole('button', { name: 'Done' }).click();
  for (const grant of ['Refresh token kept here', 'Token exchange']) {
    await entry.getByRole('button', { name: 'Exchange token…' }).click();
    await dialog.getByRole('combobox', { name: 'Grant' }).click();
    await page.getByRole('option', { name: grant }).click();
    await dialog.getByRole('button', { name: 'Exchange token' }).click();
    await expect(dialog.getByRole('heading', { name: 'Reports has a token' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
  }
  await expect(entry).toContainText(/ends .*, in \d+/);
  await scan(page, 'an application with a token');

  await entry.getByRole('button', { name: 'Copy identity-enhanced credentials' }).click();
  await page.getByRole('status').filter({ hasText: 'DataLakePublisher in data-lake-prod.' }).waitFor();
  await expect(page.getByText('DataLakePublisher for Reports, good until')).toBeVisible();
  const keyId = /AWS_ACCESS_KEY_ID='(\w+)'/.exec(await clipboard.read())?.[1] ?? '';
  expect(service.control.onBehalfOf(keyId)).toBeDefined();

  await entry.getByRole('button', { name: 'More for Reports' }).click();
  await choose(page, 'Forget token');
  await expect(entry).toContainText('No token yet.');
  await entry.getByRole('button', { name: 'More for Reports' }).click();
  await choose(page, 'Remove…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(entry).toBeHidden();
});
