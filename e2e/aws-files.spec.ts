import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn, startUrl } from './steps.ts';

const config = `# kept as it is
[sso-session corp]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = corp
sso_account_id = 412055367781
sso_role_name = ReadOnly
region = eu-west-1
`;

/** `~/.aws` of the test's own home. */
const awsFolder = (home: string) => {
  const folder = join(home, '.aws');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'config');
  const cache = join(folder, 'sso', 'cache');
  return {
    file,
    write: (text: string) => writeFileSync(file, text),
    text: () => readFileSync(file, 'utf8'),
    tokenFiles: () =>
      existsSync(cache)
        ? readdirSync(cache)
            .filter((name) => name.endsWith('.json'))
            .map((name) => join(cache, name))
        : [],
  };
};

test('a session found in the AWS config is adopted with one click and shared, and its profiles are listed', async ({
  runFolder,
  startApp,
}) => {
  const aws = awsFolder(runFolder.env.HOME ?? '');
  aws.write(config);
  const app = await startApp();
  const page = await app.mainPage();
  await expect(page.getByRole('heading', { name: 'Found in your AWS config' })).toBeVisible();
  await page.getByRole('button', { name: 'Adopt' }).click();
  await expect(page.getByRole('heading', { name: 'corp', level: 1 })).toBeVisible();
  await signIn(app, page);
  await expect.poll(aws.tokenFiles).toHaveLength(1);
  for (const file of aws.tokenFiles()) expect(statSync(file).mode & 0o777).toBe(0o600);

  await page.getByRole('button', { name: 'Profiles' }).click();
  await expect(page.getByRole('main', { name: 'Profiles' }).getByText('dev', { exact: true })).toBeVisible();
  aws.write(
    `${config}\n[profile later]\nsso_session = corp\nsso_account_id = 412055367781\nsso_role_name = ReadOnly\n`,
  );
  await expect(page.getByRole('main', { name: 'Profiles' }).getByText('later', { exact: true })).toBeVisible({
    timeout: 3000,
  });
  expect(aws.text().startsWith(config)).toBe(true);
});

test('a session is shared and taken back at once, leaving nothing behind', async ({ runFolder, startApp }) => {
  const aws = awsFolder(runFolder.env.HOME ?? '');
  aws.write(config);
  const app = await startApp();
  const page = await app.mainPage();
  await page.getByRole('button', { name: 'Adopt' }).click();
  await signIn(app, page);
  await expect.poll(aws.tokenFiles).toHaveLength(1);
  const sharing = page.getByRole('menuitemcheckbox', { name: 'Shared with AWS CLI and SDKs' });
  await page.getByRole('button', { name: 'Session options' }).click();
  await expect(sharing).toBeChecked();
  await sharing.click();
  await expect(sharing).not.toBeChecked();
  await expect.poll(aws.tokenFiles).toEqual([]);
  await sharing.click();
  await expect.poll(aws.tokenFiles).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();

  for (const file of aws.tokenFiles()) rmSync(file);
  await expect(page.getByRole('heading', { name: 'Signed out by another tool' })).toBeVisible({ timeout: 3000 });
});

test.describe('with a session that Latchkey keeps', () => {
  test.use({ seeded: { sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }] } });

  test('profiles are written after the change was shown, and undone byte for byte', async ({ runFolder, startApp }) => {
    const aws = awsFolder(runFolder.env.HOME ?? '');
    aws.write(config);
    const app = await startApp();
    const page = await app.mainPage();
    await signIn(app, page);
    await expect(roleRow(page, 'payments-prod', 'ReadOnly')).toBeVisible();
    await page.getByRole('button', { name: 'Session options' }).click();
    await page.getByRole('menuitem', { name: 'Write AWS profiles…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Search accounts and roles' }).fill('payments-prod');
    await dialog.getByRole('checkbox', { name: 'AdministratorAccess in payments-prod' }).click();
    await dialog.getByRole('checkbox', { name: 'Also by credential process' }).check();
    await dialog.getByRole('button', { name: 'Show changes' }).click();
    const diff = dialog.getByRole('region', { name: 'Changes to' });
    await expect(diff).toContainText('[profile payments-prod-AdministratorAccess]');
    expect(aws.text()).toBe(config);

    // The file changes while the person reads: what is shown is worked out again before anything is written.
    const changed = `${config}\n[profile mine]\nregion = us-east-2\n`;
    aws.write(changed);
    await dialog.getByRole('button', { name: 'Write', exact: true }).click();
    await expect(dialog.getByRole('region', { name: 'Changes to' })).toBeVisible();
    expect(aws.text()).toBe(changed);
    await dialog.getByRole('button', { name: 'Write', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Written to')).toBeVisible();
    expect(aws.text().startsWith(changed)).toBe(true);
    expect(aws.text()).toContain('[profile payments-prod-AdministratorAccess]\nsso_session = corp\n');

    expect(aws.text()).toContain('[profile payments-prod-AdministratorAccess-process]\ncredential_process = ');

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone')).toBeVisible();
    expect(aws.text()).toBe(changed);
  });
});
