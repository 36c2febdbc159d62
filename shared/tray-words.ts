/** What the tray icon stands for, its tooltip, and the words of its menu. */
import { dueWarning, endOfSignIn, isLastToken } from './clock-words.ts';
import { formatNames, valueNames } from './copy.ts';
import { askerWords, questionWords } from './door-words.ts';
import type { Question } from './doors.ts';
import { assertNever } from './errors.ts';
import { enumerated } from './list-words.ts';
import type { CopiedCredentials, CredentialValue, SessionStatus } from './model.ts';
import { counted, numberWords } from './plural-words.ts';
import { copyTarget } from './session-words.ts';
import type { CredentialFormat } from './settings.ts';
import { formatDuration, minuteMs } from './time.ts';

/** What the tray icon tells: the one thing of all sessions that matters most. `who` names what it is about. */
export type TrayState =
  | { readonly kind: 'fresh'; readonly signedIn: number }
  | { readonly kind: 'renewing'; readonly who: readonly string[] }
  | { readonly kind: 'needs-you'; readonly who: readonly string[] }
  | { readonly kind: 'offline' }
  | { readonly kind: 'paused' };

/** The icon's tooltip: the icon in words. */
export const trayTooltip = (state: TrayState): string => {
  switch (state.kind) {
    case 'fresh':
      return state.signedIn === 0 ? 'Latchkey: signed out' : 'Latchkey: all sign-ins are fresh';
    case 'renewing':
      return `Latchkey: renewing ${enumerated(state.who)}`;
    case 'needs-you':
      return counted(state.who.length, { one: 'Latchkey: {who} needs you', other: 'Latchkey: {who} need you' }).replace(
        '{who}',
        () => enumerated(state.who),
      );
    case 'offline':
      return 'Latchkey: no network';
    case 'paused':
      return 'Latchkey: background work is paused';
  }
};

type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;

// Minutes are fine enough for a menu, and keep it from being drawn again every second.
const minutes = (lengthMs: number): string => (lengthMs < minuteMs ? 'less than 1 min' : formatDuration(lengthMs));

const signedInWords = (status: SignedIn, { now, isPaused, warningsMs }: TrayMoment): string => {
  const leftMs = status.expiresAt - now;
  const end = endOfSignIn(status);
  if (end !== undefined && end > now && (isLastToken(status) || dueWarning(status, warningsMs, now) !== undefined)) {
    return `signed in, ends in ${minutes(end - now)}`;
  }
  if (leftMs <= 0) return isPaused ? 'ran out, paused' : 'signed in, renewing';
  if (status.renewal.kind === 'waiting') return `not renewed, ${minutes(leftMs)} left`;
  return isPaused && status.renewal.kind === 'planned'
    ? `paused, ${minutes(leftMs)} left`
    : `signed in, ${minutes(leftMs)} left`;
};

/** What else a session's line in the menu depends on. */
type TrayMoment = { readonly now: number; readonly isPaused: boolean; readonly warningsMs: readonly number[] };

export const traySessionWords = (status: SessionStatus, moment: TrayMoment): string => {
  switch (status.kind) {
    case 'signed-out':
      return status.because === undefined || status.because === 'cancelled' ? 'signed out' : 'needs you to sign in';
    case 'starting':
      return 'starting to sign in';
    case 'authorizing':
      return 'waiting for you to allow it';
    case 'signed-in':
      return signedInWords(status, moment);
    default:
      return assertNever(status);
  }
};

const longestName = 48;

/** Menus are as wide as their longest line. */
export const clippedName = (name: string): string =>
  name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;

type MarkedName = { readonly isProduction: boolean; readonly sessionName?: string | undefined };

const marked = (name: string, { isProduction, sessionName }: MarkedName): string =>
  `${name}${isProduction ? ', production' : ''}${sessionName === undefined ? '' : ` (${clippedName(sessionName)})`}`;

/** "payments-prod / ReadOnly, production (Northwind)"; a chained role has a name of its own. */
export const trayRoleWords = (
  role: { readonly accountName: string; readonly roleName: string; readonly chainedName?: string | undefined },
  mark: MarkedName,
): string => marked(role.chainedName ?? `${clippedName(role.accountName)} / ${clippedName(role.roleName)}`, mark);

export const trayQuestionWords = ({ caller, role, accountName }: Question, isProduction: boolean): string => {
  const named = { ...role, ...(accountName !== undefined && { accountName: clippedName(accountName) }) };
  const asker = { ...caller, name: clippedName(askerWords(caller, named)) };
  return marked(questionWords(asker, named), { isProduction });
};

/** "Copy for bash / zsh" */
export const trayCopyWords = (what: CredentialFormat): string => `Copy ${copyTarget(what)}`;

export const trayCopiedWords = ({ accountName, role, what }: CopiedCredentials): string => {
  const names: Readonly<Record<CredentialFormat | CredentialValue, string>> = { ...formatNames, ...valueNames };
  return `Copied: ${clippedName(accountName)} / ${clippedName(role.roleName)}, ${names[what]}`;
};

export const traySignInWords = (sessionName: string): string => `Sign in to ${clippedName(sessionName)}`;

/** Where there are more favourites than fit. */
export const trayMoreWords = (count: number): string => `${numberWords(count)} more in Latchkey`;

export const trayLabels = {
  allow: 'Allow',
  deny: 'Deny',
  'sign-in': 'Sign in',
  'cancel-sign-in': 'Cancel sign-in',
  'show-sign-in': 'Show sign-in window',
  'open-sign-in': 'Open sign-in page again',
  'sign-out': 'Sign out',
  renew: 'Renew now',
  'renew-fully': 'Renew for a full session',
  'renew-all': 'Renew all now',
  favourites: 'Favourites',
  recents: 'Recent roles',
  'copy-as': 'Copy as',
  'open-console': 'Open console',
  'ask-for-console': 'Open console…',
  'clear-clipboard': 'Clear clipboard now',
  waiting: 'Waiting for its sign-in',
  open: 'Open Latchkey',
  quit: 'Quit Latchkey',
} as const;
