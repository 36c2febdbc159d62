import type { Page } from 'playwright';
import type { SimulatorControl } from '../../simulator/simulator-control.ts';
import { northwind } from '../seed.ts';
import { allowAs, people } from '../steps.ts';
import { manySessions } from './many-sessions.ts';
import type { Scene, Stage } from './scene.ts';
import { showScenes } from './stage.ts';

const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });
const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel', exact: true }).click();
showScenes('signing in', { seeded: { sessions: manySessions } }, [
  {
    screen: 'session',
    state: 'signed-out',
    reach: ({ page }) => signInButton(page).waitFor(),
  },
  {
    screen: 'session',
    state: 'ways-to-sign-in',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Choose how to sign in' }).click();
      await page.getByRole('menuitem', { name: 'In my browser' }).waitFor();
    },
  },
  {
    screen: 'sign-in',
    state: 'starting',
    isBrief: true,
    reach: async ({ page, control }) => {
      await page.keyboard.press('Escape');
      control.faults.add({ kind: 'latency', route: 'api', ms: 60_000 });
      await signInButton(page).click();
      await page.getByRole('region', { name: 'Signing in to Northwind' }).waitFor();
    },
  },
  {
    screen: 'session',
    state: 'no-answer',
    reach: async ({ page, control }) => {
      await page.getByRole('heading', { name: 'No answer in time' }).waitFor({ timeout: 20_000 });
      control.faults.clear();
    },
  },
  {
    screen: 'sign-in',
    state: 'user-code',
    reach: async ({ page, app }) => {
      await signInButton(page).click();
      await page.getByRole('status', { name: 'User code' }).waitFor();
      await (await app.verificationPage()).getByRole('button', { name: 'Continue' }).waitFor();
    },
  },
  {
    screen: 'sign-in-strip',
    state: 'usual',
    surface: 'strip',
    reach: async ({ app }) => (await app.signInStrip()).getByText('device.sso.us-east-1.amazonaws.com').waitFor(),
  },
  {
    screen: 'sign-in-strip',
    state: 'refused',
    surface: 'strip',
    reach: async ({ app }) => {
      const verification = await app.verificationPage();
      await verification.evaluate(() => location.assign('/idp?error=disallowed_useragent'));
      await (await app.signInStrip()).getByText('refuses windows inside apps').waitFor();
    },
  },
  {
    screen: 'sign-in',
    state: 'browser',
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Use my browser instead' }).click();
      await page.getByText('Waiting for your browser').waitFor();
    },
  },
  {
    screen: 'sign-in',
    state: 'browsers',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.getByRole('button', { name: 'Choose a browser' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    screen: 'session',
    state: 'session-menu',
    hasPopup: true,
    reach: async ({ page }) => {
      await page.keyboard.press('Escape');
      await cancel(page);
      await page.getByRole('button', { name: 'Session options' }).click();
      await page.getByRole('menuitem', { name: 'Protocol' }).waitFor();
    },
  },
  {
    screen: 'remove-dialog',
    state: 'question',
    reach: async ({ page }) => {
      await page.getByRole('menuitem', { name: 'Remove…' }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).waitFor();
    },
  },
]);

showScenes('a sign-in page that stands still', { seeded: { sessions: [northwind] } }, [
  {
    screen: 'sign-in-strip',
    state: 'stalled',
    surface: 'strip',
    reach: async ({ page, app }) => {
      await signInButton(page).click();
      const strip = await app.signInStrip();
      await strip.getByText('Nothing has happened for a while').waitFor({ timeout: 90_000 });
    },
  },
]);

type Fault = Parameters<SimulatorControl['faults']['add']>[0];

const refused = (state: string, heading: string, fault: Fault): Scene => ({
  screen: 'session',
  state,
  reach: async ({ page, control }) => {
    control.faults.clear();
    control.faults.add(fault);
    await signInButton(page).click();
    await page.getByRole('heading', { name: heading }).waitFor();
    control.faults.clear();
  },
});

const deny = async ({ page, app }: Stage) => {
  await signInButton(page).click();
  const verification = await app.verificationPage();
  await verification.getByRole('button', { name: 'Continue' }).click();
  await verification.getByRole('radio', { name: people.maya }).check();
  await verification.getByRole('button', { name: 'Continue' }).click();
  await verification.getByRole('button', { name: 'Deny' }).click();
  await page.getByRole('heading', { name: 'Sign-in denied' }).waitFor();
};

const nowhere = { ...northwind, startUrl: 'https://d-0000000000.awsapps.com/start' };

showScenes(
  'sign-ins that fail',
  { seeded: { sessions: [northwind, { ...nowhere, id: 'nowhere', name: 'Nowhere' }] } },
  [
    { screen: 'session', state: 'denied', reach: deny },
    refused('service-failed', 'AWS could not answer', { kind: 'status', route: 'api', status: 500 }),
    refused('unreachable', 'No network', { kind: 'drop', route: 'api' }),
    refused('throttled', 'Too many requests', { kind: 'throttle', route: 'api' }),
    {
      screen: 'session',
      state: 'start-url-unknown',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Nowhere' }).click();
        await signInButton(page).click();
        await page.getByRole('heading', { name: 'AWS does not know this start URL' }).waitFor();
      },
    },
  ],
);

showScenes('a code that runs out', { seeded: { sessions: [northwind] }, serviceOptions: { deviceCodeSeconds: 2 } }, [
  {
    screen: 'session',
    state: 'code-expired',
    reach: async ({ page }) => {
      await signInButton(page).click();
      await page.getByRole('heading', { name: 'The code ran out' }).waitFor();
    },
  },
]);

showScenes(
  'a sign-in that was ended elsewhere',
  { seeded: { sessions: [northwind] }, serviceOptions: { accessTokenSeconds: 20 } },
  [
    {
      screen: 'session',
      state: 'sign-in-needed',
      reach: async ({ page, app, control }) => {
        await signInButton(page).click();
        await allowAs(await app.verificationPage(), 'maya');
        await page.getByRole('button', { name: 'Sign out' }).waitFor();
        control.revokeSessions();
        await page.getByRole('heading', { name: 'Sign-in needed' }).waitFor({ timeout: 40_000 });
      },
    },
    {
      screen: 'protocol',
      state: 'why-signed-out',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Why was I signed out?' }).click();
        await page.locator('.protocol-why').waitFor();
      },
    },
    {
      screen: 'protocol',
      state: 'only-errors',
      reach: ({ page }) => page.getByRole('checkbox', { name: 'Only errors' }).check(),
    },
    {
      screen: 'protocol',
      state: 'support-file',
      reach: async ({ page }) => {
        await page.getByRole('button', { name: 'Support file…' }).click();
        await page.getByRole('button', { name: 'Save…' }).waitFor();
      },
    },
  ],
);
