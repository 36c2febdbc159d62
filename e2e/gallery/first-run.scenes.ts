import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startUrl } from '../steps.ts';
import { showScenes } from './stage.ts';

const dialog = (page: Page) => page.getByRole('dialog');

showScenes('the first run', {}, [
  {
    screen: 'welcome',
    state: 'nothing-found',
    reach: ({ page }) => page.getByRole('heading', { name: 'Stay signed in to AWS' }).waitFor(),
  },
  {
    screen: 'session-dialog',
    state: 'empty',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Add SSO session' }).click();
      await dialog(page).waitFor();
    },
  },
  {
    screen: 'session-dialog',
    state: 'mistake',
    reach: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('Northwind');
      await page.getByRole('textbox', { name: 'Start URL' }).fill(`${startUrl} `);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Remove the blank' }).waitFor();
    },
  },
  {
    screen: 'session-dialog',
    state: 'more',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Remove the blank' }).click();
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('combobox', { name: 'Browser', exact: true }).click();
      await page.getByRole('option', { name: 'A command of your own' }).click();
      await page.getByRole('radio', { name: 'Teal' }).check();
      await page.getByRole('textbox', { name: 'Labels' }).fill('audit, on call');
    },
  },
  {
    screen: 'session-dialog',
    state: 'ways',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.getByRole('combobox', { name: 'How to sign in' }).click();
      await page.getByRole('option', { name: 'In my browser', exact: true }).waitFor();
    },
  },
]);

const config = `[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[sso-session contoso-audit]
sso_start_url = https://d-1122334455.awsapps.com/start
sso_region = eu-central-1

[profile dev]
sso_session = corp
sso_account_id = 221400981536
sso_role_name = DataEngineer
region = eu-west-1

[profile payments-read]
sso_session = corp
sso_account_id = 412055367781
sso_role_name = ReadOnly

[profile old-admin]
sso_start_url = https://northwind.awsapps.com/start
sso_region = us-east-1
sso_account_id = 119038245570
sso_role_name = BreakGlass

[profile publish]
role_arn = arn:aws:iam::264718039925:role/DataLakePublisher
source_profile = dev

[profile keys]
region = us-east-2

[profile lost]
sso_session = nowhere
sso_account_id = 412055367781
sso_role_name = ReadOnly
`;

showScenes('sessions and profiles found in the AWS config', { setting: { awsConfig: config } }, [
  {
    screen: 'welcome',
    state: 'found-in-config',
    reach: ({ page }) => page.getByRole('heading', { name: 'Found in your AWS config' }).waitFor(),
  },
  {
    screen: 'profiles',
    state: 'sessions-offered',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Adopt', exact: true }).first().click();
      await page.getByRole('button', { name: 'Profiles' }).click();
      await page.getByRole('main', { name: 'Profiles' }).getByText('payments-read').waitFor();
    },
  },
  {
    screen: 'profiles',
    state: 'filtered',
    reach: ({ page }) => page.getByRole('searchbox').fill('payments'),
  },
  {
    screen: 'profiles',
    state: 'nothing-like-it',
    reach: async ({ page }) => {
      await page.getByRole('searchbox').fill('nothing like it');
      await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    },
  },
]);

const manySessions = Array.from(
  { length: 12 },
  (_, at) => `[sso-session team-${at + 1}]
sso_start_url = https://d-90670000${10 + at}.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`,
).join('\n');

/** As another AWS tool left it there, for the seventh of them. */
const liveToken = {
  startUrl: 'https://d-9067000016.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: 'aoa',
  expiresAt: '2099-12-31T21:40:00Z',
};

showScenes('many sessions found in the AWS config', { setting: { awsConfig: manySessions } }, [
  {
    screen: 'welcome',
    state: 'many-found',
    reach: async ({ page, home }) => {
      const cache = join(home, '.aws', 'sso', 'cache');
      mkdirSync(cache, { recursive: true });
      const name = `${createHash('sha1').update('team-7').digest('hex')}.json`;
      writeFileSync(join(cache, name), JSON.stringify(liveToken), { mode: 0o600 });
      await page.getByText('Signed in until 21:40').waitFor();
    },
  },
  {
    screen: 'welcome',
    state: 'all-found',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Show 9 more' }).click();
      await page.getByText('team-12', { exact: true }).waitFor();
    },
  },
]);

showScenes('a machine without profiles', { seeded: { sessions: [] } }, [
  {
    screen: 'profiles',
    state: 'none',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Try the demo organization' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Profiles' }).click();
      await page.getByRole('heading', { name: 'No profiles yet' }).waitFor();
    },
  },
]);
