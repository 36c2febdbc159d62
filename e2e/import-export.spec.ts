import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { northwind, seedSettings } from './seed.ts';
import { startUrl } from './steps.ts';

/** The person chooses this place in the dialogs of the system, which no test can reach. */
const choose = (app: RunningApp, file: string) =>
  app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);

const openSettings = async (page: Page) => {
  await page.getByRole('button', { name: 'Add SSO session' }).waitFor();
  await page.keyboard.press('Control+,');
  return page.getByRole('dialog', { name: 'Settings', exact: true });
};

const expectNoViolations = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .exclude('[data-base-ui-focus-guard]')
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  }
};

const source = { sessionId: northwind.id, accountId: '221400981536', roleName: 'DataEngineer' };

test.describe('the settings of one profile', () => {
  test.use({
    seeded: {
      sessions: [
        { ...northwind, color: 'teal', labels: ['audit'], browser: { kind: 'command', command: 'run-me {url}' } },
      ],
      favourites: [{ ...source, accountName: 'data-lake-dev' }],
      accountMarks: [{ accountId: source.accountId, environment: 'sandbox', label: 'Lake' }],
      chainedRoles: [{ id: 'publish', name: 'Publish', source, roleArn: 'arn:aws:iam::264718039925:role/Publisher' }],
    },
  });

  test('arrive in another, reviewed first, and nothing is signed in by it', async ({
    app,
    page,
    startApp,
    userData,
    runFolder,
    service,
  }) => {
    const file = join(runFolder.path, 'team.json');
    await choose(app, file);
    const settings = await openSettings(page);
    await settings.getByRole('button', { name: 'Export…' }).click();
    await expect(settings.getByRole('status')).toHaveText(`Saved as ${file}`);
    await expectNoViolations(page);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      format: 'latchkey-settings',
      version: 1,
      sessions: [{ name: 'Northwind', startUrl, color: 'teal' }],
      chainedRoles: [{ name: 'Publish', source: { session: 'Northwind' } }],
      accounts: [{ accountId: source.accountId, environment: 'sandbox', label: 'Lake' }],
      favourites: [{ session: 'Northwind', accountId: source.accountId, roleName: 'DataEngineer' }],
    });
    expect(text).not.toMatch(/run-me|"id"/);
    await app.quit();

    seedSettings(userData, {});
    const requestsBefore = service.control.requests().length;
    const fresh = await startApp();
    const window = await fresh.mainPage();
    await choose(fresh, file);
    await (await openSettings(window)).getByRole('button', { name: 'Import…' }).click();
    const review = window.getByRole('dialog', { name: 'Import settings' });
    const added = review.getByRole('region', { name: 'To be added (4)' });
    await expect(added.getByRole('listitem')).toHaveText([
      /^Northwind/,
      /^Publish/,
      /^2214 0098 1536/,
      /^DataEngineer/,
    ]);
    await expect(review.getByRole('region', { name: /^Here already/ })).toBeVisible();
    await expectNoViolations(window);
    expect(JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')).sessions ?? []).toEqual([]);

    await review.getByRole('button', { name: 'Add 4' }).click();
    await window.getByText('4 added').waitFor();
    await window.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
    await expect(window.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    expect(service.control.requests()).toHaveLength(requestsBefore);

    await fresh.quit();
    const kept = JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8'));
    expect(kept.sessions).toMatchObject([{ name: 'Northwind', color: 'teal', labels: ['audit'] }]);
    expect(kept.chainedRoles).toMatchObject([{ name: 'Publish', source: { sessionId: kept.sessions[0].id } }]);
    expect(kept.sessions[0].browser).toBeUndefined();
  });
});

test.describe('a file of somebody else', () => {
  test.use({ seeded: { sessions: [{ ...northwind, color: 'teal' }] } });

  test('changes what differs only where it is ticked, and shows what is refused', async ({ app, page, runFolder }) => {
    const file = join(runFolder.path, 'theirs.json');
    const { name, region } = northwind;
    const theirs = [
      { name, startUrl, region, color: 'red' },
      { name: '<img src=x onerror=alert(1)>', startUrl: 'javascript:alert(1)', region },
      { name: 'Runs', startUrl, region, browser: { kind: 'command', command: 'touch pwned' } },
    ];
    writeFileSync(file, JSON.stringify({ format: 'latchkey-settings', version: 1, sessions: theirs }));
    await choose(app, file);
    await (await openSettings(page)).getByRole('button', { name: 'Import…' }).click();
    const review = page.getByRole('dialog', { name: 'Import settings' });
    const refused = review.getByRole('region', { name: 'Refused (2)' }).getByRole('listitem');
    await expect(refused.nth(0)).toContainText('<img src=x onerror=alert(1)>');
    await expect(refused.nth(0)).toContainText('sessions[1]');
    await expect(refused.nth(1)).toContainText('browser does not belong here');
    await expect(review.getByRole('button', { name: 'Apply' })).toHaveAttribute('aria-disabled', 'true');
    await expect(review.getByRole('region', { name: 'Differs from yours (1)' })).toContainText('teal → red');
    await expectNoViolations(page);
    await review.getByRole('checkbox', { name: /^Northwind/ }).check();
    await review.getByRole('button', { name: 'Change 1' }).click();
    await page.getByText('1 changed', { exact: true }).waitFor();
  });

  test('that is no file of settings says so, and changes nothing', async ({ app, page, runFolder, userData }) => {
    const file = join(runFolder.path, 'bad.json');
    writeFileSync(file, '{"format":"latchkey-settings","version":1,');
    await choose(app, file);
    const before = readFileSync(join(userData, 'settings.json'), 'utf8');
    const settings = await openSettings(page);
    await settings.getByRole('button', { name: 'Import…' }).click();
    await expect(settings.getByRole('alert')).toContainText('Not a file of settings');
    writeFileSync(file, 'x'.repeat(2_000_000));
    await settings.getByRole('button', { name: 'Import…' }).click();
    await expect(settings.getByRole('alert')).toContainText('File too large');
    await expectNoViolations(page);
    expect(readFileSync(join(userData, 'settings.json'), 'utf8')).toBe(before);
  });
});
