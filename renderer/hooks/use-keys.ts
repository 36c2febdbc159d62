import { sessionShortcutWords, shortcutWords } from '../../shared/shortcut-words.ts';
import { ariaKeysOf, type ShortcutName } from '../../shared/shortcuts.ts';
import { useStore } from '../store.ts';

export type KeysInWords = {
  /** "Ctrl K" */
  readonly words: string;
  /** For `aria-keyshortcuts`. */
  readonly aria: string;
};

/** A shortcut as this machine's keyboard has it. */
export const useKeys = (name: ShortcutName): KeysInWords => {
  const platform = useStore(({ app }) => app?.platform ?? 'linux');
  return { words: shortcutWords(name, platform), aria: ariaKeysOf(name, platform) };
};

/** The keys that lead to a session by its place in the list. */
export const useSessionKeys = (position: number): string | undefined => {
  const platform = useStore(({ app }) => app?.platform ?? 'linux');
  return sessionShortcutWords(position, platform);
};
