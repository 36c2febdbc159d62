export const startAtLoginName = 'Start at login';

/** What the switch does, as it stands. */
export const startAtLoginMeaning = (isOn: boolean): string =>
  isOn
    ? 'Latchkey starts hidden in the tray when you log in to this machine.'
    : 'Off: Latchkey runs once you open it, and sessions are not renewed before.';
