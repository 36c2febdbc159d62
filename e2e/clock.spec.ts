import { dayMs, hourMs, minuteMs } from '../shared/time.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';
import { roleRow, signIn } from './steps.ts';
import { sessionNamed } from './window-state.ts';

test.use({ seeded: { sessions: [northwind] } });

for (const [where, aheadMs] of [
  ['slow', dayMs],
  ['fast', -dayMs],
] as const) {
  test.describe(`with a machine whose clock is 24 hours ${where}`, () => {
    test.use({
      serviceOptions: { clock: { now: () => Date.now() + aheadMs }, accessTokenSeconds: 8 },
    });

    test('sign-in, refresh and copying work, and the person is told', async ({ app, page, service, clipboard }) => {
      await signIn(app, page);
      await expect(page.getByText(`The clock of this machine is 1 d ${where}`)).toBeVisible();
      await expect(page.getByText('20 roles in 12 accounts')).toBeVisible();
      await expect
        .poll(() => service.count('CreateToken', 'refresh_token'), { timeout: 25_000 })
        .toBeGreaterThanOrEqual(2);
      // Once in each life of a token, not in a storm.
      expect(service.count('CreateToken', 'refresh_token')).toBeLessThan(12);
      const { status } = await sessionNamed(page, 'Northwind');
      if (status.kind !== 'signed-in') throw new Error(`the session is ${status.kind}`);
      expect(Math.abs(status.expiresAt - Date.now())).toBeLessThan(minuteMs);

      await roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'Copy', exact: true }).click();
      await expect.poll(clipboard.read).toContain('AWS_CREDENTIAL_EXPIRATION');
      const [, expiration = ''] = /AWS_CREDENTIAL_EXPIRATION='?([^'\s]+)/.exec(await clipboard.read()) ?? [];
      // By this machine's clock, as the tools read it that are given it.
      expect(Math.abs(Date.parse(expiration) - Date.now() - hourMs)).toBeLessThan(5 * minuteMs);
    });
  });
}
