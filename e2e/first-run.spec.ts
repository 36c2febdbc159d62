import { expect, test } from './fixtures.ts';
import { addSession, allowAs, fillSession, roleRow, startUrl } from './steps.ts';

const mistakes = [
  { what: 'no name', typed: { name: ' ' }, says: 'Give it a name' },
  { what: 'no start URL', typed: { name: 'A', startUrl: '' }, says: 'Paste the address of your AWS access portal' },
  { what: 'an account id', typed: { name: 'A', startUrl: '1234-5678-9012' }, says: 'looks like an AWS account id' },
  { what: 'a blank after the URL', typed: { name: 'A', startUrl: `${startUrl} ` }, says: 'Remove it' },
  {
    what: 'a URL without https',
    typed: { name: 'A', startUrl: 'acme.awsapps.com/start' },
    says: 'must begin with https',
  },
  { what: 'something else', typed: { name: 'A', startUrl: 'acme' }, says: 'This is not an https address' },
  { what: 'no region', typed: { name: 'A', region: '' }, says: 'Enter the region' },
  { what: 'a malformed region', typed: { name: 'A', region: 'us-east1' }, says: 'Did you mean us-east-1?' },
];

test('the first run offers the demo organization, which works without any network', async ({ app, page }) => {
  await expect(page.getByRole('heading', { name: 'Stay signed in to AWS' })).toBeVisible();
  await page.getByRole('button', { name: 'Try the demo organization' }).click();
  await expect(page.getByRole('heading', { name: 'Northwind (demo)', level: 1 })).toBeVisible();
  // Its sign-in was asked for with it.
  await allowAs(await app.verificationPage(), 'maya');
  await expect(roleRow(page, 'data-lake-dev', 'DataEngineer')).toBeVisible();
});

test('a session is added, renamed and removed', async ({ page }) => {
  await addSession(page, { name: 'Northwind' });
  await page.getByRole('button', { name: 'Session options' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Northwind as Maya');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Northwind as Maya', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Session options' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Stay signed in to AWS' })).toBeVisible();
});

test('each mistake in a session is told at its field, with what to change', async ({ page }) => {
  await page.getByRole('button', { name: 'Add SSO session' }).click();
  for (const { what, typed, says } of mistakes) {
    await test.step(what, async () => {
      await fillSession(page, typed);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('dialog').getByText(says)).toBeVisible();
      const wrong = page.getByRole('dialog').locator('input[aria-invalid=true]');
      await expect(wrong).toBeFocused();
      await expect(wrong).toHaveAccessibleDescription(new RegExp(says.replace('?', '\\?')));
    });
  }
  await page.getByRole('button', { name: 'Use us-east-1' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'A', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: 'Add SSO session' }).click();
  await fillSession(page, { name: 'A' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Another one is called A')).toBeVisible();
});

test('a start URL that AWS does not know in this region is told after asking, and Edit is at hand', async ({
  page,
}) => {
  // All regions of the simulated service are one, so the URL is the wrong half of the pair here.
  await addSession(page, {
    name: 'Elsewhere',
    startUrl: 'https://d-0000000000.awsapps.com/start',
    region: 'eu-west-1',
  });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'AWS does not know this start URL' })).toBeVisible();
  await expect(page.getByText('No organization answers to this start URL in eu-west-1')).toBeVisible();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('textbox', { name: 'Region' }).fill('us-east-1');
  await page.getByRole('textbox', { name: 'Start URL' }).fill(startUrl);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('status', { name: 'User code' })).toBeVisible();
});
