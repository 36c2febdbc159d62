/** The window's keyboard shortcuts in words. */
import { acceleratorWords } from './accelerator.ts';
import { quickPickName } from './quick-pick-words.ts';
import {
  type Keys,
  type Platform,
  type ShortcutGroup,
  type ShortcutName,
  shortcutGroups,
  shortcutNames,
  shortcuts,
} from './shortcuts.ts';
import { placeNames } from './sidebar-words.ts';

export const shortcutsTitle = 'Keyboard shortcuts';

const groupNames: Record<ShortcutGroup, string> = {
  anywhere: 'Anywhere',
  going: 'Going places',
  roles: 'Roles, in the search and in the list',
  lists: 'Lists',
  palette: 'Command palette',
  'sign-in': 'Signing in',
};

/** What each one does. */
const meanings: Record<ShortcutName, string> = {
  palette: 'Command palette',
  find: 'Search what is shown',
  'add-session': 'Add an SSO session',
  sync: 'Sync accounts and roles',
  settings: placeNames.settings,
  details: 'Show or hide the details of a role',
  'next-part': 'Next part of the window',
  'previous-part': 'Previous part of the window',
  'menu-of-focus': 'Menu of what has the focus',
  shortcuts: 'These shortcuts',
  'close-window': 'Close the window',
  quit: 'Quit Latchkey',
  'session-by-number': 'SSO session by its place',
  'next-session': 'Next SSO session',
  'previous-session': 'Previous SSO session',
  profiles: placeNames.profiles,
  tools: placeNames.tools,
  activity: placeNames.activity,
  back: 'Back to accounts and roles',
  'move-role': 'Next or previous role',
  'copy-role': 'Copy credentials',
  'copy-role-as': 'Copy credentials as…',
  'open-console': 'Open the console',
  favourite: 'Add to favourites, or remove',
  'move-row': 'Next or previous line',
  'move-page': 'A page on or back',
  'move-to-end': 'First or last line',
  'enter-row': 'Do what the line offers first',
  'clear-search': 'Clear the search',
  'move-entry': 'Next or previous line',
  'take-entry': 'Do it; of a role, copy credentials',
  'take-console': 'Open the console of a role',
  'star-entry': 'Add a role to favourites, or remove',
  'close-palette': 'Close the palette',
  'copy-code': 'Copy the user code',
  'copy-link': 'Copy the link of the sign-in page',
};

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  ContextMenu: 'Menu',
};

const macKeyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: '⇞',
  PageDown: '⇟',
  Home: '↖',
  End: '↘',
  Enter: '↩',
  Escape: '⎋',
  Tab: '⇥',
};

const nameOf = (key: string, names: Readonly<Record<string, string>>): string => names[key] ?? key.toUpperCase();

/** "Ctrl Shift Tab", "⌘K" */
const keysWords = ({ key, upTo, command, control, shift }: Keys, platform: Platform): string => {
  if (platform === 'darwin') {
    const before = [control && '⌃', shift && '⇧', command && '⌘'].filter(Boolean).join('');
    return before + (macKeyNames[key] ?? nameOf(key, {})) + (upTo === undefined ? '' : ` to ${before}${upTo}`);
  }
  const parts = [
    (command || control) && 'Ctrl',
    shift && 'Shift',
    keyNames[key] ?? (key.length > 1 ? key : nameOf(key, {})),
  ];
  return parts.filter(Boolean).join(' ') + (upTo === undefined ? '' : ` to ${upTo}`);
};

/** The key held for commands, where it stands beside a name of another key. */
export const commandKeyName = (platform: Platform | undefined): string => (platform === 'darwin' ? '⌘' : 'Ctrl');

/** The keys that menus and tooltips show. */
export const shortcutWords = (name: ShortcutName, platform: Platform): string =>
  keysWords(shortcuts[name].keys[0], platform);

/** What a tooltip says: "Settings (Ctrl ,)" */
export const withKeys = (words: string, keys: string): string => `${words} (${keys})`;

/** The keys of a session by its place in the list; there are nine. */
export const sessionShortcutWords = (position: number, platform: Platform): string | undefined => {
  const [keys]: readonly [Keys] = shortcuts['session-by-number'].keys;
  const key = String(position + 1);
  return position < 9 ? keysWords({ key, ...(keys.command && { command: true }) }, platform) : undefined;
};

type ShortcutLine = {
  readonly name: ShortcutName | 'quick-pick';
  readonly meaning: string;
  /** Each a way of its own. */
  readonly keys: readonly string[];
};

export type ShortcutSection = {
  readonly group: ShortcutGroup | 'every-program';
  readonly title: string;
  readonly lines: readonly ShortcutLine[];
};

/** Keyboards of Macs have no key for menus. */
const keysOn = (platform: Platform, name: ShortcutName): readonly Keys[] =>
  shortcuts[name].keys.filter(({ key }) => platform !== 'darwin' || key !== 'ContextMenu');

/** The keys that are heard in every program; none where none are wanted. */
const everywhere = (quickPickShortcut: string, platform: Platform): readonly ShortcutSection[] => {
  if (quickPickShortcut === '') return [];
  const keys = [acceleratorWords(quickPickShortcut, platform)];
  return [
    {
      group: 'every-program',
      title: 'In every program',
      lines: [{ name: 'quick-pick', meaning: quickPickName, keys }],
    },
  ];
};

/** All of them, as the sheet lists them. */
export const shortcutSheet = (platform: Platform, quickPickShortcut = ''): readonly ShortcutSection[] => [
  ...everywhere(quickPickShortcut, platform),
  ...shortcutGroups.map((group) => ({
    group,
    title: groupNames[group],
    lines: shortcutNames
      .filter((name) => shortcuts[name].group === group)
      .map((name) => ({
        name,
        meaning: meanings[name],
        keys: keysOn(platform, name).map((keys) => keysWords(keys, platform)),
      })),
  })),
];
