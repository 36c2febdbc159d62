import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autostartPath, createAutostartEntry, execLine } from './autostart-entry.ts';

const command = ['/opt/Latchkey/latchkey', '--hidden'];

let root = '';
let path = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'latchkey-autostart-'));
  path = autostartPath({ home: root, configHome: undefined });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('autostartPath', () => {
  it.each([
    [undefined, '/home/maya/.config/autostart/latchkey.desktop'],
    ['', '/home/maya/.config/autostart/latchkey.desktop'],
    ['settings', '/home/maya/.config/autostart/latchkey.desktop'],
    ['/srv/maya', '/srv/maya/autostart/latchkey.desktop'],
  ])('with XDG_CONFIG_HOME %j', (configHome, expected) => {
    expect(autostartPath({ home: '/home/maya', configHome })).toBe(expected);
  });
});

describe('execLine', () => {
  it('leaves plain words as they are', () => {
    expect(execLine(command)).toBe('/opt/Latchkey/latchkey --hidden');
  });

  it('is read back as it was, by the rules of desktop entries', () => {
    const awkward = ['/opt/My Apps/l', 'a"b', 'c$HOME', 'd`e`', 'f\\g', '100%f', 'ä;*?', 'two\nlines', ''];
    const unescaped = execLine(awkward).replace(/\\(.)/g, (_all, letter: string) => (letter === 'n' ? '\n' : letter));
    expect(unescaped.match(/%./g)).toEqual(['%%']);
    // Quotes mean the same to a shell.
    const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${unescaped.replaceAll('%%', '%')}`], {
      encoding: 'utf8',
    });
    expect(printed.split('\0').slice(0, -1)).toEqual(awkward);
  });
});

describe('createAutostartEntry', () => {
  it('writes a file for everyone to read, and takes it away again', async () => {
    const entry = createAutostartEntry(path, command);
    expect(await entry.isOn()).toBe(false);
    await entry.set(true);
    expect(await entry.isOn()).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('\nExec=/opt/Latchkey/latchkey --hidden\n');
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    await entry.set(false);
    expect(existsSync(path)).toBe(false);
    expect(await entry.isOn()).toBe(false);
    await entry.set(false);
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('is off where the desktop says %s', async (line) => {
    const entry = createAutostartEntry(path, command);
    await entry.set(true);
    const written = readFileSync(path, 'utf8');
    writeFileSync(path, `${written.replace('X-GNOME-Autostart-enabled=true\n', '')}${line}\n`);
    expect(await entry.isOn()).toBe(false);
    await entry.set(true);
    expect(readFileSync(path, 'utf8')).toBe(written);
  });

  it('leaves the folder of others, and what is not its own, as they are', async () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
    const foreign = '[Desktop Entry]\nType=Application\nName=Mine\nExec=latchkey --demo\n';
    writeFileSync(path, foreign);
    const entry = createAutostartEntry(path, command);
    expect(await entry.isOn()).toBe(false);
    for (const on of [true, false]) {
      await expect(entry.set(on)).rejects.toMatchObject({ code: 'login-entry-foreign', detail: path });
    }
    expect(readFileSync(path, 'utf8')).toBe(foreign);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o755);
  });

  it('follows no link', async () => {
    const target = join(root, 'target');
    await createAutostartEntry(target, command).set(true);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
    const entry = createAutostartEntry(path, command);
    expect(await entry.isOn()).toBe(false);
    await expect(entry.set(false)).rejects.toMatchObject({ code: 'login-entry-foreign' });
    expect(existsSync(target)).toBe(true);
  });

  it('says where it cannot look', async () => {
    writeFileSync(join(root, '.config'), 'a file where a folder belongs');
    await expect(createAutostartEntry(path, command).set(true)).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
