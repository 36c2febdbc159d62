import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunningApp } from './app.ts';
import { corpConfig, writeAwsConfig } from './aws-config.ts';
import { expect, test } from './fixtures.ts';
import type { NotificationDaemon } from './notification-daemon.ts';
import { northwind } from './seed.ts';
import { signIn } from './steps.ts';
import type { TrayHost } from './tray-host.ts';

const run = promisify(execFile);

const present = (tray: TrayHost | undefined): TrayHost => {
  if (tray === undefined) throw new Error('this test needs a tray');
  return tray;
};

const standing = (notifications: NotificationDaemon): readonly string[] =>
  notifications.standing().map(({ summary }) => summary);

const closeWindow = async (app: RunningApp): Promise<void> => {
  const window = await app.electron.browserWindow(await app.mainPage());
  await window.evaluate((each) => each.close());
  await expect.poll(() => app.pages('main').length).toBe(0);
};

test.describe('about a sign-in', () => {
  // A sign-in counts as seen where a window of ours has the focus, which needs somebody to give it.
  test.use({ windowManager: true, seeded: { sessions: [northwind] }, serviceOptions: { accessTokenSeconds: 8 } });

  test('go when it begins, and tell when it was done while nobody looked', async ({ app, page, service, desktop }) => {
    test.setTimeout(120_000);
    const { notifications } = desktop;
    const tray = present(desktop.tray);
    await signIn(app, page);
    await closeWindow(app);
    expect(notifications.shown).toEqual([]);
    service.control.revokeSessions();
    await expect.poll(() => standing(notifications), { timeout: 20_000 }).toEqual(['Northwind: sign-in needed']);
    await tray.choose('Northwind: needs you to sign in', 'Sign in');
    await expect.poll(() => standing(notifications)).toEqual([]);

    const verification = await app.verificationPage();
    const userCode = new URL(verification.url()).searchParams.get('user_code') ?? '';
    await expect
      .poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null))
      .toBe(true);
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.hide();
    });
    // The next answer is some seconds away then, and nobody has looked at a window of ours meanwhile.
    const polls = service.count('CreateToken');
    await expect.poll(() => service.count('CreateToken'), { timeout: 20_000 }).toBeGreaterThan(polls);
    service.control.approve(userCode);
    await expect.poll(async () => (await tray.menu())[0]?.label, { timeout: 20_000 }).toContain('signed in');
    await expect.poll(() => standing(notifications), { timeout: 20_000 }).toEqual(['Northwind: signed in']);
    expect(notifications.shown.map(({ summary }) => summary)).toEqual([
      'Northwind: sign-in needed',
      'Northwind: signed in',
    ]);
    notifications.click(notifications.shown.at(-1)?.id ?? 0);
    await expect((await app.mainPage()).getByRole('heading', { name: 'Northwind', level: 1 })).toBeVisible();
  });
});

test.describe('about what is in front of the person', () => {
  const tailfeather = { ...northwind, id: 'tailfeather', name: 'Tailfeather' };
  test.use({
    windowManager: true,
    seeded: { sessions: [northwind, tailfeather] },
    serviceOptions: { accessTokenSeconds: 8 },
  });

  test('do not come, and go when it comes there', async ({ app, page, service, desktop }) => {
    test.setTimeout(120_000);
    const { notifications } = desktop;
    const sessions = page.getByRole('navigation', { name: 'SSO sessions' });
    await signIn(app, page);
    await sessions.getByRole('button', { name: 'Tailfeather' }).click();
    await signIn(app, page);
    await sessions.getByRole('button', { name: 'Northwind' }).click();
    await page.bringToFront();
    const window = await app.electron.browserWindow(page);
    await window.evaluate((each) => each.focus());
    await expect.poll(() => window.evaluate((each) => each.isFocused())).toBe(true);
    service.control.revokeSessions();
    await expect(page.getByRole('heading', { name: 'Sign-in needed' })).toBeVisible({ timeout: 20_000 });
    await expect.poll(() => standing(notifications), { timeout: 20_000 }).toEqual(['Tailfeather: sign-in needed']);
    await sessions.getByRole('button', { name: 'Tailfeather' }).click();
    await expect.poll(() => standing(notifications)).toEqual([]);
    expect(notifications.shown).toHaveLength(1);
  });
});

test.describe('about callers', () => {
  const roles: Readonly<Record<string, string>> = { dev: 'ReadOnly', ops: 'AdministratorAccess' };
  const eachTime = (name: string) =>
    ({ caller: { door: 'credential-process', name }, scope: { roles: 'any', consent: 'each-time' } }) as const;
  test.use({
    seeded: {
      sessions: [{ ...northwind, sharedAs: { kind: 'sso-session', name: 'corp' } }],
      doors: { tokens: [], endpointEnabled: false, scopes: Object.keys(roles).map(eachTime) },
    },
  });

  test.beforeEach(({ runFolder }) => {
    writeAwsConfig(runFolder.env.HOME, corpConfig(roles));
  });

  test('name the account, go when they are answered elsewhere, and lead to the question', async ({
    app,
    page,
    desktop,
    userData,
  }) => {
    test.setTimeout(120_000);
    const { notifications } = desktop;
    const tray = present(desktop.tray);
    // What it prints stays here: it must not get into a trace.
    const ask = (profile: string) =>
      run(join(userData, 'door', 'latchkey-credentials'), ['--profile', profile]).then(
        () => 'released',
        () => 'refused',
      );
    await signIn(app, page);
    await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
    await closeWindow(app);
    expect(await ask('dev')).toBe('refused');
    await expect
      .poll(() => notifications.standing())
      .toEqual([
        expect.objectContaining({
          summary: 'dev asks for credentials',
          body: 'ReadOnly in payments-prod, production. Open Latchkey to allow or deny it.',
        }),
      ]);
    await tray.choose('dev asks for ReadOnly in payments-prod, production', 'Allow');
    await expect.poll(() => notifications.standing()).toEqual([]);
    expect(await ask('dev')).toBe('released');

    expect(await ask('ops')).toBe('refused');
    expect(await ask('ops')).toBe('refused');
    await expect.poll(() => standing(notifications)).toEqual(['ops asks for credentials']);
    expect(app.electron.windows()).toHaveLength(0);
    notifications.click(notifications.standing()[0]?.id ?? 0);
    const questions = (await app.mainPage()).getByRole('region', { name: 'Questions' });
    await expect(questions.getByRole('listitem')).toBeFocused();
    await expect(questions).toContainText('AdministratorAccess');
    await questions.getByRole('button', { name: 'Deny' }).click();
    await expect(questions.getByRole('listitem')).toHaveCount(0);
    expect(notifications.shown).toHaveLength(2);
  });
});
