import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { allowAs } from './steps.ts';

test.use({ seeded: { sessions: [northwind] } });

const inBrowser = (strip: Page) => strip.getByRole('button', { name: 'Open in my browser' });

const isPutForward = (strip: Page) => inBrowser(strip).evaluate((button) => button.classList.contains('primary'));

test('a page that gets on in the window has no hint above it', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const strip = await app.signInStrip();
  await (await app.verificationPage()).getByRole('button', { name: 'Continue' }).waitFor();
  await expect(inBrowser(strip)).toBeVisible();
  expect(await isPutForward(strip)).toBe(false);
});

test('a provider that refuses windows inside apps is seen, and the browser put forward until it is left', async ({
  app,
  page,
  service,
}) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const strip = await app.signInStrip();
  const verification = await app.verificationPage();
  const address = verification.url();
  await verification.evaluate((url) => location.assign(url), `${service.url}/idp?error=disallowed_useragent`);
  await expect(strip.getByText('refuses windows inside apps')).toBeVisible();
  await expect.poll(() => isPutForward(strip)).toBe(true);
  await verification.evaluate((url) => location.assign(url), address);
  await expect(strip.getByText('refuses windows inside apps')).toBeHidden();
  await allowAs(verification, 'maya');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('a server that fails is told at once, until its page comes', async ({ app, page, service }) => {
  const failing = { kind: 'status', route: 'VerificationPage', status: 503 } as const;
  const heal = service.control.faults.add(failing);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const strip = await app.signInStrip();
  await expect(strip.getByText('The server of this page failed.')).toBeVisible({ timeout: 30_000 });
  expect(await isPutForward(strip)).toBe(true);
  heal();
  await (await app.verificationPage()).reload();
  await expect(strip.getByText('The server of this page failed.')).toBeHidden();
  expect(await isPutForward(strip)).toBe(false);
});

test('a page that wants to start a program starts none, and is seen', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const strip = await app.signInStrip();
  const verification = await app.verificationPage();
  const address = verification.url();
  await verification.evaluate(() => location.assign('com-okta-authenticator:/deviceChallenge'));
  await expect(strip.getByText('another program on this machine')).toBeVisible();
  await expect.poll(() => isPutForward(strip)).toBe(true);
  expect(verification.url()).toBe(address);
});
