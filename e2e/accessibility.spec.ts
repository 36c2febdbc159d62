import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { dayMs } from '../shared/time.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { addSession, allowAs, roleRow, startUrl } from './steps.ts';

/** Scans what is shown now, in both themes. */
const scan = (page: Page, what: string, besides: readonly string[] = []): Promise<void> =>
  test.step(what, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page })
        // Electron opens no page for the scanner, which then has to work within this one.
        .setLegacyMode()
        // The menu library's own, to send the focus back into the menu: nobody rests on them.
        .exclude('[data-base-ui-focus-guard]')
        .disableRules([...besides])
        .analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found, `${what}, ${colorScheme}`).toEqual([]);
    }
  });

test('every main state can be read and used by everyone, in light and dark', async ({ app, page }) => {
  test.setTimeout(120_000);
  await page.getByRole('heading', { name: 'Stay signed in to AWS' }).waitFor();
  await scan(page, 'first run');

  await page.getByRole('button', { name: 'Add SSO session' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Northwind');
  await page.getByRole('textbox', { name: 'Start URL' }).fill(`${startUrl} `);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Remove the blank' }).waitFor();
  await scan(page, 'a mistake in a new session');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await addSession(page, { name: 'Northwind' });
  await scan(page, 'signed out');

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('status', { name: 'User code' }).waitFor();
  await scan(page, 'signing in');
  const strip = await app.signInStrip();
  await strip.getByText('on this machine').waitFor();
  await scan(strip, 'the strip above the verification page');

  await allowAs(await app.verificationPage(), 'maya');
  await roleRow(page, 'data-lake-dev', 'DataEngineer').waitFor();
  await scan(page, 'accounts and roles');

  await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('button', { name: 'Clear now' }).waitFor();
  await scan(page, 'copied');

  await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'More forms' }).click();
  await page.getByRole('menuitem', { name: 'fish' }).waitFor();
  // A menu hangs outside of the page's landmarks, as menus do.
  await scan(page, 'the menu of forms', ['region']);
  await page.keyboard.press('Escape');

  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing like it');
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
  await scan(page, 'nothing found');

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').waitFor();
  await scan(page, 'settings');
});

test.describe('several identities, and a clock that is wrong', () => {
  const command = { kind: 'command', command: 'true' } as const;
  test.use({
    seeded: {
      sessions: [
        { ...northwind, scopes: [], color: 'amber', labels: ['audit', 'on call'], browser: command },
        { ...northwind, id: 'second', name: 'Northwind as Tomás', color: 'purple', signInMethod: 'browser' },
      ],
    },
    serviceOptions: { portalSessionSeconds: 1200, clock: { now: () => Date.now() + dayMs } },
  });

  test('can be read and used by everyone, too', async ({ app, page }) => {
    test.setTimeout(120_000);
    await page.getByRole('button', { name: 'Choose how to sign in' }).click();
    await page.getByRole('menuitem', { name: 'In my browser' }).waitFor();
    await scan(page, 'the menu of ways to sign in', ['region']);
    await page.getByRole('menuitem', { name: 'In my browser' }).click();
    await page.getByText('Waiting for your browser').waitFor();
    await scan(page, 'signing in with the browser');

    await page.getByRole('button', { name: 'Use a user code instead' }).click();
    await allowAs(await app.verificationPage(), 'maya');
    await page.getByRole('region', { name: /^This sign-in ends/ }).waitFor();
    await page.getByText('The clock of this machine is 1 d slow').waitFor();
    await roleRow(page, 'data-lake-dev', 'DataEngineer').waitFor();
    await scan(page, 'a near end and a wrong clock');

    await page.getByRole('button', { name: /^Signed in\. Ends at/ }).click();
    await page.getByRole('dialog', { name: 'How long it lasts' }).waitFor();
    await scan(page, 'how long everything lasts');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Session options' }).click();
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    await page.getByRole('button', { name: /^More/ }).click();
    await page.getByRole('textbox', { name: 'Browser command' }).waitFor();
    await scan(page, 'everything that can be chosen for a session');
  });
});
