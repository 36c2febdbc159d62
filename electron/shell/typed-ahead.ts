/** What a person types into a window whose page is not there yet. */
import type { Input } from 'electron';

type PressedKey = Pick<Input, 'type' | 'key' | 'control' | 'alt' | 'meta'>;

export type TypedAhead = {
  /** Keeps what a key types; true where the page must not have the key, too. */
  press(key: PressedKey): boolean;
  /** All that was typed so far. From now on the page has the keys. */
  take(): string;
};

export const createTypedAhead = (): TypedAhead => {
  let typed: readonly string[] = [];
  let isTaken = false;
  return {
    press({ type, key, control, alt, meta }) {
      if (isTaken || type !== 'keyDown') return false;
      if (key === 'Backspace') typed = typed.slice(0, -1);
      else if ([...key].length === 1 && !control && !alt && !meta) typed = [...typed, key];
      // What Enter and the arrows would mean is to be seen first.
      return true;
    },
    take() {
      isTaken = true;
      return typed.join('');
    },
  };
};
