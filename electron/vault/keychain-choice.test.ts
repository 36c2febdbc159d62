import { describe, expect, it } from 'vitest';
import { chooseKeychain } from './keychain-choice.ts';

const choose = (environment: Record<string, string>, argv: readonly string[] = [], platform = 'linux') =>
  chooseKeychain(environment, argv, platform);

describe('the choice of a keychain', () => {
  it.each([
    { XDG_CURRENT_DESKTOP: 'sway' },
    { XDG_CURRENT_DESKTOP: 'i3' },
    { XDG_CURRENT_DESKTOP: 'Hyprland', DESKTOP_SESSION: 'hyprland' },
    { XDG_CURRENT_DESKTOP: 'LXQt' },
    { XDG_CURRENT_DESKTOP: 'LXQt', DESKTOP_SESSION: 'gnome' },
    { DESKTOP_SESSION: 'sway' },
    {},
  ])('is the Secret Service where Chromium would choose none: %o', (environment) => {
    expect(choose(environment)).toBe('gnome-libsecret');
  });

  it.each([
    { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' },
    { XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: '6' },
    { XDG_CURRENT_DESKTOP: 'XFCE' },
    { XDG_CURRENT_DESKTOP: 'X-Cinnamon' },
    { XDG_CURRENT_DESKTOP: 'MATE', DESKTOP_SESSION: 'mate' },
    { DESKTOP_SESSION: 'kde-plasma' },
    { KDE_FULL_SESSION: 'true' },
  ])('is left to Chromium where it knows the desktop: %o', (environment) => {
    expect(choose(environment)).toBeUndefined();
  });

  it('is left alone where the person chose, and where there is nothing to choose', () => {
    expect(choose({ XDG_CURRENT_DESKTOP: 'sway' }, ['latchkey', '--password-store=kwallet6'])).toBeUndefined();
    expect(choose({}, [], 'darwin')).toBeUndefined();
    expect(choose({}, [], 'win32')).toBeUndefined();
  });
});
