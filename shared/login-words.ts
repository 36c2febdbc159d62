export const startAtLoginName = 'Start at login';

/** What the switch does, as it stands. */
export const startAtLoginMeaning = (isOn: boolean): string =>
  isOn ? 'Starts hidden in the tray when you log in.' : 'Latchkey starts when you open it.';
