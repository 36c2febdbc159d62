import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';

declare global {
  /** What was offered by the menus that opened in the main process, each closed again at once. */
  var offeredInMenus: string[][];
}

test.use({ seeded: { sessions: [northwind] } });

test('text fields have the usual menu, in pages of others too, and other text of others has none', async ({
  app,
  page,
}) => {
  await app.electron.evaluate(({ Menu }) => {
    globalThis.offeredInMenus = [];
    const popup = Menu.prototype.popup;
    Menu.prototype.popup = function (this: Electron.Menu, options?: Electron.PopupOptions) {
      const items = this.items.filter(({ enabled, type }) => enabled && type !== 'separator');
      globalThis.offeredInMenus.push(items.map(({ label }) => label));
      popup.call(this, options);
      this.closePopup();
    };
  });
  const offered = () => app.electron.evaluate(() => globalThis.offeredInMenus.splice(0));

  await page.getByRole('button', { name: 'Add SSO session' }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('North');
  await name.click({ button: 'right' });
  await expect.poll(offered).toEqual([['Undo', 'Paste', 'Select all']]);
  await name.selectText();
  await page.keyboard.press('Shift+F10');
  await expect.poll(offered).toEqual([['Undo', 'Cut', 'Copy', 'Paste', 'Select all']]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const verification = await app.verificationPage();
  await verification.getByRole('button', { name: 'Continue' }).waitFor();
  await verification.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'password', ariaLabel: 'Password' });
    document.body.append(field);
  });
  const password = verification.getByLabel('Password');
  await password.fill('correct');
  await verification.getByRole('heading').first().click({ button: 'right' });
  await password.click({ button: 'right' });
  await expect.poll(offered).toEqual([['Undo', 'Paste', 'Select all']]);
});
