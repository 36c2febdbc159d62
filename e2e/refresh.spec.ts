import type { RequestLogEntry } from '../simulator/request-log.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { signIn } from './steps.ts';
import { issuedAt, sessionNamed } from './window-state.ts';

test.use({ seeded: { sessions: [northwind] } });

const refreshes = (requests: readonly RequestLogEntry[]) =>
  requests.filter(({ operation, grantType }) => operation === 'CreateToken' && grantType === 'refresh_token');

test.describe('with short-lived tokens', () => {
  test.use({ serviceOptions: { accessTokenSeconds: 6, refreshTokenRotation: { graceSeconds: 0, onReuse: 'refuse' } } });

  test('the session is refreshed silently, three times, without a window or a word', async ({
    app,
    page,
    service,
    desktop,
  }) => {
    await signIn(app, page);
    const first = await issuedAt(page, 'Northwind');
    await expect
      .poll(() => refreshes(service.control.requests()).length, { timeout: 25_000 })
      .toBeGreaterThanOrEqual(3);
    await expect.poll(() => issuedAt(page, 'Northwind')).toBeGreaterThan((first ?? 0) + 6_000);
    expect(refreshes(service.control.requests()).every(({ status }) => status === 200)).toBe(true);
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    expect(app.pages('strip')).toHaveLength(0);
    expect(desktop.notifications.shown).toEqual([]);
  });

  test('a service that is gone beyond the end of the token is waited for, calmly, and then found again', async ({
    app,
    page,
    service,
  }) => {
    await signIn(app, page);
    const takeBack = service.control.faults.add({ kind: 'drop', route: 'api' });
    await expect(page.getByText('Could not renew')).toBeVisible({ timeout: 15_000 });
    await expect(page.getByText('Ran out, renewing')).toBeVisible({ timeout: 15_000 });
    await expect
      .poll(() => refreshes(service.control.requests()).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(3);
    const tries = refreshes(service.control.requests()).map(({ at }) => at);
    // Chromium itself sends a request once more, at once, when a connection that it had kept breaks: one try all the same.
    const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(Math.min(...pauses.filter((pause) => pause > 50))).toBeGreaterThan(1_000);

    takeBack();
    const backAt = Date.now();
    await expect.poll(() => issuedAt(page, 'Northwind'), { timeout: 45_000 }).toBeGreaterThan(backAt);
    expect((await sessionNamed(page, 'Northwind')).status.kind).toBe('signed-in');
  });

  test('a machine that wakes looks again at once', async ({ app, page, service, desktop }) => {
    test.setTimeout(90_000);
    await signIn(app, page);
    const takeBack = service.control.faults.add({ kind: 'drop', route: 'api' });
    // Until the next try is so far away that only waking can explain an earlier one.
    const waitingMs = async (): Promise<number> => {
      const { status } = await sessionNamed(page, 'Northwind');
      return status.kind === 'signed-in' && status.renewal.kind === 'waiting' ? status.renewal.at - Date.now() : 0;
    };
    await expect.poll(waitingMs, { timeout: 60_000, intervals: [200] }).toBeGreaterThan(6_000);
    takeBack();
    const tried = refreshes(service.control.requests()).length;
    desktop.logins.PrepareForSleep(true);
    desktop.logins.PrepareForSleep(false);
    await expect
      .poll(() => refreshes(service.control.requests()).slice(tried), { timeout: 4_000 })
      .toEqual([expect.objectContaining({ status: 200 })]);
  });
});

test.describe('when AWS ended the session', () => {
  test.use({ serviceOptions: { accessTokenSeconds: 6 } });

  test('a notification asks for the one thing that needs a person, and its click opens the question', async ({
    app,
    page,
    service,
    desktop,
  }) => {
    await signIn(app, page);
    const window = await app.electron.browserWindow(page);
    await window.evaluate((each) => each.close());
    await expect.poll(() => app.pages('main').length).toBe(0);
    service.control.revokeSessions();
    const asking = () => desktop.notifications.shown.filter(({ summary }) => summary === 'Northwind: sign-in needed');
    await expect.poll(asking, { timeout: 15_000 }).toHaveLength(1);
    const [shown] = asking();
    expect(app.electron.windows()).toHaveLength(0);

    desktop.notifications.ActionInvoked(shown?.id ?? 0, 'default');
    const again = await app.mainPage();
    await expect(again.getByRole('heading', { name: 'Sign-in needed' })).toBeVisible();
    await expect(again.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    expect(app.pages('strip')).toHaveLength(0);
    expect(asking()).toHaveLength(1);
  });
});
