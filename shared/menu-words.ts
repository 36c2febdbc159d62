/** The application menu in words; an ampersand stands before the letter that Alt takes. */
import type { MenuChoice } from './contract.ts';
import { placeNames } from './sidebar-words.ts';

export const menuTitles = {
  file: '&File',
  edit: '&Edit',
  view: '&View',
  go: '&Go',
  window: '&Window',
  help: '&Help',
} as const;

export const menuChoiceNames: Record<MenuChoice, string> = {
  palette: 'Command palette…',
  'add-session': 'Add SSO session…',
  settings: 'Settings…',
  find: 'Search',
  sync: 'Sync accounts and roles',
  details: 'Details of the role',
  'next-part': 'Next part of the window',
  'previous-part': 'Previous part of the window',
  shortcuts: 'Keyboard shortcuts',
  'next-session': 'Next SSO session',
  'previous-session': 'Previous SSO session',
  profiles: placeNames.profiles,
  tools: placeNames.tools,
  activity: placeNames.activity,
  back: 'Accounts and roles',
};

export const quitName = 'Quit Latchkey';
export const aboutName = 'About Latchkey';
export const hideName = 'Hide Latchkey';
export const openWindowName = 'Open Latchkey';
export const closeWindowName = 'Close window';

/** What can be done in a text field, or with text that is selected. */
export const editNames = {
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
} as const;

export type EditName = keyof typeof editNames;
