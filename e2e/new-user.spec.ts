import type { Locator, Page } from 'playwright';
import { expect, test } from './fixtures.ts';

/** Enough for somebody who knows nothing yet. */
const mostInteractions = 6;

/** A person who clicks, and counts how often. */
const createVisitor = () => {
  const done: string[] = [];
  return {
    done: (): readonly string[] => done,
    async click(page: Page | Locator, name: string): Promise<void> {
      done.push(name);
      await page.getByRole('button', { name, exact: true }).click();
    },
  };
};

test('somebody new goes from the first window to pasted credentials in a few clicks, with the demo', async ({
  app,
  page,
  clipboard,
}) => {
  const visitor = createVisitor();
  await visitor.click(page, 'Try the demo organization');

  // The page of the organization stands in front now. A person of the directory is chosen already.
  const verification = await app.verificationPage();
  await verification.getByRole('heading', { name: 'Check the code' }).waitFor();
  const code = page.getByRole('status', { name: 'User code' });
  await expect(verification.getByRole('textbox', { name: 'Code' })).toHaveValue((await code.textContent()) ?? '');
  await visitor.click(verification, 'Continue');
  await verification.getByRole('heading', { name: 'Sign in' }).waitFor();
  await visitor.click(verification, 'Continue');
  await visitor.click(verification, 'Allow');

  const role = page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: 'DataEngineer', exact: true }) });
  // Its button shows while the row is pointed at, as it is by whoever clicks there.
  await visitor.click(role.first(), 'Copy');
  await page.getByRole('status').filter({ hasText: 'DataEngineer in data-lake-dev' }).waitFor();

  const pasted = await clipboard.read();
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    // SECURITY: a failed comparison shows whether it is there, not what it is.
    expect(new RegExp(`^export ${name}='[^']{8,}'$`, 'm').test(pasted), name).toBe(true);
  }
  expect(visitor.done().length, visitor.done().join(', ')).toBeLessThanOrEqual(mostInteractions);
});
