/** What the shortcuts of the whole window do, by whichever way they are asked for: a key, the application menu. */
import type { WindowShortcut } from '../shared/shortcuts.ts';
import { openDialog, run, select, showPane } from './actions.ts';
import { toggleDetails } from './details.ts';
import { shownSession, useStore } from './store.ts';

const found = (selector: string): HTMLElement | undefined => document.querySelector<HTMLElement>(selector) ?? undefined;

const focus = (element: HTMLElement | undefined): boolean => {
  element?.focus();
  return element !== undefined;
};

const focusSearch = (): boolean => {
  const search = document.querySelector<HTMLInputElement>('#search');
  search?.select();
  return focus(search ?? undefined);
};

/** Where the focus goes in what stands beside the sidebar. */
const focusPane = (): boolean => focus(found('main [data-first-focus]') ?? found('main button'));

type Part = { readonly holds: string; readonly enter: () => boolean };

const parts: readonly Part[] = [
  { holds: '.questions', enter: () => focus(found('.question')) },
  {
    holds: '.sidebar',
    enter: () => focus(found('.session-entry[tabindex="0"]') ?? found('.sidebar button')),
  },
  { holds: 'main', enter: focusPane },
  {
    holds: '.role-details',
    enter: () => focus(found('.role-details [role=tab][aria-selected="true"]') ?? found('.role-details button')),
  },
];

/** From nowhere to the first part there is. */
const focusPartAfter = (inOrder: readonly Part[]) => (): boolean => {
  const from = inOrder.findIndex(({ holds }) => document.activeElement?.closest(holds));
  return [...inOrder.slice(from + 1), ...inOrder.slice(0, from + 1)].some(({ enter }) => enter());
};

const open = (kind: 'palette' | 'settings' | 'add' | 'shortcuts') => (): boolean => {
  openDialog({ kind });
  return true;
};

const show = (pane: 'profiles' | 'tools' | 'activity') => (): boolean => {
  showPane(pane);
  return true;
};

const selectAt = (position: number): boolean => {
  const view = useStore.getState().app?.sessions[position];
  if (view !== undefined) select(view.session.id);
  return view !== undefined;
};

const selectBeside = (by: 1 | -1) => (): boolean => {
  const state = useStore.getState();
  const sessions = state.app?.sessions ?? [];
  const from = sessions.findIndex(({ session }) => session.id === shownSession(state)?.session.id);
  return sessions.length > 0 && selectAt((from + by + sessions.length) % sessions.length);
};

const sync = (): boolean => {
  const state = useStore.getState();
  const view = shownSession(state);
  if (view?.status.kind !== 'signed-in') return false;
  if (view.sync.kind !== 'syncing') void run('syncCatalog', { id: view.session.id });
  return true;
};

const back = (): boolean => {
  const state = useStore.getState();
  const view = shownSession(state);
  if (state.pane === 'session') return false;
  if (view === undefined) showPane('session');
  else select(view.session.id);
  return true;
};

/** Beside a list of roles, or over it. */
const details = (): boolean => {
  const state = useStore.getState();
  if (state.pane !== 'session' || shownSession(state)?.status.kind !== 'signed-in') return false;
  toggleDetails();
  return true;
};

/** Macs have no key for menus of their own, and send no event for this one. */
const openMenuOfFocus = (): boolean => {
  if (useStore.getState().app?.platform !== 'darwin') return false;
  const asked = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
  return document.activeElement?.dispatchEvent(asked) === false;
};

/** Each answers whether it did something. */
export const windowActs: Record<WindowShortcut, (key: string) => boolean> = {
  palette: open('palette'),
  find: focusSearch,
  'add-session': open('add'),
  sync,
  settings: open('settings'),
  details,
  'next-part': focusPartAfter(parts),
  'previous-part': focusPartAfter([...parts].reverse()),
  'menu-of-focus': openMenuOfFocus,
  shortcuts: open('shortcuts'),
  'session-by-number': (key) => selectAt(Number(key) - 1),
  'next-session': selectBeside(1),
  'previous-session': selectBeside(-1),
  profiles: show('profiles'),
  tools: show('tools'),
  activity: show('activity'),
  back,
};

/** A dialog or a menu keeps the keys to itself: it may hold what was typed. */
export const isWindowAtRest = (): boolean =>
  useStore.getState().dialog === undefined && document.querySelector('[role=dialog], [role=alertdialog]') === null;
