import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundBrowser } from './find-browsers.ts';
import { browserEnvironment, installedCommand, ownCommand, startDetached } from './start-browser.ts';

const address = "https://acme.awsapps.com/start/#/console?account_id=1&role_name=$(id)'x";

const chrome: FoundBrowser = {
  id: 'chrome',
  name: 'Google Chrome',
  family: 'chromium',
  command: ['/usr/bin/google-chrome'],
  profiles: [{ id: 'Profile 2', name: 'Work' }],
};
const firefox: FoundBrowser = {
  id: 'firefox',
  name: 'Firefox',
  family: 'firefox',
  command: ['/opt/firefox', '--name', 'fox'],
  profiles: [{ id: 'work', name: 'work' }],
};

const refused = expect.objectContaining({ code: 'browser-refused' });

const outcomeOf = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('installedCommand', () => {
  it('names the profile as each family does', () => {
    expect(installedCommand(chrome, 'Profile 2', address)).toEqual([
      '/usr/bin/google-chrome',
      '--profile-directory=Profile 2',
      address,
    ]);
    expect(installedCommand(firefox, 'work', address)).toEqual([
      '/opt/firefox',
      '--name',
      'fox',
      '-P',
      'work',
      address,
    ]);
    expect(installedCommand(firefox, undefined, address)).toEqual(['/opt/firefox', '--name', 'fox', address]);
  });

  it('refuses a profile that is not there', () => {
    expect(outcomeOf(() => installedCommand(chrome, '../../evil', address))).toEqual(refused);
  });
});

describe('ownCommand', () => {
  it.each([
    ['firefox', ['firefox', address]],
    ['firefox -P work {url}', ['firefox', '-P', 'work', address]],
    [
      `open -na 'Google Chrome' --args --app={url} -x`,
      ['open', '-na', 'Google Chrome', '--args', `--app=${address}`, '-x'],
    ],
    [`sh -c 'firefox "$1"' sh {url}`, ['sh', '-c', 'firefox "$1"', 'sh', address]],
  ])('%s', (line, words) => {
    expect(ownCommand(line, address)).toEqual(words);
  });

  it.each([
    ...['', `firefox "`, '{url}'],
    ...[`sh -c 'firefox {url}'`, 'sh -c {url}', 'bash -lc {url}'],
    ...['cmd /c start {url}', 'C:/tools/open.bat', 'PowerShell.exe Start-Process', 'pwsh -Command Start-Process {url}'],
    ...['ssh desk xdg-open {url}', 'wsl.exe firefox'],
  ])('refuses %j, which starts nothing or reads the address as a command', (line) => {
    expect(outcomeOf(() => ownCommand(line, address))).toEqual(refused);
  });
});

describe('browserEnvironment', () => {
  it('leaves out credentials and switches', () => {
    const environment = {
      HOME: '/home/maya',
      DISPLAY: ':0',
      AWS_SECRET_ACCESS_KEY: 'secret',
      aws_session_token: 'secret',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--inspect',
      LATCHKEY_TOKEN: 'secret',
    };
    expect(browserEnvironment(environment)).toEqual({ HOME: '/home/maya', DISPLAY: ':0' });
  });
});

describe('startDetached', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-browser-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('hands every word over as it is, in a clean environment and a group of its own', async () => {
    const program = join(folder, 'my browser');
    const told = join(folder, 'told');
    await writeFile(
      program,
      `#!/bin/sh\nprintf '%s\\n' "$@" "secret=$AWS_SECRET_ACCESS_KEY" "group=$(ps -o pgid= -p $$ | tr -d ' ')" "pid=$$" > "${told}.part"\nmv "${told}.part" "${told}"\n`,
    );
    await chmod(program, 0o700);
    const environment = { PATH: process.env.PATH, AWS_SECRET_ACCESS_KEY: 'wJalr' };
    await startDetached([program, '$(id)', `a'b "c`, address], 'My browser', environment);
    const lines = await vi.waitFor(async () => (await readFile(told, 'utf8')).split('\n'), { timeout: 10_000 });
    expect(lines.slice(0, 4)).toEqual(['$(id)', `a'b "c`, address, 'secret=']);
    expect(lines[4]?.slice('group='.length)).toBe(lines[5]?.slice('pid='.length));
  });

  it('names the browser that could not be started', async () => {
    await expect(startDetached([join(folder, 'gone'), address], 'Zen', {})).rejects.toMatchObject({
      code: 'browser-refused',
      detail: 'Zen',
      cause: undefined,
    });
  });
});
