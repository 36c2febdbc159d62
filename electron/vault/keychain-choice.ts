/** XDG_CURRENT_DESKTOP entries by which Chromium finds a keychain on its own: KWallet for KDE, else the Secret Service. */
const desktopsWithKeychain = ['Unity', 'Deepin', 'GNOME', 'X-Cinnamon', 'KDE', 'Pantheon', 'XFCE', 'UKUI'];

/** Recognised by Chromium, but given no keychain. */
const desktopsWithout = ['LXQt'];

/** The older DESKTOP_SESSION, which Chromium asks when the first names nothing that it knows. */
const sessionWithKeychain = /^(deepin|gnome|mate|kde4|kde-plasma|kde|xubuntu|ukui|.*xfce.*)$/;

const hasKeychainByDesktop = (environment: Readonly<Record<string, string | undefined>>): boolean => {
  for (const desktop of (environment.XDG_CURRENT_DESKTOP ?? '').split(':')) {
    if (desktopsWithKeychain.includes(desktop.trim())) return true;
    if (desktopsWithout.includes(desktop.trim())) return false;
  }
  if (sessionWithKeychain.test(environment.DESKTOP_SESSION ?? '')) return true;
  return environment.GNOME_DESKTOP_SESSION_ID !== undefined || environment.KDE_FULL_SESSION !== undefined;
};

/**
 * The `--password-store` to start Chromium with, or `undefined` to leave the choice to it. Chromium keys its choice on
 * the desktop's name and gives an unknown one (sway, i3) no keychain at all, even where a Secret Service answers.
 * Asking for the Secret Service where none answers is harmless: encryption then simply stays unavailable.
 */
export const chooseKeychain = (
  environment: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  platform: string = process.platform,
): 'gnome-libsecret' | undefined => {
  if (platform !== 'linux') return undefined;
  if (argv.some((each) => each === '--password-store' || each.startsWith('--password-store='))) return undefined;
  return hasKeychainByDesktop(environment) ? undefined : 'gnome-libsecret';
};
