import type { Locator, Page } from 'playwright';
import type { RunningApp } from './app.ts';
import { axeFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn } from './steps.ts';
import { windowState } from './window-state.ts';

test.use({ seeded: { sessions: [northwind] } });

// Restarts and scans of whole pages take their time.
test.describe.configure({ timeout: 180_000 });

const pane = (page: Page) => page.getByRole('complementary', { name: 'Role details' });
const list = (page: Page) => page.getByRole('grid', { name: 'Accounts and roles' });
const divider = (page: Page, name: 'Width of the sessions' | 'Width of the details') =>
  page.getByRole('separator', { name });

/** Of the window's content. */
const resize = async (app: RunningApp, page: Page, width: number, height: number) => {
  const window = await app.electron.browserWindow(page);
  await window.evaluate((each, [w, h]) => each.setContentSize(w, h), [width, height] as const);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
};

const signedIn = async (app: RunningApp): Promise<Page> => {
  const page = await app.mainPage();
  await resize(app, page, 1280, 800);
  await signIn(app, page);
  await page.getByText('20 roles in 12 accounts').waitFor();
  return page;
};

/** What a person clicks on to move to a role: not one of its buttons. */
const moveTo = (page: Page, accountName: string, roleName: string) =>
  roleRow(page, accountName, roleName).click({ position: { x: 60, y: 18 } });

const widthOf = async (of: Locator): Promise<number> => Math.round((await of.boundingBox())?.width ?? 0);

const scan = async (page: Page, what: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await axeFindings(page), `${what}, ${colorScheme}`).toEqual([]);
  }
};

test('the details follow the role one moves to, by keys and by click', async ({ app }) => {
  const page = await signedIn(app);
  await expect(pane(page).getByText('Move to a role to see')).toBeVisible();
  await scan(page, 'no role');

  await moveTo(page, 'data-lake-dev', 'DataEngineer');
  await expect(pane(page).getByRole('heading', { name: 'DataEngineer' })).toBeVisible();
  await expect(pane(page)).toContainText('data-lake-dev');
  await expect(pane(page)).toContainText('2214 0098 1536');
  await expect(pane(page)).toContainText('Development');
  await expect(pane(page)).toContainText('No credentials fetched yet');
  await scan(page, 'a role');

  await list(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(pane(page).getByRole('heading', { name: 'DataEngineer' })).toBeVisible();
  await expect(pane(page)).toContainText('data-lake-prod');
  await expect(pane(page).getByText('Production')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(pane(page)).toContainText('data-lake-dev');

  // What is typed: the best match is what Enter would copy.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('lake admin');
  await expect(pane(page).getByRole('heading', { name: 'AdministratorAccess' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane(page).getByText('Move to a role to see')).toBeVisible();
  await moveTo(page, 'data-lake-dev', 'DataEngineer');
  await list(page).focus();

  // The rows stay the same elements, at the same place.
  const row = await roleRow(page, 'data-lake-dev', 'DataEngineer').elementHandle();
  const before = await row?.boundingBox();
  await page.keyboard.press('ArrowDown');
  await expect(pane(page)).toContainText('data-lake-prod');
  expect(await row?.boundingBox()).toEqual(before);
});

test('credentials are copied in the form that is shown, which is remembered for the role', async ({
  app,
  clipboard,
}) => {
  const page = await signedIn(app);
  await moveTo(page, 'data-lake-dev', 'DataEngineer');
  const tab = (name: string) => pane(page).getByRole('tab', { name, exact: true });
  await expect(tab('bash / zsh')).toHaveAttribute('aria-selected', 'true');
  await tab('bash / zsh').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab('fish')).toHaveAttribute('aria-selected', 'true');
  await expect(pane(page).getByRole('tabpanel')).toContainText("set -gx AWS_ACCESS_KEY_ID '••••••'");
  await pane(page).getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('status').filter({ hasText: 'Copied for fish: DataEngineer' }).waitFor();
  expect(await clipboard.read()).toMatch(/^set -gx AWS_ACCESS_KEY_ID 'ASIA\w+'$/m);

  // They are good for an hour, and what was done is written down.
  await expect(pane(page).getByText(/^Credentials good until/)).toBeVisible();
  await expect(pane(page).getByText(/^The sign-in behind them renews by itself/)).toBeVisible();
  await expect(pane(page).getByText('Copied for fish')).toBeVisible();
  await expect(pane(page).getByRole('tabpanel')).not.toContainText('ASIA');

  await moveTo(page, 'data-lake-dev', 'AdministratorAccess');
  await expect(pane(page)).toContainText('No credentials fetched yet');
  await tab('JSON').click();
  await pane(page).getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('status').filter({ hasText: 'Copied as JSON' }).waitFor();
  await moveTo(page, 'data-lake-dev', 'DataEngineer');
  await expect(tab('fish')).toHaveAttribute('aria-selected', 'true');

  await pane(page).getByRole('button', { name: 'Access key ID' }).click();
  await expect.poll(() => clipboard.read()).toMatch(/^ASIA\w+$/);
  await pane(page).getByRole('button', { name: 'Favourite' }).click();
  await expect(pane(page).getByRole('button', { name: 'Favourite', pressed: true })).toBeVisible();
  const { favourites } = await windowState(page);
  expect(favourites).toMatchObject([{ accountName: 'data-lake-dev', roleName: 'DataEngineer' }]);
});

test('widths are moved by pointer and by keys, and survive a restart', async ({ startApp }) => {
  const first = await startApp();
  const page = await signedIn(first);
  const details = divider(page, 'Width of the details');
  const usual = await widthOf(pane(page));
  const edge = await details.boundingBox();
  if (edge === null) throw new Error('no divider');
  await page.mouse.move(edge.x + edge.width / 2, 300);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 - 30, 320);
  await page.mouse.move(edge.x + edge.width / 2 - 60, 340);
  await page.mouse.up();
  await expect.poll(() => widthOf(pane(page))).toBe(usual + 60);
  await expect(details).toHaveAttribute('aria-valuenow', String(usual + 60));

  const sessions = divider(page, 'Width of the sessions');
  await sessions.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const narrow = Number(await sessions.getAttribute('aria-valuemin')) + 16;
  await expect(sessions).toHaveAttribute('aria-valuenow', String(narrow));
  await expect
    .poll(async () => (await windowState(page)).layout)
    .toMatchObject({
      sidebarWidth: narrow,
      detailsWidth: usual + 60,
    });
  // As far as it goes, the list keeps what it needs.
  await page.keyboard.press('End');
  expect(await widthOf(page.getByRole('main'))).toBeGreaterThanOrEqual(419);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await windowState(page)).layout.sidebarWidth).toBe(narrow);
  await first.quit();

  const second = await startApp();
  const again = await second.mainPage();
  await resize(second, again, 1280, 800);
  await expect.poll(() => widthOf(pane(again))).toBe(usual + 60);
  await expect(divider(again, 'Width of the sessions')).toHaveAttribute('aria-valuenow', String(narrow));
  await divider(again, 'Width of the details').dblclick();
  await expect.poll(() => widthOf(pane(again))).toBe(usual);
});

