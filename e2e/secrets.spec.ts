import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { formatNames, valueNames } from '../shared/copy.ts';
import { expect, test } from './fixtures.ts';
import { createLeakSearch, heapOf } from './leaks.ts';
import { northwind } from './seed.ts';
import { allowAs, roleRow } from './steps.ts';
import { issuedAt } from './window-state.ts';
import { unzip } from './zip.ts';

// A trace is written here by hand, so that it can be looked into.
test.use({ trace: 'off', serviceOptions: { accessTokenSeconds: 6 }, seeded: { sessions: [northwind] } });

const copyEverything = async (page: Page): Promise<void> => {
  const more = roleRow(page, 'data-lake-dev', 'DataEngineer').getByRole('button', { name: 'More forms' });
  for (const label of [...Object.values(formatNames), ...Object.values(valueNames)]) {
    await more.click();
    await page.getByRole('menuitem', { name: label, exact: true }).click();
    await page.getByRole('button', { name: 'Clear now' }).waitFor();
  }
};

for (const keyring of [true, false]) {
  test.describe(keyring ? 'with a keychain' : 'without a keychain', () => {
    test.use({ desktopOptions: { keyring, tray: true } });

    test('no secret is in any file, log, trace or page, after the whole job, a restart and a quit', async ({
      startApp,
      service,
      runFolder,
      userData,
    }) => {
      test.setTimeout(120_000);
      const trace = join(runFolder.path, 'trace.zip');
      const app = await startApp();
      await app.electron.context().tracing.start({ screenshots: true, snapshots: true });
      const page = await app.mainPage();
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      const verification = await app.verificationPage();
      const inSignInWindow = [await heapOf(await app.signInStrip()), await heapOf(verification)];
      await allowAs(verification, 'maya');
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      const first = (await issuedAt(page, 'Northwind')) ?? 0;
      await copyEverything(page);
      await expect.poll(() => issuedAt(page, 'Northwind'), { timeout: 20_000 }).toBeGreaterThan(first);
      const inWindow = await heapOf(page);
      await app.electron.context().tracing.stop({ path: trace });
      await app.quit();

      const again = await startApp();
      const restarted = await again.mainPage();
      await restarted.getByRole('button', { name: keyring ? 'Sign out' : 'Sign in', exact: true }).waitFor();
      const afterRestart = await heapOf(restarted);
      await again.quit();

      const secrets = service.control.secrets();
      const search = createLeakSearch(secrets);
      const leaking = [
        ...[...inSignInWindow, inWindow, afterRestart].flatMap((heap, number) =>
          search.isIn(heap) ? [`heap ${number}`] : [],
        ),
        ...[app, again].flatMap((each, number) =>
          search.isIn(Buffer.from(each.output())) ? [`output ${number}`] : [],
        ),
        ...[...unzip(trace)].flatMap(([name, content]) => (search.isIn(content) ? [`trace: ${name}`] : [])),
        ...search.inFolder(runFolder.path),
      ];
      expect(leaking).toEqual([]);

      // And it would have been found.
      expect(secrets.length).toBeGreaterThanOrEqual(8);
      expect(inWindow.includes('data-lake-dev')).toBe(true);
      expect([...unzip(trace).values()].some((content) => content.includes('data-lake-dev'))).toBe(true);
      const planted = join(userData, 'planted');
      for (const secret of secrets) {
        for (const form of [`x${Buffer.from(`?${secret}`).toString('base64')}`, `a=${encodeURIComponent(secret)}&b`]) {
          writeFileSync(planted, form);
          expect(search.inFolder(userData)).toEqual([planted]);
        }
      }
      rmSync(planted);
    });
  });
}
