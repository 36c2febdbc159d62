/** What a person types into a window whose page is not there yet. */
import type { Input } from 'electron';

type PressedKey = Pick<Input, 'type' | 'key' | 'control' | 'alt' | 'meta' | 'isAutoRepeat'>;

export type TypedAhead = {
  /** Keeps what a key types; true where the page must not have the key, too. */
  press(key: PressedKey): boolean;
  /** All that was typed so far. Once the page has all of it, it gets the keys, too. */
  take(has: string): string;
};

export const createTypedAhead = (platform: NodeJS.Platform): TypedAhead => {
  let typed: readonly string[] = [];
  let isTaken = false;
  return {
    press({ type, key, control, alt, meta, isAutoRepeat }) {
      // On a Mac, Option is what types signs; elsewhere Alt stands for menus.
      if (isTaken || type !== 'keyDown' || control || meta || (alt && platform !== 'darwin')) return false;
      if (key === 'Backspace') typed = typed.slice(0, -1);
      // What repeats first is still the key that opened the window.
      else if ([...key].length === 1 && !(isAutoRepeat && typed.length === 0)) typed = [...typed, key];
      // What Enter and the arrows would mean is to be seen first.
      return true;
    },
    take(has) {
      const text = typed.join('');
      isTaken ||= text === has;
      return text;
    },
  };
};
