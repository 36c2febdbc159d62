import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { localDoorFiles } from '../electron/providers/local-door.ts';
import { launchAgain, launchCommand, projectFolder } from './app.ts';
import { expect, test } from './fixtures.ts';
import { northwind } from './seed.ts';

test.use({ seeded: { sessions: [northwind] } });

const entryIn = (env: Readonly<Record<string, string | undefined>>): string =>
  join(env.XDG_CONFIG_HOME ?? '', 'autostart', 'latchkey.desktop');

/** The command of an entry, as a desktop reads it: escapes of the file first, then its quotes, which are a shell's. */
const commandOf = (file: string): readonly string[] => {
  const [, value = ''] = /^Exec=(.*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
  const line = value.replaceAll('\\\\', '\\').replaceAll('%%', '%');
  return execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
};

const settingsSwitch = async (page: Page) => {
  await page.getByRole('heading', { name: 'Northwind', level: 1 }).waitFor();
  await page.keyboard.press('Control+,');
  return page.getByRole('dialog', { name: 'Settings' }).getByRole('switch', { name: 'Start at login' });
};

test('start at login: the entry is written, starts the app hidden, and is taken away', async ({
  app,
  page,
  userData,
  appEnv,
}) => {
  const file = entryIn(appEnv);
  const first = await settingsSwitch(page);
  await expect(first).not.toBeChecked();
  expect(existsSync(file)).toBe(false);
  await first.click();
  await expect(first).toBeChecked();
  await expect(first).toHaveAccessibleDescription(/hidden in the tray/);
  expect(statSync(file).mode & 0o777).toBe(0o644);
  const command = commandOf(file);
  expect(command.slice(1)).toEqual([projectFolder.replace(/\/$/, ''), `--user-data-dir=${userData}`, '--hidden']);
  await app.quit();
  const { address } = localDoorFiles(userData);
  expect(existsSync(address)).toBe(false);

  const atLogin = await launchCommand(command, appEnv);
  try {
    // The door opens after the window would.
    await expect.poll(() => existsSync(address)).toBe(true);
    const windows = () => atLogin.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(await windows()).toBe(0);
    // Another start of that kind asks for no window either; one by hand does.
    const asked = atLogin.electron.evaluate(
      ({ app: running }) => new Promise<void>((resolve) => running.once('second-instance', () => resolve())),
    );
    expect(await launchAgain({ userData, env: appEnv, args: ['--hidden'] })).toBe(0);
    await asked;
    expect(await windows()).toBe(0);
    expect(await launchAgain({ userData, env: appEnv })).toBe(0);
    const second = await settingsSwitch(await atLogin.mainPage());
    await expect(second).toBeChecked();
    await second.click();
    await expect(second).not.toBeChecked();
    expect(existsSync(file)).toBe(false);
    await atLogin.quit();
  } finally {
    await atLogin.end();
  }
});

test('an entry that somebody else made is left as it is, and that is said', async ({ page, appEnv }) => {
  const file = entryIn(appEnv);
  const foreign = '[Desktop Entry]\nType=Application\nName=Mine\nExec=true\n';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, foreign);
  const control = await settingsSwitch(page);
  await control.click();
  await expect(page.getByRole('alert')).toContainText(`${file} was made by something else`);
  await expect(control).not.toBeChecked();
  expect(readFileSync(file, 'utf8')).toBe(foreign);
});
