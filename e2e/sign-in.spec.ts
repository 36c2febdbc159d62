import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { allowAs, people, roleRow, signIn } from './steps.ts';
import { sessionNamed } from './window-state.ts';

test.use({ seeded: { sessions: [northwind] } });

test('sign-in goes through the real page, closes its window by itself, and lists accounts and roles', async ({
  app,
  page,
}) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const code = (await page.getByRole('status', { name: 'User code' }).textContent()) ?? '';
  const strip = await app.signInStrip();
  await expect(strip.getByRole('status', { name: 'User code' })).toHaveText(code);
  await expect(strip.getByText('on this machine')).toBeVisible();
  const verification = await app.verificationPage();
  await expect(verification.getByRole('textbox', { name: 'Code' })).toHaveValue(code);
  await allowAs(verification, 'maya');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect.poll(() => [app.pages('strip').length, app.pages('verification').length]).toEqual([0, 0]);
  await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();
  await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
});

test('closing the verification window cancels the sign-in', async ({ app, page, service }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const window = await app.electron.browserWindow(await app.signInStrip());
  await app.verificationPage();
  await window.evaluate((each) => each.close());
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  expect((await sessionNamed(page, 'Northwind')).status).toEqual({ kind: 'signed-out', because: 'cancelled' });
  const polls = service.count('CreateToken');
  await expect.poll(() => app.pages('verification').length).toBe(0);
  expect(service.count('CreateToken')).toBe(polls);
});

test('quitting in the middle of a sign-in ends the app', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await app.verificationPage();
  await app.quit();
  expect(app.process.exitCode).toBe(0);
});

test('Cancel in the pane closes the window, and Cancel in the window ends the card', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await app.verificationPage();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
  await expect.poll(() => app.pages('strip').length).toBe(0);

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await (await app.signInStrip()).getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
});

test('a sign-in given up before its window has loaded leaves nothing behind', async ({ app, page }) => {
  for (let times = 0; times < 5; times += 1) {
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  }
  await expect.poll(() => app.pages('strip').length).toBe(0);
  await app.quit();
  expect(app.output()).not.toContain('unhandled-rejection');
});

test('a denial ends the sign-in and says so', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const verification = await app.verificationPage();
  await verification.getByRole('button', { name: 'Continue' }).click();
  await verification.getByRole('radio', { name: people.maya }).check();
  await verification.getByRole('button', { name: 'Continue' }).click();
  await verification.getByRole('button', { name: 'Deny' }).click();
  await expect(page.getByRole('heading', { name: 'Sign-in denied' })).toBeVisible();
  await expect.poll(() => app.pages('strip').length).toBe(0);
});

test.describe('without a keychain', () => {
  test.use({ desktopOptions: { keyring: false, tray: true } });

  test('the next sign-in of the same identity is one click, also after a restart', async ({ startApp }) => {
    const first = await startApp();
    await signIn(first, await first.mainPage());
    await first.quit();
    const app = await startApp();
    const page = await app.mainPage();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await (await app.verificationPage()).getByRole('button', { name: 'Allow' }).click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });
});

test('the code and the link can be copied, and the page opened in the browser, from card and strip', async ({
  app,
  page,
  clipboard,
}) => {
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => {
      opened.push(address);
    };
  });
  const opened = () => app.electron.evaluate(() => Reflect.get(globalThis, 'opened'));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const code = (await page.getByRole('status', { name: 'User code' }).textContent()) ?? '';
  const link = new RegExp(`^http://127\\.0\\.0\\.1:\\d+/device\\?user_code=${code}$`);
  for (const place of [page, await app.signInStrip()]) {
    await place.getByRole('button', { name: 'Copy code' }).click();
    await expect.poll(clipboard.read).toBe(code);
    await place.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(clipboard.read).toMatch(link);
    await place.getByRole('button', { name: 'Open in my browser' }).click();
  }
  await expect.poll(opened).toEqual([expect.stringMatching(link), expect.stringMatching(link)]);
});

test.describe('two sessions on one start URL', () => {
  test.use({ seeded: { sessions: [northwind, { ...northwind, id: 'second', name: 'Northwind as Tomás' }] } });

  test('sign in at once as two people, each with cookies of their own', async ({ app, page }) => {
    const pages = () => app.pages('verification');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await app.verificationPage();
    const [first] = pages();
    await page.getByRole('button', { name: 'Northwind as Tomás' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect.poll(() => pages().length).toBe(2);
    const second = pages().find((each) => each !== first);
    if (first === undefined || second === undefined) throw new Error('there are not two pages');
    await allowAs(second, 'tomas');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(page.getByText('6 roles in 4 accounts')).toBeVisible();
    // Had they shared a jar, Tomás would be signed in here already and no one be asked.
    await allowAs(first, 'maya');
    await page.getByRole('button', { name: 'Northwind Signed in' }).click();
    await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
  });
});
