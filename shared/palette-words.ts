/** What the command palette offers and says. */
import { pauseName, resumeName } from './pause-words.ts';
import { counted, numberWords } from './plural-words.ts';
import { protocolOfWords } from './protocol-view-words.ts';
import { copyTarget } from './session-words.ts';
import type { CredentialFormat } from './settings.ts';
import { addSessionWords, placeNames, sessionsTitle } from './sidebar-words.ts';

export const paletteName = 'Command palette';
export const paletteSearchName = 'Search everything';
export const palettePlaceholder = 'Search roles, sessions, commands and settings';

export const paletteSectionNames = {
  favourites: 'Favourites',
  recent: 'Recent roles',
  roles: 'Roles',
  accounts: 'Accounts',
  sessions: sessionsTitle,
  commands: 'Commands',
  settings: placeNames.settings,
} as const;

export type PaletteSectionKind = keyof typeof paletteSectionNames;

export const sessionActNames = {
  show: (name: string) => `Show ${name}`,
  'sign-in': (name: string) => `Sign in to ${name}`,
  'sign-out': (name: string) => `Sign out of ${name}`,
  renew: (name: string) => `Renew ${name} for a full session`,
  sync: (name: string) => `Sync ${name}`,
  protocol: protocolOfWords,
} as const;

/** A command, and other words it is found by. */
type Named = { readonly title: string; readonly keywords: string };

export const commandNames = {
  add: { title: addSessionWords, keywords: 'new organization start url' },
  profiles: { title: placeNames.profiles, keywords: 'aws config files cli' },
  tools: { title: placeNames.tools, keywords: 'credential process endpoint applications callers' },
  activity: { title: placeNames.activity, keywords: 'log history' },
  settings: { title: placeNames.settings, keywords: 'preferences options' },
  shortcuts: { title: 'Keyboard shortcuts', keywords: 'keys help sheet hotkeys' },
  pause: { title: pauseName, keywords: 'stop hold renewing refresh' },
  resume: { title: resumeName, keywords: 'continue unpause renewing refresh' },
  'sync-all': { title: 'Sync accounts and roles of all sessions', keywords: 'refresh list' },
} as const satisfies Record<string, Named>;

export const signedOutRoleWords = 'signed out';

/** "3 roles" */
export const roleCountWords = (roles: number): string =>
  counted(roles, { one: '{count} role', other: '{count} roles' });

/** What the keys do with the highlighted line. */
export const roleKeysWords = (format: CredentialFormat, inConsole: string): readonly string[] => [
  `Enter copies ${copyTarget(format)}`,
  `${inConsole} opens the console`,
];
/** What the star's key does with the highlighted role. */
export const starKeyWords = (isFavourite: boolean, keys: string): string =>
  isFavourite ? `${keys} removes the star` : `${keys} adds a star`;
export const accountKeysWords = ['Enter shows the account in its session'] as const;
export const signedOutKeysWords = ['Enter shows its session, to sign in first'] as const;
export const actKeysWords = ['Enter does it'] as const;
export const closeKeyWords = 'Esc closes';

/** Below a list that is cut off. */
export const moreWords = (hidden: number): string => `${numberWords(hidden)} more. Type on to narrow them down.`;

export const nothingFoundWords = (query: string): string => `Nothing looks like “${query.trim()}”.`;

export const similarWords = 'Nothing matches exactly. These are similar:';

/** Announced while typing. */
export const foundWords = (found: number): string => `${numberWords(found)} found`;
