import { describe, expect, it } from 'vitest';
import { formatOfShell, usualFormat } from './copy-format.ts';
import { defaultSettings } from './settings.ts';

const role = { sessionId: 'a', accountId: '412055367781', roleName: 'ReadOnly' };
const used = { ...role, accountName: 'prod', usedAt: 1, frecentAt: 1 };

describe('usualFormat', () => {
  const settings = { ...defaultSettings, copyFormat: 'fish' } as const;

  it('is the one that the role was copied in last', () => {
    expect(usualFormat({ settings, recentRoles: [{ ...used, copyFormat: 'json' }] }, role)).toBe('json');
  });

  it('is the one of the settings for a role that was never copied as a block', () => {
    expect(usualFormat({ settings, recentRoles: [used] }, role)).toBe('fish');
    expect(usualFormat({ settings, recentRoles: [] }, role)).toBe('fish');
  });
});

describe('formatOfShell', () => {
  it.each([
    ['linux', '/bin/bash', 'posix'],
    ['darwin', '/bin/zsh', 'posix'],
    ['linux', '/usr/bin/fish', 'fish'],
    ['linux', '/usr/bin/pwsh', 'powershell'],
    ['linux', undefined, 'posix'],
    ['win32', undefined, 'powershell'],
  ] as const)('on %s with %s is %s', (platform, shell, format) => {
    expect(formatOfShell(platform, shell)).toBe(format);
  });
});
