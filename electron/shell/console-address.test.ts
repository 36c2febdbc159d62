import { describe, expect, it } from 'vitest';
import { colorOfAccount, isConsoleAddress } from './console-address.ts';

const ireland = 'https://eu-west-1.console.aws.amazon.com';

describe('isConsoleAddress', () => {
  it.each([
    ['https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#x', ireland],
    ['https://us-east-1.console.aws.amazon.com/iam/home', ireland],
    ['https://console.aws.amazon.com/console/home', ireland],
    ['https://111122223333-abcdefgh.eu-west-1.console.aws.amazon.com/s3/home', ireland],
    ['https://console.amazonaws-us-gov.com/', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
    ['http://127.0.0.1:4711/console/home', 'http://127.0.0.1:4711'],
  ])('%s is at home with %s', (address, origin) => {
    expect(isConsoleAddress(address, origin)).toBe(true);
  });

  it.each([
    ['https://console.aws.amazon.com.evil.example/', ireland],
    ['https://evilconsole.aws.amazon.com/', ireland],
    ['https://docs.aws.amazon.com/', ireland],
    ['https://signin.aws.amazon.com/', ireland],
    ['http://console.aws.amazon.com/', ireland],
    ['https://console.aws.amazon.com:8443/', ireland],
    ['https://console.amazonaws.cn/', ireland],
    ['http://127.0.0.1:4712/', 'http://127.0.0.1:4711'],
    ['javascript:alert(1)', ireland],
    ['', ireland],
  ])('%s is elsewhere for %s', (address, origin) => {
    expect(isConsoleAddress(address, origin)).toBe(false);
  });
});

describe('colorOfAccount', () => {
  it('stays the same for an account, and differs between most', () => {
    const accounts = Array.from({ length: 40 }, (_, index) => String(111_122_223_333 + index * 7919));
    const colors = accounts.map(colorOfAccount);
    expect(accounts.map(colorOfAccount)).toEqual(colors);
    expect(new Set(colors).size).toBeGreaterThan(6);
  });
});
