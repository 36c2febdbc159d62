import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';

test.use({ seeded: { sessions: [northwind] } });

test('a page that cannot be drawn says so, and can be loaded again', async ({ app, page }) => {
  await page.getByRole('heading', { name: northwind.name }).waitFor();
  await app.electron.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents())
      contents.send('state', { sessions: [{ session: { id: 'northwind' } }] });
  });
  await expect(page.getByRole('alert').getByRole('heading')).toHaveText('Something went wrong');
  await page.getByRole('button', { name: 'Load this window again' }).click();
  await expect(page.getByRole('heading', { name: northwind.name })).toBeVisible();
});
