import type { Page } from 'playwright';
import type { AccountMark } from '../../shared/account-marks.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { corpConfig } from '../aws-config.ts';
import { northwind } from '../seed.ts';
import { roleRow, signIn } from '../steps.ts';
import type { Stage } from './scene.ts';
import { showScenes } from './stage.ts';

const administrator = { sessionId: northwind.id, accountId: '412055367781', roleName: 'AdministratorAccess' };

const publisher: ChainedRole = {
  id: 'publisher',
  name: 'Lake publisher',
  source: { sessionId: northwind.id, accountId: '221400981536', roleName: 'DataEngineer' },
  roleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
};

const accountMarks: readonly AccountMark[] = [
  { accountId: '412055367781', label: 'PCI scope' },
  { accountId: '221400981536', color: 'purple' },
];

const seeded = {
  sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }],
  chainedRoles: [publisher],
  favourites: [{ ...administrator, accountName: 'payments-prod' }],
  accountMarks,
} as const;

const pane = (page: Page) => page.getByRole('complementary', { name: 'Role details' });

const copiedFor = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** Wide windows have it open already. */
const openPane = async (page: Page) => {
  const show = page.getByRole('button', { name: 'Show details' });
  if (await show.isVisible()) await show.click();
  await pane(page).waitFor();
};

const setting = { awsConfig: corpConfig({ payments: 'AdministratorAccess' }) };

showScenes('the details of a role', { seeded, setting }, [
  {
    screen: 'details',
    state: 'no-role',
    reach: async ({ app, page }: Stage) => {
      await signIn(app, page);
      await page.getByText('21 roles in 12 accounts').waitFor();
    },
  },
  {
    screen: 'details',
    state: 'never-copied',
    reach: async ({ page }) => {
      await roleRow(page, 'data-lake-dev', 'DataEngineer').click();
    },
  },
  {
    screen: 'details',
    state: 'copied',
    reach: async ({ page }) => {
      await openPane(page);
      await pane(page).getByRole('tab', { name: 'fish' }).click();
      await pane(page).getByRole('button', { name: 'Copy' }).click();
      await copiedFor(page, 'Copied for fish');
      await page.getByRole('button', { name: 'Clear now' }).click();
    },
  },
  {
    screen: 'details',
    state: 'production',
    reach: async ({ page }) => {
      await page.evaluate(async () => {
        const caller = { door: 'credential-process', name: 'terraform' } as const;
        await window.latchkey.run('setCallerScope', { caller, scope: { roles: 'any', consent: 'each-time' } });
        const agent = { door: 'container-endpoint', name: 'agent' } as const;
        await window.latchkey.run('setCallerScope', { caller: agent, scope: { roles: [], consent: 'given' } });
      });
      await page.getByRole('searchbox', { name: 'Search' }).fill('payments-prod');
      await roleRow(page, 'payments-prod', 'AdministratorAccess').click({ position: { x: 60, y: 18 } });
      await pane(page).getByText('payments', { exact: true }).waitFor();
    },
  },
  {
    screen: 'details',
    state: 'powershell',
    reach: ({ page }) => pane(page).getByRole('tab', { name: 'PowerShell' }).click(),
  },
  {
    screen: 'details',
    state: 'chained-role',
    reach: async ({ page }) => {
      await page.getByRole('searchbox', { name: 'Search' }).fill('publisher');
      await page
        .getByRole('row')
        .filter({ hasText: 'Lake publisher' })
        .click({ position: { x: 60, y: 18 } });
      await pane(page).getByText('Assumed role').waitFor();
    },
  },
  {
    screen: 'account-mark-dialog',
    state: 'as-named',
    reach: async ({ page }) => {
      await pane(page).getByRole('button', { name: 'Color and environment…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    screen: 'account-mark-dialog',
    state: 'label-too-long',
    reach: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Label' }).fill('the lake that everything of data flows into');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Shorten it.').waitFor();
    },
  },
]);
