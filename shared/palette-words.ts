/** What the command palette offers and says. */
import { numberWords } from './plural-words.ts';
import { copyTarget } from './session-words.ts';
import type { CredentialFormat } from './settings.ts';

export const paletteName = 'Command palette';
export const paletteSearchName = 'Search everything';
export const palettePlaceholder = 'Search roles, sessions, commands and settings';

export const paletteSectionNames = {
  recent: 'Recent roles',
  roles: 'Roles',
  sessions: 'SSO sessions',
  commands: 'Commands',
  settings: 'Settings',
} as const;

export type PaletteSectionKind = keyof typeof paletteSectionNames;

export const sessionActNames = {
  show: (name: string) => `Show ${name}`,
  'sign-in': (name: string) => `Sign in to ${name}`,
  'sign-out': (name: string) => `Sign out of ${name}`,
  renew: (name: string) => `Renew ${name} for a full session`,
  sync: (name: string) => `Sync ${name}`,
  protocol: (name: string) => `Protocol of ${name}`,
} as const;

/** A command, and other words it is found by. */
type Named = { readonly title: string; readonly keywords: string };

export const commandNames = {
  add: { title: 'Add SSO session', keywords: 'new organization start url' },
  profiles: { title: 'Profiles', keywords: 'aws config files cli' },
  tools: { title: 'Tools', keywords: 'credential process endpoint applications callers' },
  activity: { title: 'Activity', keywords: 'log history' },
  settings: { title: 'Settings', keywords: 'preferences options' },
  'sync-all': { title: 'Sync accounts and roles of all sessions', keywords: 'refresh list' },
} as const satisfies Record<string, Named>;

/** The settings, by what a person would look for. */
export const settingNames: readonly Named[] = [
  { title: 'How to sign in', keywords: 'method browser user code device' },
  { title: 'Warnings before a sign-in ends', keywords: 'notifications remind' },
  { title: 'Where the AWS console opens', keywords: 'window browser' },
  { title: 'Copy credentials as', keywords: 'form format shell zsh bash fish powershell json' },
  { title: 'Clear copied credentials from the clipboard', keywords: 'seconds minutes lifetime' },
  { title: 'Region in copied credentials', keywords: 'aws_region' },
  { title: 'Export and import settings', keywords: 'sharing moving json file team' },
];

export const signedOutRoleWords = 'signed out';

/** What the keys do with the highlighted line. */
export const roleKeysWords = (format: CredentialFormat, command: string): readonly string[] => [
  `Enter copies ${copyTarget(format)}`,
  `${command} Enter opens the console`,
];
export const signedOutKeysWords = ['Enter shows its session, to sign in first'] as const;
export const actKeysWords = ['Enter does it'] as const;
export const closeKeyWords = 'Esc closes';

/** Below a list that is cut off. */
export const moreWords = (hidden: number): string => `${numberWords(hidden)} more. Type on to narrow them down.`;

export const nothingFoundWords = (query: string): string => `Nothing looks like “${query.trim()}”.`;

export const similarWords = 'Nothing matches exactly. These are similar:';

/** Announced while typing. */
export const foundWords = (found: number): string => `${numberWords(found)} found`;
