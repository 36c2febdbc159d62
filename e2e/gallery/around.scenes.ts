import { dayMs } from '../../shared/time.ts';
import { northwind } from '../seed.ts';
import { signIn } from '../steps.ts';
import { showScenes } from './stage.ts';

const signInButton = { name: 'Sign in', exact: true } as const;

showScenes(
  'a near end and a wrong clock',
  {
    seeded: { sessions: [{ ...northwind, scopes: [], color: 'amber', labels: ['audit', 'on call'] }] },
    serviceOptions: { portalSessionSeconds: 1200, clock: { now: () => Date.now() + dayMs } },
  },
  [
    {
      screen: 'catalog',
      state: 'end-near',
      reach: async ({ app, page }) => {
        await signIn(app, page);
        await page.getByRole('region', { name: /^This sign-in ends/ }).waitFor();
        await page.getByText('20 roles in 12 accounts').waitFor();
      },
    },
    {
      screen: 'clocks',
      state: 'end-near',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: /^Signed in\. Ends at/ }).click();
        await page.getByRole('dialog', { name: 'How long it lasts' }).waitFor();
      },
    },
  ],
);

showScenes(
  'no network',
  {
    seeded: { sessions: [northwind] },
    setting: { before: "require('electron').net.isOnline = () => false;\n" },
  },
  [
    {
      screen: 'session',
      state: 'offline',
      reach: ({ page }) => page.getByText('No network').first().waitFor(),
    },
  ],
);

showScenes('a pause of background work', { seeded: { sessions: [northwind] } }, [
  {
    screen: 'catalog',
    state: 'paused',
    reach: async ({ app, page }) => {
      await signIn(app, page);
      await page.getByText('20 roles in 12 accounts').waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Search everything' }).fill('pause background');
      await page.keyboard.press('Enter');
      await page.getByText('Background work is paused.', { exact: true }).waitFor();
    },
  },
  {
    screen: 'clocks',
    state: 'paused',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: /^Signed in until/ }).click();
      await page.getByRole('dialog', { name: 'How long it lasts' }).waitFor();
    },
  },
]);

showScenes('no keychain', { seeded: { sessions: [northwind] }, desktopOptions: { keyring: false, tray: true } }, [
  {
    screen: 'session',
    state: 'memory-only',
    reach: ({ page }) => page.getByText('No keychain on this desktop').waitFor(),
  },
]);

showScenes(
  'files that could not be read',
  { setting: { userFiles: { 'settings.json': '{"sessions":[', 'vault.bin': 'v11 of another desktop' } } },
  [
    {
      screen: 'welcome',
      state: 'set-aside',
      reach: ({ page }) => page.getByText('The settings file was damaged').waitFor(),
    },
    {
      screen: 'welcome',
      state: 'put-away',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Dismiss' }).first().click();
        // It stays for as long as somebody is at it.
        await page.getByRole('button', { name: 'Undo' }).focus();
      },
    },
  ],
);

showScenes(
  'a vault of another desktop',
  { seeded: { sessions: [northwind] }, setting: { userFiles: { 'vault.bin': 'v11 of another desktop' } } },
  [
    {
      screen: 'session',
      state: 'set-aside',
      reach: ({ page }) => page.getByText('could not be decrypted').waitFor(),
    },
  ],
);

showScenes(
  'a proxy that asks',
  {
    seeded: { sessions: [northwind] },
    setting: { proxyLogin: { username: 'maya', password: 'correct' } },
  },
  [
    {
      screen: 'proxy-question',
      state: 'first',
      reach: async ({ page }) => {
        await page.getByRole('button', signInButton).click();
        await page.getByRole('alertdialog').waitFor();
      },
    },
    {
      screen: 'proxy-question',
      state: 'again',
      reach: async ({ page }) => {
        await page.getByRole('textbox', { name: 'User name' }).fill('maya');
        await page.locator('input[type=password]').fill('wrong');
        await page.getByRole('button', { name: 'Continue' }).click();
        await page.getByText('The proxy did not accept these.').waitFor();
      },
    },
  ],
);

showScenes(
  'what an administrator has fixed',
  {
    seeded: { sessions: [northwind] },
    setting: { userFiles: { 'managed.json': '{ "signInMethod": "browser" }' } },
  },
  [
    {
      screen: 'session',
      state: 'managed',
      reach: ({ page }) => page.getByRole('button', signInButton).waitFor(),
    },
    {
      screen: 'settings',
      state: 'managed',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Settings' }).click();
        await page.getByRole('dialog', { name: 'Settings' }).waitFor();
      },
    },
  ],
);

showScenes(
  'an administrator’s file that is none',
  { seeded: { sessions: [northwind] }, setting: { userFiles: { 'managed.json': 'signInMethod: browser' } } },
  [
    {
      screen: 'session',
      state: 'managed-ignored',
      reach: ({ page }) => page.getByText('Managed settings not used').waitFor(),
    },
  ],
);
