/** What the quick-pick says, and the setting of its keys. */
import type { CopiedCredentials, QuickPickView, SessionStatus } from './model.ts';
import { copyTarget } from './session-words.ts';
import type { CredentialFormat } from './settings.ts';
import { secondMs } from './time.ts';

export const quickPickName = 'Quick-pick';
/** Of its window, among those of other programs. */
export const quickPickTitle = 'Latchkey quick-pick';
export const quickPickAction = 'Quick-pick…';
export const quickPickSearchName = 'Search roles';
export const quickPickPlaceholder = 'Copy the credentials of a role';

export const quickPickSectionNames = {
  favourites: 'Favourites',
  recent: 'Used most and last',
  roles: 'Roles',
} as const;

export type QuickPickSectionKind = keyof typeof quickPickSectionNames;

/** In place of a list. */
export const noRolesWords = (hasSessions: boolean): string =>
  hasSessions
    ? 'No roles are known yet. They come with the first sign-in to a session.'
    : 'No SSO sessions yet. Add one in the main window.';

/** What the keys do with the highlighted role. */
export const quickPickKeysWords = (
  status: SessionStatus,
  sessionName: string,
  format: CredentialFormat,
  command: string,
): readonly string[] => {
  switch (status.kind) {
    case 'signed-in':
      return [`Enter copies ${copyTarget(format)}`, `${command} Enter opens the console`];
    case 'signed-out':
      return [`Enter signs in to ${sessionName}`];
    case 'starting':
      return [`${sessionName} is starting to sign in`];
    case 'authorizing':
      return [`Enter shows the sign-in page of ${sessionName}`];
  }
};

export const fetchingWords = 'Getting credentials…';

/** "Copied for bash / zsh. Leaves the clipboard in 60 s." */
export const quickCopiedWords = ({ what, copiedAt, clearsAt }: CopiedCredentials): string => {
  const copied = `Copied ${copyTarget(what)}.`;
  return clearsAt === undefined
    ? `${copied} Stays on the clipboard.`
    : `${copied} Leaves the clipboard in ${Math.round((clearsAt - copiedAt) / secondMs)} s.`;
};

export const productionTitle = (accountName: string): string => `${accountName} is production`;
export const productionWords = (roleName: string): string =>
  `Enter opens its console as ${roleName}, Escape goes back. You are asked once for each account until Latchkey quits.`;

export const shortcutFieldName = 'Keys that open the quick-pick';
export const shortcutFieldMeaning =
  'They work in every program: find a role, Enter copies its credentials, and you are back where you were.';
export const pressKeysWords = 'Press the keys…';
export const noKeysWords = 'None';

/** While keys are pressed that make no shortcut. */
export const unfitKeysWords = (command: string): string =>
  `Hold ${command}, Alt or both with a letter, a digit, F1 to F24, Space or an arrow key.`;

const shortcutProblems: Partial<Record<QuickPickView['shortcut'], string>> = {
  taken: 'Another program has this shortcut. Choose another one.',
  malformed: 'These are no keys that a system knows. Choose others.',
};

/** Why the keys of the setting do not work. Under Wayland it says itself why they may not. */
export const shortcutProblem = ({ shortcut, isWayland }: QuickPickView): string | undefined =>
  isWayland && shortcut === 'taken' ? undefined : shortcutProblems[shortcut];

export const waylandWords =
  'Under Wayland keys reach Latchkey only while one of its windows, or another X11 program, has the focus. The tray opens the quick-pick, too, and your desktop’s settings can bind keys to this command:';
