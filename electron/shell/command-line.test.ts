import { describe, expect, it } from 'vitest';
import { commandLineIn } from './command-line.ts';

describe('the binary called as a command', () => {
  it.each([
    [['latchkey', 'status', '--json'], false, ['status', '--json']],
    [['latchkey', '--user-data-dir=/x', 'env', 'dev'], false, ['--user-data-dir=/x', 'env', 'dev']],
    [['latchkey', '--ozone-platform=headless', 'status'], false, ['status']],
    [['latchkey', 'exec', 'dev', '--', 'ls', '-l'], false, ['exec', 'dev', '--', 'ls', '-l']],
    [['latchkey', '--help'], false, ['--help']],
    [['electron', '--no-sandbox', '.', 'sign-in', 'Northwind'], true, ['sign-in', 'Northwind']],
  ])('%j', (argv, hasAppPath, expected) => {
    expect(commandLineIn(argv, hasAppPath)).toEqual(expected);
  });

  it.each([
    [['latchkey'], false],
    [['latchkey', '--hidden', '--user-data-dir=/x'], false],
    [['latchkey', '/some/status'], false],
    [['electron', '--no-sandbox', 'status'], true],
    [['electron', '.', '--demo'], true],
  ])('is none in %j', (argv, hasAppPath) => {
    expect(commandLineIn(argv, hasAppPath)).toBeUndefined();
  });
});
