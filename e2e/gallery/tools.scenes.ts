import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { corpConfig } from '../aws-config.ts';
import { northwind } from '../seed.ts';
import { roleRow, signIn } from '../steps.ts';
import type { Stage } from './scene.ts';
import { showScenes } from './stage.ts';

const engineer = { sessionId: northwind.id, accountId: '221400981536', roleName: 'DataEngineer' };
const applicationArn = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67';

const seeded = {
  sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }],
  applications: [
    {
      ...{ id: 'reports', name: 'Northwind Reports', applicationArn, region: 'us-east-1', signer: engineer },
      grant: 'jwt-bearer',
      identityRoleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
    },
  ],
} as const;

const dialog = (page: Page) => page.getByRole('dialog');

/** What an AWS tool runs for a profile; refused or not is for the scene to show. */
const askHelper = (userData: string) =>
  promisify(execFile)(join(userData, 'door', 'latchkey-credentials'), ['--profile', 'dev']).catch(() => undefined);

const signedIn = async ({ app, page }: Stage) => {
  await signIn(app, page);
  await roleRow(page, 'payments-prod', 'ReadOnly').waitFor();
};

const tools = { seeded, setting: { awsConfig: corpConfig({ dev: 'ReadOnly' }) } } as const;

showScenes('tools and their doors', tools, [
  {
    screen: 'activity',
    state: 'empty',
    reach: async (stage) => {
      await signedIn(stage);
      await stage.page.getByRole('button', { name: 'Activity' }).click();
      await stage.page.getByRole('main', { name: 'Activity' }).waitFor();
    },
  },
  {
    screen: 'tools',
    state: 'closed',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Tools' }).click();
      await page.getByRole('main', { name: 'Tools' }).waitFor();
    },
  },
  {
    screen: 'token-dialog',
    state: 'empty',
    reach: async ({ page }) => {
      await page.getByRole('switch', { name: 'Container credentials endpoint' }).click();
      await page.getByRole('button', { name: 'Add token…' }).click();
      await dialog(page).waitFor();
    },
  },
  {
    screen: 'tools',
    state: 'open',
    reach: async ({ page }) => {
      await dialog(page).getByLabel('Name').fill('laptop');
      await dialog(page).getByRole('checkbox', { name: 'dev' }).click();
      await dialog(page).getByRole('radio', { name: 'Write to a file' }).click();
      await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('button', { name: 'Remove laptop' }).waitFor();
    },
  },
  {
    screen: 'caller-dialog',
    state: 'some-roles',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Limit a caller…' }).click();
      await dialog(page).getByLabel('Name').fill('dev');
      await dialog(page).getByRole('radio').nth(1).check();
      await dialog(page).getByLabel('Find roles').fill('payments');
    },
  },
  {
    screen: 'tools',
    state: 'question',
    reach: async ({ page, userData }) => {
      await dialog(page).getByRole('radio').first().check();
      await dialog(page).getByRole('checkbox', { name: 'Ask me each time' }).check();
      await dialog(page).getByRole('button', { name: 'Save' }).click();
      await dialog(page).waitFor({ state: 'hidden' });
      await askHelper(userData);
      await page.getByRole('region', { name: 'Questions' }).getByRole('button', { name: 'Allow' }).waitFor();
    },
  },
  {
    screen: 'activity',
    state: 'some',
    reach: async ({ page, userData }) => {
      const questions = page.getByRole('region', { name: 'Questions' });
      await questions.getByRole('button', { name: 'Allow' }).click();
      await questions.getByRole('button', { name: 'Allow' }).waitFor({ state: 'hidden' });
      await askHelper(userData);
      await page.getByRole('button', { name: 'Activity' }).click();
      await page.locator('.activity-row').first().waitFor();
    },
  },
  {
    screen: 'activity-menu',
    state: 'open',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.locator('.activity-row').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Limit this caller…' }).waitFor();
    },
  },
  {
    screen: 'token-menu',
    state: 'open',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Tools' }).click();
      await page.getByRole('button', { name: 'Remove laptop' }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Copy token name' }).waitFor();
    },
  },
  {
    screen: 'caller-menu',
    state: 'open',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Change dev' }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Stop limiting' }).waitFor();
    },
  },
]);

