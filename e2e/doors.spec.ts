import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parsePersisted } from '../electron/vault/persisted.ts';
import { runAsCommand } from './app.ts';
import { corpConfig, writeAwsConfig } from './aws-config.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn } from './steps.ts';

const run = promisify(execFile);

test.use({ seeded: { sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }] } });

/** What an AWS tool runs for a profile. Its output stays here: it must not get into a trace. */
const askHelper = async (userData: string) => {
  const helper = join(userData, 'door', 'latchkey-credentials');
  try {
    const { stdout } = await run(helper, ['--profile', 'dev']);
    const answer: unknown = JSON.parse(stdout);
    return { ok: true, keys: Object.keys(Object(answer)).sort() };
  } catch (error) {
    const stderr = String(Reflect.get(Object(error), 'stderr') ?? '');
    return { ok: false, lines: stderr.trim().split('\n') };
  }
};

/** As an AWS SDK asks: Node's own fetch would add headers that only browsers send, and be refused for them. */
const statusOf = async (url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> => {
  const [response] = await once(get(url, { headers, agent: false }), 'response');
  response.resume();
  return response.statusCode;
};

const released = {
  ok: true,
  keys: ['AccessKeyId', 'AccountId', 'Expiration', 'SecretAccessKey', 'SessionToken', 'Version'],
};

test.beforeEach(({ runFolder }) => {
  writeAwsConfig(runFolder.env.HOME, corpConfig({ dev: 'ReadOnly' }));
});

test('a tool gets credentials through the credential process, and the activity log says so', async ({
  app,
  page,
  userData,
}) => {
  // The window is there before the door is.
  await expect
    .poll(() => askHelper(userData))
    .toMatchObject({ ok: false, lines: [expect.stringContaining('not signed in')] });
  await signIn(app, page);
  await expect(roleRow(page, 'payments-prod', 'ReadOnly')).toBeVisible();
  expect(await askHelper(userData)).toEqual(released);
  await page.getByRole('button', { name: 'Activity' }).click();
  const entries = page.getByRole('main', { name: 'Activity' }).locator('.activity-row');
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText('dev');
  await app.quit();
  expect(await askHelper(userData)).toMatchObject({ ok: false, lines: [expect.stringContaining('not running')] });
});

test('a caller that has to ask waits for the person, and is let through once allowed', async ({
  app,
  page,
  userData,
}) => {
  await signIn(app, page);
  await expect(roleRow(page, 'payments-prod', 'ReadOnly')).toBeVisible();
  await page.getByRole('button', { name: 'Tools' }).click();
  await page.getByRole('button', { name: 'Limit a caller…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('dev');
  await dialog.getByRole('checkbox', { name: 'Ask me each time' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  expect(await askHelper(userData)).toMatchObject({ ok: false, lines: [expect.stringContaining('asking the person')] });
  const questions = page.getByRole('region', { name: 'Questions' });
  await expect(questions).toContainText('ReadOnly');
  await questions.getByRole('button', { name: 'Allow' }).click();
  await expect(questions).toBeHidden();
  expect(await askHelper(userData)).toEqual(released);
});

test('the container endpoint is off until it is turned on, and serves only with its token', async ({
  app,
  page,
  userData,
}) => {
  await signIn(app, page);
  await expect(roleRow(page, 'payments-prod', 'ReadOnly')).toBeVisible();
  await page.getByRole('button', { name: 'Tools' }).click();
  const toggle = page.getByRole('switch', { name: 'Container credentials endpoint' });
  await expect(toggle).not.toBeChecked();
  await toggle.click();
  await expect(toggle).toBeChecked();
  await page.getByRole('button', { name: 'Add token…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('laptop');
  await dialog.getByRole('checkbox', { name: 'dev' }).click();
  await dialog.getByRole('radio', { name: 'Write to a file' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Remove laptop' })).toBeVisible();

  const { doors } = parsePersisted(readFileSync(join(userData, 'settings.json'), 'utf8'));
  const url = `http://127.0.0.1:${doors.endpointPort}/credentials/dev`;
  const token = readFileSync(doors.tokens[0]?.tokenFile ?? '', 'utf8');
  expect(await statusOf(url, {})).toBe(403);
  expect(await statusOf(url, { Authorization: token })).toBe(200);
  await toggle.click();
  await expect(statusOf(url, { Authorization: token })).rejects.toThrow('ECONNREFUSED');
});

test('the app answers as the latchkey command, without a second window', async ({ app, page, userData, appEnv }) => {
  await signIn(app, page);
  const ask = (...args: string[]) => runAsCommand({ userData, env: appEnv, args });
  const status = await ask('status', '--json');
  expect(status.code).toBe(0);
  expect(JSON.parse(status.output)).toMatchObject({
    running: true,
    sessions: [{ name: 'Northwind', status: 'signed-in' }],
  });
  expect(app.pages('main')).toHaveLength(1);
  await app.quit();
  expect((await ask('status', '--json')).code).toBe(3);
});
