/** Drives the real window through the main job, as `npm run demo -- --unattended` shows it. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type {} from '../renderer/bridge.ts';
import type { AppState } from '../shared/model.ts';
import { signInFrameHeight } from '../shared/sign-in-frame.ts';
import { launchApp, projectFolder, type RunningApp } from './app.ts';
import { allowAs, people, roleRow } from './steps.ts';

type Step = { readonly name: string; readonly ms: number };

/** Long enough to look around, short enough for a refresh to be seen. */
const accessTokenSeconds = 15;
const longestStepMs = 60_000;
const output = join(projectFolder, 'demo-output');
const account = 'search-prod';
const role = 'AdministratorAccess';

const steps: Step[] = [];
let current = 'start';

const shoot = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(output, `${name}.png`) });
};

const step = async (name: string, work: () => Promise<void>): Promise<void> => {
  current = name;
  const startedAt = Date.now();
  let impatience: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    impatience = setTimeout(() => reject(new Error(`took longer than ${longestStepMs / 1000} s`)), longestStepMs);
  });
  await Promise.race([work(), tooLong]).finally(() => clearTimeout(impatience));
  const ms = Date.now() - startedAt;
  steps.push({ name, ms });
  console.log(`${String(steps.length).padStart(2)}. ${name} (${(ms / 1000).toFixed(1)} s)`);
};

const expectThat = (isSo: boolean, otherwise: string): void => {
  if (!isSo) throw new Error(otherwise);
};

/** Which AWS variables the clipboard would set, and whether each has a value. The values stay in the app. */
const copiedVariables = (app: RunningApp): Promise<readonly string[]> =>
  app.electron.evaluate(async ({ clipboard }) => {
    const text = await clipboard.readText();
    return [...text.matchAll(/^export (AWS_[A-Z_]+)='[^']{8,}'$/gm)].map(([, name]) => name ?? '');
  });

/** Waits, in the window, for a state in which the one session has another access token than the one issued then. */
const nextIssuedAt = (page: Page, after: number): Promise<number> =>
  page.evaluate(
    (issuedBefore) =>
      new Promise<number>((resolve, reject) => {
        const end = window.latchkey.onState(({ sessions: [view] }: AppState) => {
          if (view?.status.kind !== 'signed-in') reject(new Error(`the session became ${view?.status.kind}`));
          else if (view.status.issuedAt > issuedBefore) resolve(view.status.issuedAt);
          else return;
          setTimeout(() => end());
        });
      }),
    after,
  );

const drive = async (app: RunningApp): Promise<void> => {
  const page = await app.mainPage();
  let userCode = '';
  let issuedAt = 0;

  await step('Latchkey opens with the sample organization', async () => {
    await page.getByRole('heading', { name: 'Northwind (demo)', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await shoot(page, '01-start');
  });

  await step('Sign in shows a user code', async () => {
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    userCode = (await page.getByRole('status', { name: 'User code' }).textContent()) ?? '';
    expectThat(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(userCode), 'there is no user code');
    await shoot(page, '02-user-code');
  });

  await step('The verification page opens beside the same code', async () => {
    const [strip, verification] = [await app.signInStrip(), await app.verificationPage()];
    const inStrip = await strip.getByRole('status', { name: 'User code' }).textContent();
    const onPage = await verification.getByRole('textbox', { name: 'Code' }).inputValue();
    expectThat(inStrip === userCode && onPage === userCode, 'the codes differ');
    await strip.screenshot({
      path: join(output, '03-sign-in-strip.png'),
      clip: { x: 0, y: 0, width: await strip.evaluate(() => innerWidth), height: signInFrameHeight },
    });
    await shoot(verification, '03-verification-page');
  });

  await step(`${people.maya} allows it there`, async () => {
    await allowAs(await app.verificationPage(), 'maya', (verification) => shoot(verification, '04-allow-access'));
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    issuedAt = await nextIssuedAt(page, 0);
  });

  await step('Accounts and roles appear', async () => {
    await roleRow(page, account, role).waitFor();
    await page.getByRole('row').filter({ hasText: 'data-lake-dev' }).first().waitFor();
    await shoot(page, '05-accounts-and-roles');
  });

  await step('Search finds a role by keyboard', async () => {
    await page.keyboard.press('Control+F');
    await page.keyboard.type(`${account} admin`);
    await page.getByText('data-lake-dev').waitFor({ state: 'detached' });
    expectThat((await roleRow(page, account, role).count()) === 1, 'the role was not found');
    await shoot(page, '06-search');
  });

  await step('Copy puts role credentials on the clipboard', async () => {
    const row = roleRow(page, account, role);
    await row.hover();
    await row.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByText('Clear now').waitFor();
    const copied = await copiedVariables(app);
    const needed = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
    expectThat(
      needed.every((name) => copied.includes(name)),
      `the clipboard sets only: ${copied.join(', ')}`,
    );
    await shoot(page, '07-copied');
  });

  await step('The session is refreshed silently', async () => {
    const next = await nextIssuedAt(page, issuedAt);
    expectThat(next > issuedAt && app.pages('strip').length === 0, 'there was no silent refresh');
    await shoot(page, '08-refreshed');
  });

  await step('Sign out forgets the session', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
    await shoot(page, '09-signed-out');
  });

  await step('Latchkey quits', async () => {
    await app.quit();
    expectThat(app.process.exitCode === 0, `it ended with exit code ${app.process.exitCode}`);
  });
};

const run = async (): Promise<boolean> => {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const app = await launchApp({
    userData: join(process.env.HOME ?? output, 'latchkey-demo'),
    env: process.env,
    args: ['--demo', `--demo-access-token-seconds=${accessTokenSeconds}`],
  });
  try {
    await drive(app);
    return true;
  } catch (error) {
    console.log(`failed: ${current}: ${error instanceof Error ? error.message : String(error)}`);
    const [page] = app.pages('main');
    await page?.screenshot({ path: join(output, 'failed.png') }).catch(() => undefined);
    return false;
  } finally {
    await app.end();
  }
};

const ok = await run().catch((error: unknown) => {
  console.log(`failed: ${error instanceof Error ? error.message : String(error)}`);
  return false;
});
console.log(JSON.stringify(ok ? { ok, steps } : { ok, steps, failed: current }));
process.exitCode = ok ? 0 : 1;
