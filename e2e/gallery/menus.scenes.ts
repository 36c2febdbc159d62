import type { Page } from 'playwright';
import { corpConfig } from '../aws-config.ts';
import { northwind } from '../seed.ts';
import { roleRow, signIn } from '../steps.ts';
import { manySessions } from './many-sessions.ts';
import { showScenes } from './stage.ts';

const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const entry = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'SSO sessions' }).getByRole('button', { name });

const closeMenu = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
};

showScenes('shortcuts and menus of sessions and roles', { seeded: { sessions: manySessions } }, [
  {
    screen: 'shortcuts',
    state: 'all',
    reach: async ({ page }) => {
      await entry(page, /Northwind/)
        .first()
        .waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    screen: 'session-menu',
    state: 'signed-out',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await entry(page, /Northwind/)
        .first()
        .click({ button: 'right' });
      await item(page, 'Sign in').waitFor();
    },
  },
  {
    screen: 'sign-in-menu',
    state: 'code',
    hasPopup: true,
    isBrief: true,
    reach: async ({ page }) => {
      await item(page, 'Sign in').click();
      await page.getByRole('status', { name: 'User code' }).waitFor();
      await page.getByRole('heading', { name: /^Signing in to/ }).click({ button: 'right' });
      await item(page, 'Copy code').waitFor();
    },
  },
  {
    screen: 'session-menu',
    state: 'signed-in',
    hasPopup: true,
    reach: async ({ app, page }) => {
      await item(page, 'Cancel sign-in').click();
      await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      await signIn(app, page);
      await page.getByText('20 roles in 12 accounts').waitFor();
      await entry(page, /Northwind/)
        .first()
        .click({ button: 'right' });
      await item(page, 'Sign out').waitFor();
    },
  },
  {
    screen: 'account-menu',
    state: 'open',
    hasPopup: true,
    reach: async ({ page }) => {
      await closeMenu(page);
      await page.getByRole('rowheader').filter({ hasText: 'data-lake-dev' }).click({ button: 'right' });
      await item(page, 'Copy account id').waitFor();
    },
  },
  {
    screen: 'role-menu',
    state: 'by-pointer',
    hasPopup: true,
    reach: async ({ page }) => {
      await closeMenu(page);
      await roleRow(page, 'data-lake-dev', 'DataEngineer').click({ button: 'right' });
      await item(page, 'Open console at…').waitFor();
    },
  },
  {
    screen: 'protocol-menu',
    state: 'entry',
    hasPopup: true,
    reach: async ({ page }) => {
      await closeMenu(page);
      await page.getByRole('button', { name: 'Session options' }).click();
      await item(page, 'Protocol').click();
      await page.locator('.protocol-row', { hasText: 'RegisterClient' }).first().click({ button: 'right' });
      await item(page, 'Copy request id').waitFor();
    },
  },
]);

const applicationArn = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67';

const seeded = {
  sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }],
  applications: [
    {
      ...{ id: 'reports', name: 'Northwind Reports', applicationArn, region: 'us-east-1' },
      grant: 'jwt-bearer',
      signer: { sessionId: northwind.id, accountId: '221400981536', roleName: 'DataEngineer' },
    },
  ],
} as const;

showScenes('menus of profiles and tools', { seeded, setting: { awsConfig: corpConfig({ dev: 'ReadOnly' }) } }, [
  {
    screen: 'profile-menu',
    state: 'open',
    hasPopup: true,
    reach: async ({ app, page }) => {
      await signIn(app, page);
      await roleRow(page, 'payments-prod', 'ReadOnly').waitFor();
      await page.keyboard.press('Control+p');
      const row = page.getByRole('grid', { name: 'Profiles' }).getByRole('row').first();
      await row.click({ button: 'right' });
      await item(page, 'Copy profile name').waitFor();
    },
  },
  {
    screen: 'application-menu',
    state: 'open',
    hasPopup: true,
    reach: async ({ page }) => {
      await closeMenu(page);
      await page.keyboard.press('Control+t');
      await page.getByRole('heading', { name: 'Northwind Reports' }).click({ button: 'right' });
      await item(page, 'Copy application ARN').waitFor();
    },
  },
]);
