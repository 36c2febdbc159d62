import { useEffect } from 'react';
import { type Platform, pressedKeysOf, windowShortcuts } from '../../shared/shortcuts.ts';
import { useStore } from '../store.ts';
import { isWindowAtRest, windowActs } from '../window-acts.ts';

const isWithin = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

const textFields = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';

/** The search has let Escape pass when there was nothing left in it to clear. */
const isTypingElsewhere = (target: EventTarget | null): boolean =>
  isWithin(target, textFields) && !isWithin(target, '#search');

/** What a key does anywhere in the window; true when it did something. */
const act = (event: KeyboardEvent, platform: Platform): boolean => {
  const { target } = event;
  // What closes by a key is gone by now, but what was pressed in it was meant for it.
  if (!isWindowAtRest() || isWithin(target, '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'))
    return false;
  for (const name of windowShortcuts) {
    const keys = pressedKeysOf(name, event, platform);
    if (keys === undefined) continue;
    const isTyped = keys.key.length === 1 && keys.command !== true;
    if (isTyped && isWithin(target, textFields)) return false;
    if (keys.key === 'Escape' && isTypingElsewhere(target)) return false;
    return windowActs[name](event.key);
  }
  return false;
};

export const useShortcuts = (): void => {
  const platform = useStore(({ app }) => app?.platform);
  useEffect(() => {
    if (platform === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (act(event, platform)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [platform]);
};
