import type { Page } from 'playwright';
import { hourMs, minuteMs } from '../../shared/time.ts';
import { generateDirectory } from '../../simulator/generated-directory.ts';
import { sampleDirectory } from '../../simulator/sample-directory.ts';
import { northwind } from '../seed.ts';
import { roleRow, signIn } from '../steps.ts';
import { manySessions } from './many-sessions.ts';
import type { Stage } from './scene.ts';
import { showScenes } from './stage.ts';

const engineer = (page: Page) => roleRow(page, 'data-lake-dev', 'DataEngineer');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' });
const palette = (page: Page) => page.getByRole('combobox', { name: 'Search everything' });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });

const signedIn = async ({ app, page }: Stage) => {
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
};

const used = (accountId: string, accountName: string, roleName: string, agoMs: number) => ({
  ...{ sessionId: northwind.id, accountId, accountName, roleName },
  usedAt: Date.now() - agoMs,
  frecentAt: Date.now() - agoMs,
});

const recentRoles = [
  used('356002917483', 'search-staging', 'DeveloperAccess', 3 * minuteMs),
  used('221400981536', 'data-lake-dev', 'AdministratorAccess', 2 * hourMs),
  used('007199342208', 'search-prod', 'ReadOnly', 30 * hourMs),
];

showScenes('accounts and roles', { seeded: { sessions: manySessions, recentRoles } }, [
  { screen: 'catalog', state: 'full', reach: signedIn },
  { screen: 'catalog', state: 'active-role', reach: ({ page }) => engineer(page).click() },
  {
    screen: 'catalog',
    state: 'forms-menu',
    hasPopup: true,
    reach: async ({ page }) => {
      await engineer(page).getByRole('button', { name: 'More forms' }).click();
      await item(page, 'fish').waitFor();
    },
  },
  {
    screen: 'catalog',
    state: 'role-menu',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await engineer(page).getByRole('button', { name: 'More actions' }).click();
      await item(page, 'Open console at…').waitFor();
    },
  },
  {
    screen: 'console-picker',
    state: 'all',
    reach: async ({ page }) => {
      await item(page, 'Open console at…').click();
      await page.getByRole('combobox', { name: 'Service and region' }).waitFor();
    },
  },
  {
    screen: 'console-picker',
    state: 'found',
    reach: ({ page }) => page.getByRole('combobox', { name: 'Service and region' }).fill('athena eu'),
  },
  {
    screen: 'console-picker',
    state: 'nothing-found',
    reach: ({ page }) => page.getByRole('combobox', { name: 'Service and region' }).fill('nothing like it'),
  },
  {
    screen: 'chained-role-dialog',
    state: 'empty',
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await engineer(page).getByRole('button', { name: 'More actions' }).click();
      await item(page, 'Assume a further role from here…').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    screen: 'chained-role-dialog',
    state: 'mistake',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('textbox', { name: 'Role ARN' }).fill('DataLakePublisher');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('input[aria-invalid=true]').waitFor();
    },
  },
  {
    screen: 'catalog',
    state: 'chained-role',
    reach: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Role ARN' }).fill('arn:aws:iam::264718039925:role/DataLakePublisher');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('gridcell', { name: /DataLakePublisher/ }).waitFor();
    },
  },
  {
    screen: 'catalog',
    state: 'copied',
    reach: async ({ page }) => {
      await engineer(page).getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('button', { name: 'Clear now' }).waitFor();
    },
  },
  {
    screen: 'search',
    state: 'matches',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Clear now' }).click();
      await search(page).fill('lake admin');
    },
  },
  { screen: 'search', state: 'similar', reach: ({ page }) => search(page).fill('serch prodd') },
  {
    screen: 'search',
    state: 'nothing-found',
    reach: async ({ page }) => {
      await search(page).fill('nothing like it');
      await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    },
  },
  {
    screen: 'palette',
    state: 'untouched',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Show everything' }).click();
      await page.keyboard.press('Control+k');
      await palette(page).waitFor();
    },
  },
  { screen: 'palette', state: 'matches', reach: ({ page }) => palette(page).fill('prod read') },
  {
    screen: 'clocks',
    state: 'renewing',
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: /^Signed in\./ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    screen: 'catalog',
    state: 'failed-command',
    reach: async ({ page, control }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      control.unassign('maya', '221400981536', 'AdministratorAccess');
      const row = roleRow(page, 'data-lake-dev', 'AdministratorAccess');
      await row.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'Not assigned any more' }).waitFor();
    },
  },
]);

showScenes(
  'many accounts',
  {
    seeded: { sessions: [northwind] },
    serviceOptions: { directory: generateDirectory({ accounts: 300, roles: 12 }), portalCallsPerSecond: 1000 },
  },
  [
    {
      screen: 'catalog',
      state: 'large',
      reach: async ({ app, page }) => {
        await signIn(app, page);
        await page.getByText('3,600 roles in 300 accounts').waitFor({ timeout: 60_000 });
        await page.getByRole('grid').hover();
        await page.mouse.wheel(0, 1500);
      },
    },
  ],
);

const sample = sampleDirectory();

showScenes(
  'no accounts',
  { seeded: { sessions: [northwind] }, serviceOptions: { directory: { ...sample, assignments: [] } } },
  [
    {
      screen: 'catalog',
      state: 'empty',
      reach: async ({ app, page }) => {
        await signIn(app, page);
        await page.getByRole('heading', { name: 'No accounts assigned' }).waitFor();
      },
    },
  ],
);

showScenes('accounts that cannot be listed', { seeded: { sessions: [northwind] } }, [
  {
    screen: 'catalog',
    state: 'loading',
    isBrief: true,
    reach: async ({ app, page, control }) => {
      control.faults.add({ kind: 'latency', route: 'ListAccounts', ms: 60_000 });
      await signIn(app, page);
      await page.getByRole('heading', { name: 'Listing your accounts' }).waitFor();
    },
  },
]);

showScenes('a list that is refused', { seeded: { sessions: [northwind] } }, [
  {
    screen: 'catalog',
    state: 'failed',
    reach: async ({ app, page, control }) => {
      control.faults.add({ kind: 'status', route: 'ListAccounts', status: 400 });
      await signIn(app, page);
      await page.getByText(/^Sync failed/).waitFor();
    },
  },
]);
