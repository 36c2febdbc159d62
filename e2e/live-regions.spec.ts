import type { Locator } from 'playwright';
import { expect, test } from './fixtures.ts';
import { listenToLiveRegions } from './live-regions.ts';
import { northwind } from './seed.ts';
import { allowAs, roleRow } from './steps.ts';

test.use({ seeded: { sessions: [northwind] } });

const seconds = 4;

/** Waits until a countdown has shown that many other figures. */
const countedDown = async (countdown: Locator): Promise<void> => {
  for (let second = 0; second < seconds; second += 1) {
    await expect(countdown).not.toHaveText((await countdown.textContent()) ?? '');
  }
};

test('a sign-in is announced once, and nothing chatters while it waits or a copy counts down', async ({
  app,
  page,
}) => {
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  const heard = await listenToLiveRegions(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('status', { name: 'User code' }).waitFor();
  const strip = await app.signInStrip();
  await strip.getByText('on this machine').waitFor();
  const verification = await app.verificationPage();
  await verification.getByRole('button', { name: 'Continue' }).waitFor();

  const [before, heardInStrip] = [await heard(), await listenToLiveRegions(strip)];
  expect(before).toContain('Waiting for you to allow it');
  await countedDown(page.locator('.time-left'));
  expect(await heard()).toEqual(before);
  expect(await heardInStrip()).toEqual([]);

  await allowAs(verification, 'maya');
  await roleRow(page, 'data-lake-dev', 'DataEngineer').waitFor();
  await page.getByText(/^Synced/).waitFor();
  const atSignIn = await heard();
  expect(atSignIn.slice(before.length)).toEqual(['Signed in to Northwind.', 'All accounts and roles are listed.']);

  await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('button', { name: 'Clear now' }).waitFor();
  await countedDown(page.locator('.toast .ring'));
  const ofCopy = (await heard()).slice(atSignIn.length);
  expect(ofCopy).toEqual(['Copied for bash / zsh: DataEngineer in data-lake-dev.']);
});
