/** Plain words of buttons, the same wherever they stand. */
export const buttonNames = {
  add: 'Add',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  continue: 'Continue',
  copied: 'Copied',
  copy: 'Copy',
  dismiss: 'Dismiss',
  done: 'Done',
  edit: 'Edit',
  editHere: 'Edit…',
  more: 'More',
  notNow: 'Not now',
  remove: 'Remove',
  removeHere: 'Remove…',
  save: 'Save',
  tryAgain: 'Try again',
  undo: 'Undo',
} as const;

/** Heard once a text lies on the clipboard: "Copied: Line for a profile." */
export const copiedTextWords = (label: string): string => `Copied: ${label}.`;

/** A button beside a name: "Remove Northwind". */
export const removeNamedWords = (name: string): string => `Remove ${name}`;

/** The title of a form that changes what is there already. */
export const editTitle = (name: string): string => `Edit ${name}`;

/** The question before it goes. */
export const removalQuestion = (name: string): string => `Remove ${name}?`;

/** The eye beside what is typed in dots. */
export const typedSecretWords = (isShown: boolean): string => (isShown ? 'Hide what is typed' : 'Show what is typed');

/** In place of a page that could not be drawn. */
export const loadAgainWords = 'Load this window again';