showScenes('applications', tools, [
  {
    screen: 'applications',
    state: 'no-token',
    reach: async (stage) => {
      await signedIn(stage);
      await stage.page.getByRole('button', { name: 'Tools' }).click();
      await stage.page.getByRole('button', { name: 'Exchange token…' }).scrollIntoViewIfNeeded();
    },
  },
  {
    screen: 'application-dialog',
    state: 'empty',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Add application…' }).click();
      await dialog(page).waitFor();
    },
  },
  {
    screen: 'application-dialog',
    state: 'mistake',
    reach: async ({ page }) => {
      await dialog(page).getByRole('textbox', { name: 'Name' }).fill('Search');
      await dialog(page).getByRole('button', { name: 'Save' }).click();
      await page.getByText('Choose the role that signs.').waitFor();
    },
  },
  {
    screen: 'exchange-dialog',
    state: 'assertion',
    reach: async ({ page }) => {
      await dialog(page).getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Exchange token…' }).click();
      await dialog(page).waitFor();
    },
  },
  {
    screen: 'exchange-dialog',
    state: 'refused',
    reach: async ({ page }) => {
      await dialog(page).getByLabel('Assertion').fill('not.an.assertion');
      await dialog(page).getByRole('button', { name: 'Exchange token' }).click();
      await dialog(page).getByRole('alert').waitFor();
    },
  },
  {
    screen: 'exchange-dialog',
    state: 'issued',
    reach: async ({ page, control }) => {
      await dialog(page).getByLabel('Assertion').fill(control.issueAssertion('tomas'));
      await dialog(page).getByRole('button', { name: 'Exchange token' }).click();
      await page.getByRole('dialog', { name: 'Northwind Reports has a token' }).waitFor();
    },
  },
  {
    screen: 'applications',
    state: 'token',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('button', { name: 'Copy identity-enhanced credentials' }).scrollIntoViewIfNeeded();
    },
  },
]);

showScenes('writing profiles', tools, [
  {
    screen: 'write-profiles',
    state: 'roles',
    reach: async (stage) => {
      await signedIn(stage);
      await stage.page.getByRole('button', { name: 'Session options' }).click();
      await stage.page.getByRole('menuitem', { name: 'Write AWS profiles…' }).click();
      await dialog(stage.page).waitFor();
    },
  },
  {
    screen: 'write-profiles',
    state: 'names',
    reach: async ({ page }) => {
      await dialog(page).getByRole('textbox', { name: 'Search accounts and roles' }).fill('payments');
      for (const name of ['AdministratorAccess in payments-prod', 'ReadOnly in payments-prod']) {
        await dialog(page).getByRole('checkbox', { name }).click();
      }
      await dialog(page).getByRole('checkbox', { name: 'Also by credential process' }).check();
    },
  },
  {
    screen: 'write-profiles',
    state: 'changes',
    reach: async ({ page }) => {
      await dialog(page).getByRole('button', { name: 'Show changes' }).click();
      await dialog(page).getByRole('region', { name: 'Changes to' }).waitFor();
    },
  },
  {
    screen: 'write-profiles',
    state: 'written',
    reach: async ({ page }) => {
      await dialog(page).getByRole('button', { name: 'Write', exact: true }).click();
      await page.getByText('Written to').waitFor();
    },
  },
]);

showScenes('the console', tools, [
  {
    screen: 'console-question',
    state: 'production',
    reach: async (stage) => {
      await signedIn(stage);
      const { page } = stage;
      await roleRow(page, 'payments-prod', 'ReadOnly').click();
      await roleRow(page, 'payments-prod', 'ReadOnly').getByRole('button', { name: 'Open console' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    screen: 'console-frame',
    state: 'signed-in',
    surface: 'console-frame',
    reach: async ({ page, app }) => {
      await page.getByRole('alertdialog').getByRole('button', { name: 'Open console' }).click();
      for (;;) {
        const [shown] = app.pages('console');
        if (shown !== undefined) {
          await shown.getByRole('heading', { name: 'Signed in to the console' }).waitFor();
          return;
        }
        await app.electron.waitForEvent('window').catch(() => undefined);
      }
    },
  },
  {
    screen: 'console-frame',
    state: 'link-offered',
    surface: 'console-frame',
    reach: async ({ app }) => {
      await app.pages('console')[0]?.evaluate(() => window.open('https://docs.aws.amazon.com/ec2/') !== null);
      await app.pages('console-frame')[0]?.getByText('The page wants to open').waitFor();
    },
  },
]);
