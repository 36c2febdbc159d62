import { type PressedKeys, pressedKeysOf, type ShortcutName } from '../shared/shortcuts.ts';
import { useStore } from './store.ts';

/** Whether the keys that are down are a shortcut, as this machine's keyboard has it. */
export const isPressed = (name: ShortcutName, event: PressedKeys): boolean =>
  pressedKeysOf(name, event, useStore.getState().app?.platform ?? 'linux') !== undefined;
