import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { managedSettingsPath, readManagedSettings } from './managed-settings.ts';

const self = process.getuid?.() ?? 0;
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-managed-'));
  path = join(folder, 'managed.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (text: string, mode = 0o644) => {
  writeFileSync(path, text);
  chmodSync(path, mode);
};

describe('the file of managed settings', () => {
  it('is where administrators put such files', () => {
    expect(managedSettingsPath('linux')).toBe('/etc/latchkey/managed.json');
    expect(managedSettingsPath('darwin')).toBe('/Library/Application Support/Latchkey/managed.json');
    expect(managedSettingsPath('win32', 'D:\\Data')).toBe('D:\\Data\\Latchkey\\managed.json');
  });

  it('fixes nothing where there is none, and where it says nothing', () => {
    expect(readManagedSettings(path, [self])).toEqual({ managed: {} });
    expect(readManagedSettings(join(path, 'below'), [self])).toEqual({ managed: {} });
    put('{}');
    expect(readManagedSettings(path, [self])).toEqual({ managed: {} });
  });

  it.each(['device', 'browser'] as const)('fixes the way of signing in: %s', (signInMethod) => {
    put(JSON.stringify({ signInMethod }));
    expect(readManagedSettings(path, [self])).toEqual({ managed: { signInMethod } });
  });

  it('is passed over, and named, in parts that are not known', () => {
    put('{"signInMethod":"browser","theme":"dark"}');
    expect(readManagedSettings(path, [self])).toEqual({ managed: { signInMethod: 'browser' }, refused: path });
  });

  it.each(['', 'signInMethod', '[]', 'null', '{"signInMethod":"telepathy"}', `"${'x'.repeat(70_000)}"`])(
    'is refused, and named, with the content %.20j',
    (text) => {
      put(text);
      const reading = readManagedSettings(path, [self]);
      expect(reading.managed).toEqual({});
      expect(reading.refused).toBe(path);
    },
  );

  it('is refused where others may write to it, where another owns it, and where it is no file', () => {
    put('{"signInMethod":"browser"}', 0o646);
    expect(readManagedSettings(path, [self])).toEqual({ managed: {}, refused: path });
    put('{"signInMethod":"browser"}');
    expect(readManagedSettings(path, [self + 1])).toEqual({ managed: {}, refused: path });
    rmSync(path);
    mkdirSync(path);
    expect(readManagedSettings(path, [self])).toEqual({ managed: {}, refused: path });
  });

  it.runIf(process.platform !== 'win32')('does not hold the app up where it is a pipe', () => {
    execFileSync('mkfifo', [path]);
    expect(readManagedSettings(path, [self])).toEqual({ managed: {}, refused: path });
  });
});
