import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { allowAs, fillSession, signIn } from './steps.ts';
import { sessionNamed, windowState } from './window-state.ts';

test('a session keeps what was chosen for it, and shows it', async ({ page }) => {
  await page.getByRole('button', { name: 'Add SSO session' }).click();
  await fillSession(page, { name: 'Northwind' });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('combobox', { name: 'How to sign in' }).click();
  await page.getByRole('option', { name: 'In my browser', exact: true }).click();
  await page.getByRole('combobox', { name: 'Browser', exact: true }).click();
  await page.getByRole('option', { name: 'A command of your own' }).click();
  await page.getByRole('radio', { name: 'Teal' }).check();
  await page.getByRole('textbox', { name: 'Labels' }).fill('audit, on call,');
  await page.getByRole('switch', { name: 'Dual-stack endpoints' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('textbox', { name: 'Browser command' })).toHaveAccessibleDescription(/Enter the command/);
  await expect(page.getByRole('textbox', { name: 'Browser command' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Browser command' }).fill('firefox -P audit');
  await page.getByRole('button', { name: 'Save' }).click();

  await expect(page.getByRole('heading', { name: 'Northwind', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Northwind Signed out audit on call' })).toBeVisible();
  const { session } = await sessionNamed(page, 'Northwind');
  const chosen = {
    signInMethod: 'browser',
    browser: { kind: 'command', command: 'firefox -P audit' },
    color: 'teal',
    labels: ['audit', 'on call'],
    dualStack: true,
  };
  expect(session).toMatchObject(chosen);

  // What is not touched stays.
  await page.getByRole('button', { name: 'Session options' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await page
    .getByRole('button', { name: 'More In my browser, own browser command, Teal, 2 labels, dual-stack' })
    .click();
  await page.getByRole('radio', { name: 'Teal' }).press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Green' })).toBeChecked();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await sessionNamed(page, 'Northwind')).session).toEqual({ ...session, color: 'green' });

  // A second one with this start URL is better marked, too.
  await page.getByRole('button', { name: 'Add SSO session' }).click();
  await fillSession(page, { name: 'Northwind as Tomás' });
  await expect(page.getByText('Northwind has this start URL, too.')).toBeVisible();
});

test('what is chosen in the settings counts at once', async ({ page }) => {
  await page.getByRole('button', { name: 'Add SSO session' }).waitFor();
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('combobox', { name: 'How to sign in' }).click();
  await page.getByRole('option', { name: 'In my browser' }).click();
  await dialog.getByRole('combobox', { name: 'Open it' }).click();
  await page.getByRole('option', { name: 'In the session’s browser' }).click();
  const warnings = dialog.getByRole('group', { name: 'Warn before a sign-in ends' });
  await warnings.getByRole('checkbox', { name: '30 min' }).uncheck();
  await warnings.getByRole('checkbox', { name: '1 h' }).check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  expect((await windowState(page)).settings).toMatchObject({
    signInMethod: 'browser',
    consoleIn: 'browser',
    endWarningsMs: [3_600_000, 300_000],
  });
});

test.describe('a session without scopes, close to its end', () => {
  test.use({
    seeded: { sessions: [{ ...northwind, scopes: [] }] },
    serviceOptions: { portalSessionSeconds: 1200 },
  });

  test('begins a full one with one click, and becomes renewable with another', async ({ app, page, service }) => {
    await signIn(app, page);
    const warning = page.getByRole('region', { name: /^This sign-in ends at \d\d:\d\d$/ });
    await warning.getByRole('button', { name: 'Renew now for a full session' }).click();
    await allowAs(await app.verificationPage(), 'maya');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(service.count('Logout')).toBe(1);
    await warning.getByRole('button', { name: 'Not now' }).click();
    await expect(warning).toBeHidden();
    await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();

    await page.getByRole('button', { name: /^Signed in\. Ends at/ }).click();
    const clocks = page.getByRole('dialog', { name: 'How long it lasts' });
    await expect(clocks.getByRole('heading')).toHaveText([
      'How long it lasts',
      'Access token',
      'Portal session',
      'Role credentials',
      'Session without scopes',
    ]);
    await expect(clocks.getByText(/^You signed in at \d\d:\d\d\. AWS does not tell when it ends\./)).toBeVisible();
    await clocks.getByRole('button', { name: 'Make renewable' }).click();
    await (await app.verificationPage()).getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('button', { name: /^Signed in\. Renews at/ }).click();
    await expect(clocks.getByRole('heading', { name: 'Renewable session' })).toBeVisible();
    await expect(warning).toBeHidden();
  });
});

test.describe('a sign-in under way', () => {
  test.use({ seeded: { sessions: [{ ...northwind, browser: { kind: 'command', command: 'true' } }] } });

  test('goes over to the browser and back in the same place', async ({ app, page, service }) => {
    await page.getByRole('button', { name: 'Choose how to sign in' }).click();
    await page.getByRole('menuitem', { name: 'In my browser' }).click();
    const card = page.getByRole('region', { name: 'Signing in to Northwind' });
    await expect(card.getByText('Waiting for your browser')).toBeVisible();
    await expect(card.getByText('Opened in the browser of your command')).toBeVisible();
    const place = await card.boundingBox();
    expect(service.count('StartDeviceAuthorization')).toBe(0);

    await card.getByRole('button', { name: 'Use a user code instead' }).click();
    await expect(card.getByRole('status', { name: 'User code' })).toBeVisible();
    expect(await card.boundingBox()).toEqual(place);
    await app.signInStrip();

    await card.getByRole('button', { name: 'Use my browser instead' }).click();
    await expect(card.getByText('Waiting for your browser')).toBeVisible();
    expect(await card.boundingBox()).toEqual(place);
    await expect.poll(() => app.pages('strip').length).toBe(0);

    await card.getByRole('button', { name: 'Choose a browser' }).click();
    await page.getByRole('menuitemradio', { name: 'true', exact: true }).click();
    await card.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  });
});

test.describe('where an administrator says how to sign in', () => {
  test.use({ seeded: { sessions: [northwind] } });

  test('it is shown, and there is nothing to choose', async ({ startApp, runFolder }) => {
    const file = join(runFolder.path, 'managed.json');
    writeFileSync(file, JSON.stringify({ signInMethod: 'device' }), { mode: 0o644 });
    const app = await startApp({ args: [`--managed-settings=${file}`] });
    const page = await app.mainPage();
    for (const open of ['Control+,', 'Control+n']) {
      await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      await page.keyboard.press(open);
      const dialog = page.getByRole('dialog');
      if (open === 'Control+n') await dialog.getByRole('button', { name: 'More' }).click();
      const method = dialog.getByRole('group', { name: 'How to sign in' });
      await expect(method).toContainText('User code in Latchkey’s window');
      await expect(method).toContainText('Set by your administrator for this machine.');
      await expect(dialog.getByRole('combobox', { name: 'How to sign in' })).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await expect(page.getByRole('button', { name: 'Choose how to sign in' })).toBeHidden();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('status', { name: 'User code' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Use my browser instead' })).toBeHidden();
  });
});
