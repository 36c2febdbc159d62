import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import { createLeakSearch } from './leaks.ts';
import { northwind } from './seed.ts';
import { signIn, startUrl } from './steps.ts';

/** A refresh comes after some 13 seconds. */
const shortTokens = { accessTokenSeconds: 20 };
const untilRefreshed = { timeout: 40_000 };

test.use({ seeded: { sessions: [northwind] } });

const explanation = (page: Page) => page.locator('.protocol-why');
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });

const openProtocol = async (page: Page) => {
  await page.getByRole('button', { name: 'Session options' }).click();
  await page.getByRole('menuitem', { name: 'Protocol' }).click();
  await page.getByRole('main', { name: 'Protocol of Northwind' }).waitFor();
};

/** The person chooses this place in the dialog of the system, which no test can reach. */
const saveTo = (app: RunningApp, filePath: string) =>
  app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);

test.describe('after an administrator ended the sign-in', () => {
  test.use({ serviceOptions: shortTokens });

  test('the protocol says so, with what AWS answered and what is ruled out, also in the next run', async ({
    app,
    page,
    service,
    userData,
    startApp,
    runFolder,
    clipboard,
  }) => {
    test.setTimeout(180_000);
    await signIn(app, page);
    service.control.revokeSessions();
    await page.getByRole('button', { name: 'Why was I signed out?' }).click(untilRefreshed);

    const why = explanation(page);
    await expect(why).toHaveAttribute('data-cause', 'revoked');
    await expect(why).toContainText('AWS answered invalid_grant to the refresh');
    await expect(why).toContainText('most likely an administrator ended the sign-in');
    await expect(why).toContainText('rules out the portal session’s end');

    const refused = timeline(page).getByRole('listitem').filter({ hasText: 'Refresh the token' }).first();
    await expect(refused).toContainText('400 invalid_grant');
    await expect(refused).toContainText('InvalidGrantException');
    await expect(refused).toContainText(/Request [0-9a-f-]{36}/);
    await expect(timeline(page)).toContainText('Register the client');
    await page.getByRole('checkbox', { name: 'Only errors' }).check();
    await expect(timeline(page)).not.toContainText('Register the client');
    await page.getByRole('checkbox', { name: 'Only errors' }).uncheck();
    await page.getByRole('searchbox', { name: 'Filter the protocol' }).fill('startdevice');
    await expect(timeline(page).locator('.protocol-row')).toHaveCount(1);
    await page.keyboard.press('Escape');

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }

    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await clipboard.read();
    expect(copied).toMatch(/^Northwind: At \d\d:\d\d AWS answered invalid_grant to the refresh/);
    expect(copied).toMatch(/Refresh the token {2}CreateToken, refresh_token {2}127\.0\.0\.1:\d+ {2}400 invalid_grant/);

    const supportFile = join(runFolder.path, 'support.json');
    await saveTo(app, supportFile);
    await page.getByRole('button', { name: 'Support file…' }).click();
    await page.getByRole('button', { name: 'Save…' }).click();
    await expect(page.getByRole('main')).toContainText(`Saved as ${supportFile}`);
    const saved = readFileSync(supportFile, 'utf8');
    expect(JSON.parse(saved)).toMatchObject({
      format: 'latchkey-protocol',
      explanation: { code: 'revoked' },
      session: { region: 'us-east-1' },
    });

    await app.quit();
    const kept = join(userData, 'protocols', `${northwind.id}.json`);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    const leaks = createLeakSearch(service.control.secrets());
    for (const file of [saved, copied, readFileSync(kept, 'utf8')]) {
      expect(leaks.isIn(Buffer.from(file))).toBe(false);
      expect(file).not.toContain(startUrl);
    }
    expect(saved).not.toMatch(/accountId|roleName|Northwind/);

    const next = await (await startApp()).mainPage();
    await openProtocol(next);
    await expect(explanation(next)).toHaveAttribute('data-cause', 'revoked');
    await expect(timeline(next)).toContainText('Latchkey started');
  });
});

test.describe('while AWS cannot be reached', () => {
  test.use({ serviceOptions: shortTokens });

  test('the protocol says that the sign-in is kept, and when it goes on', async ({ app, page, service }) => {
    test.setTimeout(180_000);
    await signIn(app, page);
    await openProtocol(page);
    await expect(explanation(page)).toHaveAttribute('data-cause', 'signed-in');
    await service.goAway();
    await expect(explanation(page)).toHaveAttribute('data-cause', 'network', untilRefreshed);
    await expect(explanation(page)).toContainText(
      /^.*AWS cannot be reached since \d\d:\d\d \(no answer, ERR_CONNECTION_REFUSED\); the sign-in is kept/,
    );
    await service.comeBack();
    await expect(explanation(page)).toHaveAttribute('data-cause', 'signed-in', { timeout: 90_000 });
    await expect(explanation(page)).toContainText('and it passed');
    await expect(timeline(page)).toContainText('the one before ended with no answer, ERR_CONNECTION_REFUSED');
  });
});

test.describe('where a refresh token is good once only', () => {
  test.use({
    serviceOptions: { ...shortTokens, refreshTokenRotation: { graceSeconds: 0, onReuse: 'end-session' } },
  });

  test('an answer lost on its way is told apart from an administrator', async ({ app, page, service }) => {
    test.setTimeout(180_000);
    await signIn(app, page);
    // A connection that was used a moment ago is there to be used again, and the request is not to be sent again on it.
    await page.getByText('20 roles in 12 accounts').waitFor();
    await page.evaluate(() => window.latchkey.run('syncCatalog', { id: 'northwind' }));
    service.control.faults.add({ route: 'CreateToken', kind: 'committed-but-response-lost', times: 1 });
    await page.evaluate(() => window.latchkey.run('refreshSession', { id: 'northwind' }));
    await page.getByRole('button', { name: 'Why was I signed out?' }).click({ timeout: 60_000 });
    await expect(explanation(page)).toHaveAttribute('data-cause', 'reuse');
    await expect(explanation(page)).toContainText('most likely it saw one refresh token twice');
    await expect(explanation(page)).toContainText('was lost on its way (no answer, ERR_');
  });
});

test.describe('without a keychain', () => {
  test.use({ desktopOptions: { keyring: false, tray: true } });

  test('the next run says why the sign-in is gone', async ({ app, page, startApp }) => {
    await signIn(app, page);
    await openProtocol(page);
    await expect(explanation(page)).toContainText('No keychain keeps the sign-in: it ends when Latchkey quits.');
    await app.quit();
    const next = await (await startApp()).mainPage();
    await next.getByRole('button', { name: 'Protocol' }).click();
    await expect(explanation(next)).toHaveAttribute('data-cause', 'keyring');
    await expect(explanation(next)).toContainText('No keychain was available, so the sign-in was kept in memory only');
  });
});