test('closed it stays closed, until it is opened again', async ({ startApp }) => {
  const first = await startApp();
  const page = await signedIn(first);
  await pane(page).getByRole('button', { name: 'Close details' }).click();
  await expect(pane(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show details' })).toBeFocused();
  await first.quit();

  const second = await startApp();
  const again = await second.mainPage();
  await resize(second, again, 1280, 800);
  await again.getByText('20 roles in 12 accounts').waitFor();
  await expect(pane(again)).toBeHidden();
  await moveTo(again, 'data-lake-dev', 'DataEngineer');
  await again.getByRole('button', { name: 'Show details' }).click();
  await expect(pane(again).getByRole('heading', { name: 'DataEngineer' })).toBeVisible();
});

test('in a narrow window it lies over the list when it is asked for, and Escape puts it away', async ({ app }) => {
  const page = await signedIn(app);
  await resize(app, page, 900, 600);
  await expect(pane(page)).toBeHidden();
  await moveTo(page, 'data-lake-dev', 'DataEngineer');
  await expect(pane(page)).toBeHidden();
  await page.getByRole('button', { name: 'Show details' }).click();
  await expect(pane(page).getByRole('heading', { name: 'DataEngineer' })).toBeVisible();
  expect(await widthOf(list(page))).toBeGreaterThan(600);
  await pane(page).getByRole('tab', { name: 'fish' }).focus();
  await page.keyboard.press('Escape');
  await expect(pane(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show details' })).toBeFocused();
  // Wide windows have it as they had it.
  await resize(app, page, 1280, 800);
  await expect(pane(page)).toBeVisible();
});

test('an account is shown as the person says', async ({ app }) => {
  const page = await signedIn(app);
  await moveTo(page, 'data-lake-dev', 'DataEngineer');
  await pane(page).getByRole('button', { name: 'Color and environment…' }).click();
  const dialog = page.getByRole('dialog', { name: 'How data-lake-dev is shown' });
  await expect(dialog.getByRole('combobox', { name: 'Environment' })).toHaveText('As its name says (Development)');
  await scan(page, 'the dialog');
  await dialog.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('option', { name: 'Production' }).last().click();
  await dialog.getByRole('radio', { name: 'Purple' }).check();
  await dialog.getByRole('textbox', { name: 'Label' }).fill('a label that is far too long for a heading');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Shorten it.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Label' }).fill('The lake');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  const heading = page.getByRole('rowheader').filter({ hasText: 'data-lake-dev' });
  for (const where of [heading, pane(page)]) {
    await expect(where.getByText('Production')).toBeVisible();
    await expect(where.getByText('The lake')).toBeVisible();
    await expect(where.locator('[data-color=purple]')).toBeVisible();
  }
  expect((await windowState(page)).accountMarks).toEqual([
    { accountId: '221400981536', environment: 'production', color: 'purple', label: 'The lake' },
  ]);
});
