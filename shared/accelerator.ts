/** Keys that are heard whatever program has the focus, as Electron writes them: `CommandOrControl+Shift+Space`. */
import type { AppState } from './model.ts';

type Platform = AppState['platform'];

/** In the order in which they are written; on Linux and Windows `Command` would never be heard. */
const modifiers = ['CommandOrControl', 'Command', 'Control', 'Super', 'Alt', 'Shift'] as const;

type Modifier = (typeof modifiers)[number];

/** Keys by their name in `KeyboardEvent.key`, as accelerators have them. */
const namedKeys: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Enter: 'Return',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
};

const functionKey = /^F([1-9]|1\d|2[0-4])$/;
const letterOrDigit = /^[A-Z0-9]$/;

const isKey = (key: string): boolean =>
  letterOrDigit.test(key) || functionKey.test(key) || Object.values(namedKeys).includes(key);

const isModifier = (part: string): part is Modifier => modifiers.some((modifier) => modifier === part);

/** Without one of these beside it, a key would be taken from everything that is typed anywhere. */
const holdsBack = (part: string): boolean => isModifier(part) && part !== 'Shift';

/** True for one key with at least one modifier other than Shift. */
export const isAccelerator = (text: string): boolean => {
  const parts = text.split('+');
  const held = parts.slice(0, -1);
  return (
    isKey(parts.at(-1) ?? '') && held.every(isModifier) && held.some(holdsBack) && new Set(held).size === held.length
  );
};

/** What of a `KeyboardEvent` tells the keys. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const heldModifiers = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyPress, platform: Platform): readonly Modifier[] => {
  const isMac = platform === 'darwin';
  const held: Readonly<Record<Modifier, boolean>> = {
    CommandOrControl: isMac ? metaKey : ctrlKey,
    Command: false,
    Control: isMac && ctrlKey,
    Super: !isMac && metaKey,
    Alt: altKey,
    Shift: shiftKey,
  };
  return modifiers.filter((modifier) => held[modifier]);
};

/** Letters go by what they write; where Alt or Shift make another sign of a key, by the place it has. */
const keyOf = ({ key, code }: KeyPress): string | undefined => {
  const named = namedKeys[key];
  if (named !== undefined) return named;
  if (functionKey.test(key)) return key;
  const written = key.toUpperCase();
  if (letterOrDigit.test(written)) return written;
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
};

type Pressed =
  | { readonly kind: 'whole'; readonly accelerator: string }
  /** Only modifiers so far, or none. */
  | { readonly kind: 'begun'; readonly held: string }
  /** A key that no shortcut can have, or one without a modifier. */
  | { readonly kind: 'unfit' };

const modifierKeys = ['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'OS', 'Super', 'Hyper', 'Fn'];

/** What a press of keys makes. */
export const pressedAccelerator = (press: KeyPress, platform: Platform): Pressed => {
  const held = heldModifiers(press, platform).join('+');
  if (modifierKeys.includes(press.key)) return { kind: 'begun', held };
  const accelerator = `${held}+${keyOf(press) ?? ''}`;
  return isAccelerator(accelerator) ? { kind: 'whole', accelerator } : { kind: 'unfit' };
};

const macNames: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Super: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Return: '↩',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
};

const names: Readonly<Record<string, string>> = {
  CommandOrControl: 'Ctrl',
  Control: 'Ctrl',
  Super: 'Super',
  Return: 'Enter',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

const windowsNames: Readonly<Record<string, string>> = { Super: 'Win', Command: 'Win' };

/** ⌃⌥⇧⌘, as menus of macOS have them. */
const macOrder: readonly string[] = ['Control', 'Alt', 'Shift', 'Super', 'Command', 'CommandOrControl'];
const macPlace = (part: string): number => (isModifier(part) ? macOrder.indexOf(part) : macOrder.length);

/** "Ctrl Shift Space", "⇧⌘Space"; also for the modifiers alone. */
export const acceleratorWords = (accelerator: string, platform: Platform): string => {
  const parts = accelerator.split('+');
  if (platform === 'darwin') {
    return [...parts]
      .sort((left, right) => macPlace(left) - macPlace(right))
      .map((part) => macNames[part] ?? part)
      .join('');
  }
  const own = platform === 'win32' ? windowsNames : {};
  return parts.map((part) => own[part] ?? names[part] ?? part).join(' ');
};

/** The same for readers on any machine: "Ctrl Shift Space, on a Mac ⇧⌘Space". */
export const acceleratorOnAll = (accelerator: string): string => {
  const [here, onMac] = [acceleratorWords(accelerator, 'linux'), acceleratorWords(accelerator, 'darwin')];
  return here === onMac ? here : `${here}, on a Mac ${onMac}`;
};
