import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow } from './steps.ts';
import { startWireMock } from './wiremock/wiremock-process.ts';

test.use({ seeded: { sessions: [northwind] } });

test('the app signs in at the stubs in WireMock, and copies a role there', async ({ startApp, clipboard }) => {
  const wiremock = await startWireMock();
  try {
    console.info(wiremock.version);
    const app = await startApp({ env: wiremock.env });
    const page = await app.mainPage();
    await expect(page.getByText(`Endpoint override: ${wiremock.url}, from the environment`)).toBeVisible();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const code = (await page.getByRole('status', { name: 'User code' }).textContent()) ?? '';
    const verification = await app.verificationPage();
    await expect(verification.getByRole('status', { name: 'Code' })).toHaveText(code);
    await verification.getByRole('button', { name: 'Allow' }).click();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(roleRow(page, 'production', 'ReadOnly')).toBeVisible();
    await roleRow(page, 'sandbox', 'Developer').getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => clipboard.read()).toMatch(/AWS_ACCESS_KEY_ID=.?ASIA/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Signed out' })).toBeVisible();
    expect(await wiremock.unmatched()).toEqual([]);
  } finally {
    await wiremock.stop();
  }
});
