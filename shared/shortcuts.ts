/** Every key that does something in the main window, once: for whoever listens, for menus, tooltips and the sheet. */

export type Platform = 'linux' | 'darwin' | 'win32';

/** Keys as data. Letters are lower-cased; a sign such as ? is wherever the keyboard has it, with Shift or without. */
export type Keys = {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  /** The last of a row of keys that starts with `key`. */
  readonly upTo?: string;
  /** Ctrl, or ⌘ on macOS. */
  readonly command?: true;
  /** Ctrl on every platform. */
  readonly control?: true;
  readonly shift?: true;
};

/** In the order of the sheet. */
export const shortcutGroups = ['anywhere', 'going', 'roles', 'lists', 'palette', 'sign-in'] as const;

export type ShortcutGroup = (typeof shortcutGroups)[number];

/** Who listens: the whole window, the application menu alone, or what has the focus. */
type Listener = 'window' | 'menu' | 'focus';

export type Shortcut = {
  readonly group: ShortcutGroup;
  readonly by: Listener;
  /** The first one is the one to show. */
  readonly keys: readonly [Keys, ...Keys[]];
};

const menuKeys = [{ key: 'F10', shift: true }, { key: 'ContextMenu' }] as const;

export const shortcuts = {
  palette: { group: 'anywhere', by: 'window', keys: [{ key: 'k', command: true }] },
  find: { group: 'anywhere', by: 'window', keys: [{ key: 'f', command: true }, { key: '/' }] },
  'add-session': { group: 'anywhere', by: 'window', keys: [{ key: 'n', command: true }] },
  sync: { group: 'anywhere', by: 'window', keys: [{ key: 'r', command: true }] },
  settings: { group: 'anywhere', by: 'window', keys: [{ key: ',', command: true }] },
  details: { group: 'anywhere', by: 'window', keys: [{ key: 'i', command: true }] },
  'next-part': { group: 'anywhere', by: 'window', keys: [{ key: 'F6' }] },
  'previous-part': { group: 'anywhere', by: 'window', keys: [{ key: 'F6', shift: true }] },
  'menu-of-focus': { group: 'anywhere', by: 'window', keys: menuKeys },
  shortcuts: { group: 'anywhere', by: 'window', keys: [{ key: '?' }] },
  'close-window': { group: 'anywhere', by: 'menu', keys: [{ key: 'w', command: true }] },
  quit: { group: 'anywhere', by: 'menu', keys: [{ key: 'q', command: true }] },

  'session-by-number': { group: 'going', by: 'window', keys: [{ key: '1', upTo: '9', command: true }] },
  'next-session': { group: 'going', by: 'window', keys: [{ key: 'Tab', control: true }] },
  'previous-session': { group: 'going', by: 'window', keys: [{ key: 'Tab', control: true, shift: true }] },
  profiles: { group: 'going', by: 'window', keys: [{ key: 'p', command: true }] },
  tools: { group: 'going', by: 'window', keys: [{ key: 't', command: true }] },
  activity: { group: 'going', by: 'window', keys: [{ key: 'j', command: true }] },
  back: { group: 'going', by: 'window', keys: [{ key: 'Escape' }] },

  'move-role': { group: 'roles', by: 'focus', keys: [{ key: 'ArrowDown' }, { key: 'ArrowUp' }] },
  'copy-role': { group: 'roles', by: 'focus', keys: [{ key: 'Enter' }] },
  'copy-role-as': { group: 'roles', by: 'focus', keys: [{ key: 'Enter', shift: true }] },
  'open-console': { group: 'roles', by: 'focus', keys: [{ key: 'Enter', command: true }] },
  favourite: { group: 'roles', by: 'focus', keys: [{ key: 'd', command: true }] },

  'move-row': { group: 'lists', by: 'focus', keys: [{ key: 'ArrowDown' }, { key: 'ArrowUp' }] },
  'move-page': { group: 'lists', by: 'focus', keys: [{ key: 'PageDown' }, { key: 'PageUp' }] },
  'move-to-end': { group: 'lists', by: 'focus', keys: [{ key: 'Home' }, { key: 'End' }] },
  'enter-row': { group: 'lists', by: 'focus', keys: [{ key: 'Enter' }] },
  'clear-search': { group: 'lists', by: 'focus', keys: [{ key: 'Escape' }] },

  'move-entry': { group: 'palette', by: 'focus', keys: [{ key: 'ArrowDown' }, { key: 'ArrowUp' }] },
  'take-entry': { group: 'palette', by: 'focus', keys: [{ key: 'Enter' }] },
  'take-console': { group: 'palette', by: 'focus', keys: [{ key: 'Enter', command: true }] },
  'star-entry': { group: 'palette', by: 'focus', keys: [{ key: 'd', command: true }] },
  'close-palette': { group: 'palette', by: 'focus', keys: [{ key: 'Escape' }] },

  'copy-code': { group: 'sign-in', by: 'focus', keys: [{ key: 'c', command: true }] },
  'copy-link': { group: 'sign-in', by: 'focus', keys: [{ key: 'c', command: true, shift: true }] },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;

/** Names of what the whole window listens to. */
export type WindowShortcut = {
  [Name in ShortcutName]: (typeof shortcuts)[Name]['by'] extends 'window' ? Name : never;
}[ShortcutName];

const isName = (name: string): name is ShortcutName => name in shortcuts;

export const shortcutNames: readonly ShortcutName[] = Object.keys(shortcuts).filter(isName);

const isWindowShortcut = (name: ShortcutName): name is WindowShortcut => shortcuts[name].by === 'window';

export const windowShortcuts: readonly WindowShortcut[] = shortcutNames.filter(isWindowShortcut);

/** The parts of a `KeyboardEvent` that tell which keys are down. */
export type PressedKeys = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** The letter on the key, also where the keyboard types another alphabet. */
const keyOf = ({ key, code }: PressedKeys): string => {
  if (key.length !== 1) return key;
  const isForeign = /[^\p{ASCII}]/u.test(key) && /^Key[A-Z]$/.test(code);
  return isForeign ? code.charAt(3).toLowerCase() : key.toLowerCase();
};

const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/.test(key);

const isOneOf = ({ key, upTo }: Keys, pressed: string): boolean =>
  upTo === undefined ? pressed === key : pressed.length === 1 && pressed >= key && pressed <= upTo;

const hasKeys = (keys: Keys, pressed: PressedKeys, platform: Platform): boolean => {
  const isMac = platform === 'darwin';
  const control = keys.control === true || (keys.command === true && !isMac);
  const meta = keys.command === true && isMac;
  return (
    isOneOf(keys, keyOf(pressed)) &&
    !pressed.altKey &&
    pressed.ctrlKey === control &&
    pressed.metaKey === meta &&
    (isSign(keys.key) || pressed.shiftKey === (keys.shift === true))
  );
};

/** The keys of the shortcut that are pressed, if any are. */
export const pressedKeysOf = (name: ShortcutName, pressed: PressedKeys, platform: Platform): Keys | undefined =>
  shortcuts[name].keys.find((keys: Keys) => hasKeys(keys, pressed, platform));

const acceleratorKeys: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowUp: 'Up', ArrowDown: 'Down' };

/** As Electron's menus spell it. */
export const acceleratorOf = (name: ShortcutName): string => {
  const { key, command, control, shift }: Keys = shortcuts[name].keys[0];
  const last = acceleratorKeys[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [command && 'CmdOrCtrl', control && 'Ctrl', shift && 'Shift', last].filter(Boolean).join('+');
};

/** As `aria-keyshortcuts` spells it. */
export const ariaKeysOf = (name: ShortcutName, platform: Platform): string =>
  (shortcuts[name].keys as readonly Keys[])
    .filter(({ upTo }) => upTo === undefined)
    .map(({ key, command, control, shift }) =>
      [
        command && (platform === 'darwin' ? 'Meta' : 'Control'),
        control && 'Control',
        shift && 'Shift',
        key.length === 1 ? key.toUpperCase() : key,
      ]
        .filter(Boolean)
        .join('+'),
    )
    .join(' ');
