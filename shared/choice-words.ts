/** What a person can choose for a session and in the settings, in words. */
import type { ConsolePlace } from './console.ts';
import type { BrowserChoice, InstalledBrowser, SessionColor, SignInMethod } from './model.ts';
import type { Theme } from './settings.ts';

export const methodNames: Record<SignInMethod, string> = {
  device: 'User code in Latchkey’s window',
  browser: 'In my browser',
};

/** What choosing it does. */
export const methodMeanings: Record<SignInMethod, string> = {
  device: 'Your organization’s page opens in a window of Latchkey, with a code to compare.',
  browser: 'Your organization’s page opens in your browser, where you may be signed in already. There is no code.',
};

/** The choice of a session that leaves it to the settings. */
export const usualMethodName = (usual: SignInMethod): string => `As in Settings: ${methodNames[usual]}`;

export const managedWords = 'Set by your administrator for this machine.';

export const colorNames: Record<SessionColor, string> = {
  blue: 'Blue',
  teal: 'Teal',
  green: 'Green',
  amber: 'Amber',
  orange: 'Orange',
  red: 'Red',
  pink: 'Pink',
  purple: 'Purple',
  gray: 'Gray',
};

export const consolePlaceNames: Record<ConsolePlace, string> = {
  window: 'In a window of Latchkey',
  browser: 'In the session’s browser',
};

export const consolePlaceMeanings: Record<ConsolePlace, string> = {
  window: 'One window for each account and role, several side by side, each with cookies of its own.',
  browser: 'A browser is signed in to a few consoles at most, and shares its cookies among them.',
};

export const themeNames: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

/** What choosing these warnings does. */
export const endWarningsMeaning = (chosenMs: readonly number[]): string =>
  chosenMs.length === 0
    ? 'Nothing is said before a sign-in comes to an end that cannot be renewed.'
    : 'Said before a sign-in comes to an end that cannot be renewed, once Latchkey knows it.';

/** "Firefox, profile Work"; what is not found here any more goes by its id. */
export const browserName = (choice: BrowserChoice | undefined, installed: readonly InstalledBrowser[]): string => {
  if (choice === undefined || choice.kind === 'default') return 'your default browser';
  if (choice.kind === 'command') return 'the browser of your command';
  const browser = installed.find(({ id }) => id === choice.browserId);
  if (choice.profileId === undefined) return browser?.name ?? choice.browserId;
  const profile = browser?.profiles.find(({ id }) => id === choice.profileId);
  return `${browser?.name ?? choice.browserId}, profile ${profile?.name ?? choice.profileId}`;
};

/** Why it helps to mark a session whose start URL another one has. */
export const sameStartUrlWords = (name: string): string =>
  `${name} has this start URL, too. A color or a label tells the two apart.`;
