import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { credentialProcessValue, writeCredentialHelper } from './credential-helper.ts';

let userData: string;
beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'latchkey-helper-'));
});
afterEach(() => rm(userData, { recursive: true }));

describe('a credential_process line', () => {
  it.each([
    ['/home/a/latchkey-credentials', 'dev', 'linux', '"/home/a/latchkey-credentials" --profile dev'],
    [
      '/Users/a/Library/Application Support/x',
      'dev',
      'darwin',
      '"/Users/a/Library/Application Support/x" --profile dev',
    ],
    ["/home/O'Brien/x", 'my team', 'linux', `"/home/O'Brien/x" --profile "my team"`],
    ['/home/ä/x', 'a&b;c', 'linux', '"/home/ä/x" --profile "a&b;c"'],
    ['C:\\Users\\a b\\x.cmd', 'dev', 'win32', '"C:\\Users\\a b\\x.cmd" --profile dev'],
  ] as const)('for %s and %s on %s', (helper, profile, platform, line) => {
    expect(credentialProcessValue(helper, profile, platform)).toBe(line);
  });

  it.each([
    ['/home/$HOME/x', 'dev', 'linux'],
    ['/home/`id`/x', 'dev', 'linux'],
    ['/home/a\\b/x', 'dev', 'linux'],
    ['/home/"a"/x', 'dev', 'linux'],
    ['/home/a #b/x', 'dev', 'linux'],
    ['/home/a\nb/x', 'dev', 'linux'],
    ['/home/a/x', 'd$(id)', 'linux'],
    ['/home/a/x', 'a ;b', 'linux'],
    ['C:\\%TEMP%\\x.cmd', 'dev', 'win32'],
    ['C:\\x.cmd', 'a&b', 'win32'],
  ] as const)('is refused where no quoting is right for all: %s and %s on %s', (helper, profile, platform) => {
    expect(() => credentialProcessValue(helper, profile, platform)).toThrow(
      expect.objectContaining({ code: 'unquotable' }),
    );
  });
});

describe('the helper command', () => {
  it('is written anew only when it changed, and never through a link', async () => {
    const path = await writeCredentialHelper(userData, 'linux');
    const { ino } = lstatSync(path);
    expect(await writeCredentialHelper(userData, 'linux')).toBe(path);
    expect(lstatSync(path).ino).toBe(ino);
    writeFileSync(path, 'old');
    await writeCredentialHelper(userData, 'linux');
    expect(readFileSync(path, 'utf8')).toMatch(/^#!\/bin\/sh\n/);

    const target = join(userData, 'target');
    writeFileSync(target, 'untouched');
    await rm(path);
    symlinkSync(target, path);
    await writeCredentialHelper(userData, 'linux');
    expect(readFileSync(target, 'utf8')).toBe('untouched');
    expect(lstatSync(path).mode & 0o777).toBe(0o700);
  });

  it('is a batch file on Windows, with the token in a file and not among the arguments', async () => {
    const path = await writeCredentialHelper(userData, 'win32');
    expect(path).toMatch(/latchkey-credentials\.cmd$/);
    const text = readFileSync(path, 'utf8');
    expect(text.split('\r\n').every((line) => !line.includes('\n'))).toBe(true);
    expect(text).toContain(`-H "@${join(dirname(path), 'authorization')}"`);
    expect(text).toContain('exit /b 0');
    // Every other way out is a failure.
    expect(text.match(/exit \/b/g)).toHaveLength(1 + (text.match(/exit \/b 1/g)?.length ?? 0));
  });
});
