import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import type { ShownNotification } from './notification-daemon.ts';
import { northwind, seedSettings } from './seed.ts';
import { allowAs, signIn } from './steps.ts';
import { sessionNamed, windowState } from './window-state.ts';

test.use({ seeded: { sessions: [northwind] } });

test.describe('towards the end of a portal session', () => {
  test.use({ serviceOptions: { accessTokenSeconds: 20, portalSessionSeconds: 70 } });

  test('the person is told once and can begin a full one, which inherits nothing', async ({
    app,
    page,
    service,
    desktop,
  }) => {
    test.setTimeout(150_000);
    await signIn(app, page);
    const before = await sessionNamed(page, 'Northwind');
    const renew = page.getByRole('button', { name: 'Renew now for a full session' });
    // Who has it before their eyes is not told of it once more.
    const window = await app.electron.browserWindow(page);
    await window.evaluate((each) => each.hide());
    const warnings = (told: readonly ShownNotification[]) =>
      told.filter(({ summary }) => summary !== 'Northwind: signed in');
    await expect.poll(() => warnings(desktop.notifications.standing()).length, { timeout: 80_000 }).toBe(1);
    await window.evaluate((each) => each.show());
    await expect(renew).toBeVisible();
    await renew.click();
    await allowAs(await app.verificationPage(), 'maya');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(service.count('Logout')).toBe(1);
    const after = await sessionNamed(page, 'Northwind');
    if (before.status.kind !== 'signed-in' || after.status.kind !== 'signed-in') throw new Error('not signed in');
    const { signedInAt = 0, ...rest } = after.status.portalSession ?? {};
    expect(signedInAt).toBeGreaterThan(before.status.portalSession?.signedInAt ?? 0);
    expect(rest).toEqual({});
    await expect(renew).toBeHidden();
    expect(warnings(desktop.notifications.shown)).toHaveLength(1);
    expect(warnings(desktop.notifications.standing())).toEqual([]);
  });
});

test('a session without scopes says so, and is made renewable by a click and a sign-in', async ({
  startApp,
  userData,
  service,
}) => {
  seedSettings(userData, { sessions: [{ ...northwind, scopes: [] }] });
  const app = await startApp();
  const page = await app.mainPage();
  await signIn(app, page);
  expect((await sessionNamed(page, 'Northwind')).status).toMatchObject({
    renewal: { kind: 'impossible', because: 'no-scopes' },
  });
  await page.getByTitle('How long everything lasts').click();
  await expect(page.getByText('Session without scopes')).toBeVisible();
  await page.getByRole('button', { name: 'Make renewable' }).click();
  // It is signed in at the portal still: nobody is asked who they are.
  await (await app.verificationPage()).getByRole('button', { name: 'Allow' }).click();
  await expect
    .poll(async () => (await sessionNamed(page, 'Northwind')).status)
    .toMatchObject({ kind: 'signed-in', renewal: { kind: 'planned' } });
  expect(service.count('Logout')).toBe(0);
  expect((await sessionNamed(page, 'Northwind')).session.scopes).toEqual(['sso:account:access']);
});

test('an administrator fixes the way of signing in, ahead of the session', async ({
  startApp,
  runFolder,
  userData,
}) => {
  const managed = join(runFolder.path, 'managed.json');
  writeFileSync(managed, JSON.stringify({ signInMethod: 'browser' }), { mode: 0o644 });
  const browser = { kind: 'command', command: 'true {url}' } as const;
  seedSettings(userData, { sessions: [{ ...northwind, signInMethod: 'device', browser }] });
  const app = await startApp({ args: [`--managed-settings=${managed}`] });
  const page = await app.mainPage();
  expect((await windowState(page)).managed).toEqual({ signInMethod: 'browser' });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect
    .poll(async () => (await sessionNamed(page, 'Northwind')).status)
    .toMatchObject({ kind: 'authorizing', method: 'browser' });
  const refused = await page.evaluate(() => window.latchkey.run('switchSignIn', { id: 'northwind', method: 'device' }));
  expect(refused).toEqual({ ok: false, error: { code: 'method-managed' } });
  expect(app.pages('strip')).toEqual([]);
});
