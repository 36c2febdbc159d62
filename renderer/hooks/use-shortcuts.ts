import { useEffect } from 'react';
import { openDialog, select, showPane } from '../actions.ts';
import { useStore } from '../store.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

const focusSearch = (): boolean => {
  const search = document.querySelector<HTMLInputElement>('#search');
  search?.focus();
  search?.select();
  return search !== null;
};

const focusQuestion = (): boolean => {
  const question = document.querySelector<HTMLElement>('.question');
  question?.focus();
  return question !== null;
};

/** What a key does anywhere in the window; true when it did something. */
const act = (event: KeyboardEvent, withCommand: boolean): boolean => {
  const { app, dialog } = useStore.getState();
  if (dialog !== undefined || event.altKey) return false;
  if (event.key === 'F6') return focusQuestion();
  if (!withCommand) return event.key === '/' && !isTyping(event.target) && focusSearch();
  if (event.key === 'f') return focusSearch();
  if (event.key === 'k') openDialog({ kind: 'palette' });
  else if (event.key === ',') openDialog({ kind: 'settings' });
  else if (event.key === 'n') openDialog({ kind: 'add' });
  else if (event.key === 'p') showPane('profiles');
  else if (/^[1-9]$/.test(event.key)) {
    const view = app?.sessions[Number(event.key) - 1];
    if (view === undefined) return false;
    select(view.session.id);
  } else return false;
  return true;
};

export const useShortcuts = (): void => {
  const isMac = useStore(({ app }) => app?.platform === 'darwin');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (act(event, isMac ? event.metaKey : event.ctrlKey)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isMac]);
};
