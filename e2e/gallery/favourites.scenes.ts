import type { Page } from 'playwright';
import { hourMs, minuteMs } from '../../shared/time.ts';
import { corpConfig } from '../aws-config.ts';
import { northwind } from '../seed.ts';
import { signIn } from '../steps.ts';
import { manySessions } from './many-sessions.ts';
import { showScenes } from './stage.ts';

const role = (accountId: string, accountName: string, roleName: string) => ({
  ...{ sessionId: northwind.id, accountId, accountName, roleName },
});

const used = (each: ReturnType<typeof role>, agoMs: number, uses: number) => {
  const usedAt = Date.now() - agoMs;
  return { ...each, usedAt, frecentAt: usedAt + uses * hourMs };
};

const stagingDeveloper = role('356002917483', 'search-staging', 'DeveloperAccess');
const lakeEngineer = role('221400981536', 'data-lake-dev', 'DataEngineer');
const shopReader = role('412055367781', 'payments-prod', 'ReadOnly');

const seeded = {
  sessions: [{ ...manySessions[0], sharedAs: { kind: 'sso-session', name: 'corp' } }, ...manySessions.slice(1)],
  favourites: [shopReader, lakeEngineer],
  recentRoles: [
    used(stagingDeveloper, 3 * minuteMs, 4),
    used(lakeEngineer, 2 * hourMs, 9),
    used(role('007199342208', 'search-prod', 'AdministratorAccess'), 30 * hourMs, 2),
    used(role('741188206354', 'security-audit', 'ReadOnly'), 50 * hourMs, 1),
  ],
  accountMarks: [
    { accountId: '412055367781', label: 'Shop' },
    { accountId: '635920478811', label: 'Shared network of all teams and offices', environment: 'production' },
  ],
} as const;

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search' });
const palette = (page: Page) => page.getByRole('combobox', { name: 'Search everything' });
const favourites = (page: Page) =>
  page.getByRole('rowgroup').filter({ has: page.getByRole('rowheader', { name: 'Favourites' }) });

const setting = { awsConfig: corpConfig({ 'shop-admin': 'AdministratorAccess' }) };

showScenes('favourites and search', { seeded, setting }, [
  {
    screen: 'catalog',
    state: 'favourites',
    reach: async ({ app, page }) => {
      await signIn(app, page);
      await page.getByText('20 roles in 12 accounts').waitFor({ timeout: 30_000 });
      await favourites(page).getByRole('row').nth(2).waitFor();
    },
  },
  {
    screen: 'catalog',
    state: 'favourite-active',
    reach: async ({ page }) => {
      await search(page).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    screen: 'catalog',
    state: 'favourite-removed',
    isBrief: true,
    reach: async ({ page }) => {
      await page.keyboard.press('Control+d');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    screen: 'search',
    state: 'by-profile',
    reach: async ({ page }) => {
      await page
        .getByRole('button', { name: 'Undo' })
        .click()
        .catch(() => undefined);
      await search(page).fill('shop-adm');
    },
  },
  { screen: 'search', state: 'by-label', reach: ({ page }) => search(page).fill('shop read') },
  { screen: 'search', state: 'by-environment', reach: ({ page }) => search(page).fill('production') },
  {
    screen: 'palette',
    state: 'favourites',
    reach: async ({ page }) => {
      await search(page).fill('');
      await page.keyboard.press('Control+k');
      await palette(page).waitFor();
    },
  },
  { screen: 'palette', state: 'accounts', reach: ({ page }) => palette(page).fill('search prod') },
  { screen: 'palette', state: 'by-profile', reach: ({ page }) => palette(page).fill('shop') },
]);
