import type { RunningApp } from '../app.ts';
import { northwind } from '../seed.ts';
import { roleRow, signIn } from '../steps.ts';
import { showScenes } from './stage.ts';

const role = (accountName: string, accountId: string, roleName: string) => ({
  ...{ sessionId: northwind.id, accountName, accountId, roleName },
});

const hourMs = 60 * 60_000;
const used = (hoursAgo: number) => {
  const at = Date.now() - hoursAgo * hourMs;
  return { usedAt: at, frecentAt: at };
};

const seeded = {
  sessions: [
    { ...northwind, color: 'blue' },
    { ...northwind, id: 'tomas', name: 'As Tomás', color: 'orange' },
  ],
  favourites: [
    role('payments-prod', '412055367781', 'ReadOnly'),
    role('data-lake-dev', '221400981536', 'DataEngineer'),
    { ...role('search-staging', '615538290417', 'DeveloperAccess'), sessionId: 'tomas' },
  ],
  recentRoles: [
    { ...role('data-lake-dev', '221400981536', 'AdministratorAccess'), ...used(0.2) },
    { ...role('payments-staging', '883011204467', 'DeveloperAccess'), ...used(3) },
    { ...role('payments-prod', '412055367781', 'AdministratorAccess'), ...used(30) },
  ],
} as const;

/** As a second launch does that was asked for it. */
const open = async (app: RunningApp) => {
  await app.electron.evaluate(({ app: running }) => running.emit('second-instance', {}, ['--quick-pick']));
  const page = await app.quickPick();
  await page.getByRole('combobox', { name: 'Search roles' }).waitFor();
  // On a screen without a window manager the focus comes and goes as it likes.
  const window = await app.electron.browserWindow(page);
  await window.evaluate((each) => void each.removeAllListeners('blur'));
  return page;
};

const close = async (app: RunningApp) => {
  const closed = app.pages('quick-pick').map(async (page) => {
    const isGone = page.waitForEvent('close');
    // The page may be gone before it can answer.
    await page.evaluate(() => void window.latchkey.run('closeQuickPick', null)).catch(() => undefined);
    await isGone;
  });
  await Promise.all(closed);
};

const again = async (app: RunningApp) => {
  await close(app);
  return open(app);
};

const surface = 'quick-pick';

showScenes('the quick-pick', { seeded }, [
  {
    ...{ screen: 'quick-pick', state: 'signed-out', surface },
    reach: async ({ app }) => {
      const page = await open(app);
      await page.getByText('Enter signs in to Northwind').waitFor();
    },
  },
  {
    ...{ screen: 'quick-pick', state: 'at-hand', surface },
    reach: async ({ app, page }) => {
      await close(app);
      await signIn(app, page);
      await roleRow(page, 'payments-prod', 'ReadOnly').waitFor();
      await (await open(app)).getByText('Enter copies').waitFor();
    },
  },
  {
    ...{ screen: 'quick-pick', state: 'typed', surface },
    reach: async ({ app }) => {
      const page = await app.quickPick();
      await page.keyboard.type('pay');
      await page.getByRole('option').filter({ hasText: 'payments-prod' }).first().waitFor();
    },
  },
  {
    ...{ screen: 'quick-pick', state: 'similar', surface },
    reach: async ({ app }) => {
      const page = await again(app);
      await page.keyboard.type('paymnets');
      await page.getByText('Nothing matches exactly').waitFor();
    },
  },
  {
    ...{ screen: 'quick-pick', state: 'nothing-found', surface },
    reach: async ({ app }) => {
      const page = await again(app);
      await page.keyboard.type('kubernetes in the basement');
      await page.getByText('Nothing looks like').first().waitFor();
    },
  },
  {
    ...{ screen: 'quick-pick', state: 'production-question', surface },
    reach: async ({ app }) => {
      const page = await again(app);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    ...{ screen: 'quick-pick', state: 'failed', surface },
    reach: async ({ app, control }) => {
      const page = await again(app);
      control.faults.add({ kind: 'status', route: 'GetRoleCredentials', status: 500 });
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    ...{ screen: 'quick-pick', state: 'copied', surface: 'copied-sign', isBrief: true },
    reach: async ({ app, control }) => {
      control.faults.clear();
      const page = await again(app);
      // It waits for its picture.
      await (await app.electron.browserWindow(page)).evaluate((each) => {
        each.destroy = () => undefined;
      });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('Leaves the clipboard').waitFor();
    },
  },
]);
