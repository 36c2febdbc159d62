import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';

declare global {
  /** Menus that opened in the main process; each was closed again at once. */
  var openedMenus: Electron.Menu[];
}

test.use({ seeded: { sessions: [northwind] } });

test('text fields have the usual menu, in pages of others too, where other text has none', async ({
  app,
  page,
  clipboard,
}) => {
  await app.electron.evaluate(({ Menu }) => {
    globalThis.openedMenus = [];
    const popup = Menu.prototype.popup;
    Menu.prototype.popup = function (this: Electron.Menu, options?: Electron.PopupOptions) {
      globalThis.openedMenus.push(this);
      popup.call(this, options);
      this.closePopup();
    };
  });
  const offered = () =>
    app.electron.evaluate(() =>
      globalThis.openedMenus.map(({ items }) =>
        items.filter(({ enabled, type }) => enabled && type !== 'separator').map(({ label }) => label),
      ),
    );
  const choose = (name: string) =>
    app.electron.evaluate((_electron, wanted) => {
      globalThis.openedMenus
        .at(-1)
        ?.items.find(({ label }) => label === wanted)
        ?.click();
    }, name);
  await clipboard.write('correct');

  await page.getByRole('button', { name: 'Add SSO session' }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('North');
  await name.click({ button: 'right' });
  const untouched = ['Undo', 'Paste', 'Select all'];
  await expect.poll(offered).toEqual([untouched]);
  await choose('Select all');
  await page.keyboard.press('Shift+F10');
  const selected = ['Undo', 'Cut', 'Copy', 'Paste', 'Select all'];
  await expect.poll(offered).toEqual([untouched, selected]);
  await choose('Cut');
  await expect(name).toHaveValue('');
  expect(await clipboard.read()).toBe('North');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const verification = await app.verificationPage();
  await verification.getByRole('button', { name: 'Continue' }).waitFor();
  await verification.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'password', ariaLabel: 'Password' });
    document.body.append(field);
  });
  const password = verification.getByLabel('Password');
  await password.fill('x');
  await verification.getByRole('heading').first().click({ button: 'right' });
  await password.click({ button: 'right' });
  await expect.poll(offered).toEqual([untouched, selected, untouched]);
  await choose('Paste');
  await expect(password).toHaveValue(/North/);
});
