import type { Page } from 'playwright';
import { dayMs } from '../shared/time.ts';
import type { RunningApp } from './app.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { findLostText, lengthenWords, shortenWords } from './gallery/lost-text.ts';
import { northwind } from './seed.ts';
import { addSession, allowAs, roleRow, signIn, startUrl } from './steps.ts';
import { showAt } from './window-size.ts';

/** Scans what is shown now, in both themes. */
const scan = (page: Page, what: string, besides: readonly string[] = []): Promise<void> =>
  test.step(what, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await axeFindings(page, besides), `${what}, ${colorScheme}`).toEqual([]);
    }
  });

const usualSize = { width: 1280, height: 800 };
/** The smallest window, zoomed until 520 by 400 is left of it. */
const smallSize = { width: 728, height: 560 };

/** Looks at a screen also as it is with little room, with large type, and in a language with longer words. */
const scanAndRead = (app: RunningApp, page: Page, what: string): Promise<void> =>
  test.step(`${what}, small, large and long`, async () => {
    await scan(page, what);
    await showAt(app, page, smallSize, 1.4);
    expect(await findLostText(page), `${what} in 520 by 400`).toEqual([]);
    await showAt(app, page, usualSize, 2);
    expect(await findLostText(page), `${what} at 200 %`).toEqual([]);
    await showAt(app, page, usualSize);
    await lengthenWords(page);
    expect(await findLostText(page), `${what} with words 40 % longer`).toEqual([]);
    await shortenWords(page);
  });

test.describe.configure({ timeout: 240_000 });

test('the first run and a sign-in can be read and used by everyone', async ({ app, page }) => {
  await page.getByRole('heading', { name: 'Stay signed in to AWS' }).waitFor();
  await scanAndRead(app, page, 'first run');

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
  await scanAndRead(app, page, 'signing in');
  const strip = await app.signInStrip();
  await strip.getByText('on this machine').waitFor();
  await scan(strip, 'the strip above the verification page');
});

test.describe('with a session', () => {
  test.use({ seeded: { sessions: [northwind] } });

  test('accounts and roles can be read and used by everyone', async ({ app, page }) => {
    await signIn(app, page);
    const row = roleRow(page, 'data-lake-dev', 'DataEngineer');
    await row.waitFor();
    await scanAndRead(app, page, 'accounts and roles');

    await row.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Clear now' }).waitFor();
    await scan(page, 'copied');

    await row.getByRole('button', { name: 'More forms' }).click();
    await page.getByRole('menuitem', { name: 'fish' }).waitFor();
    // A menu hangs outside of the page's landmarks, as menus do.
    await scan(page, 'the menu of forms', ['region']);
    await page.keyboard.press('Escape');

    await page.getByRole('searchbox', { name: 'Search' }).fill('nothing like it');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
    await scan(page, 'nothing found');
  });

  test('palette and settings can be read and used by everyone', async ({ app, page }) => {
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
    await scanAndRead(app, page, 'the command palette');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await scanAndRead(app, page, 'settings');
  });

  test('profiles, tools and activity can be read and used by everyone', async ({ app, page }) => {
    for (const name of ['Profiles', 'Tools', 'Activity']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('main', { name }).waitFor();
      await scanAndRead(app, page, name);
    }
  });
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
