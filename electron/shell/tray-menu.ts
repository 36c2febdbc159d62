/** What the tray's menu says and offers, as data. */
import { formatNames, valueNames } from '../../shared/copy.ts';
import type { Question, Verdict } from '../../shared/doors.ts';
import type { AppState, RecentRole, RoleRef, SessionId, SessionStatus, SessionView } from '../../shared/model.ts';
import { quickPickAction } from '../../shared/quick-pick-words.ts';
import { plainRef } from '../../shared/role-ref.ts';
import { formatDuration, minuteMs } from '../../shared/time.ts';
import { sessionIn } from './state.ts';

export type TrayAction =
  | { readonly do: 'sign-in' | 'cancel-sign-in' | 'show-sign-in' | 'open-sign-in' | 'sign-out'; readonly id: SessionId }
  | { readonly do: 'copy'; readonly role: RoleRef }
  | { readonly do: 'answer'; readonly id: string; readonly verdict: Verdict }
  | { readonly do: 'open' | 'quick-pick' | 'quit' };

export type TrayItem =
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly enabled: boolean }
  | { readonly kind: 'group'; readonly label: string; readonly items: readonly TrayItem[] };

const separator: TrayItem = { kind: 'separator' };

const action = (label: string, act: TrayAction, enabled = true): TrayItem => ({
  kind: 'action',
  label,
  action: act,
  enabled,
});

// Minutes are fine enough for a menu, and keep it from being rebuilt every second.
const timeLeft = (expiresAt: number, now: number): string => {
  const leftMs = expiresAt - now;
  if (leftMs <= 0) return 'renewing';
  return leftMs < minuteMs ? 'less than 1 min left' : `${formatDuration(leftMs)} left`;
};

const statusWords = (status: SessionStatus, now: number): string => {
  switch (status.kind) {
    case 'signed-out':
      return status.because === undefined || status.because === 'cancelled' ? 'signed out' : 'needs you to sign in';
    case 'starting':
      return 'starting to sign in';
    case 'authorizing':
      return 'waiting for you to allow it';
    case 'signed-in':
      return `signed in, ${timeLeft(status.expiresAt, now)}`;
  }
};

const sessionActions = ({ session: { id }, status }: SessionView): readonly TrayItem[] => {
  switch (status.kind) {
    case 'signed-out':
      return [action('Sign in', { do: 'sign-in', id })];
    case 'starting':
      return [action('Cancel sign-in', { do: 'cancel-sign-in', id })];
    case 'authorizing':
      return [
        status.method === 'device'
          ? action('Show sign-in window', { do: 'show-sign-in', id })
          : action('Open sign-in page again', { do: 'open-sign-in', id }),
        action('Cancel sign-in', { do: 'cancel-sign-in', id }),
      ];
    case 'signed-in':
      return [action('Sign out', { do: 'sign-out', id })];
  }
};

const sessionItem = (view: SessionView, now: number): TrayItem => ({
  kind: 'group',
  label: `${view.session.name}: ${statusWords(view.status, now)}`,
  items: sessionActions(view),
});

const roleItem = (state: AppState, recent: RecentRole): TrayItem => {
  const role = plainRef(recent);
  const view = sessionIn(state, role.sessionId);
  const chained = state.chainedRoles.find(({ id }) => id === role.chainedRoleId);
  const name = chained?.name ?? `${recent.accountName} / ${role.roleName}`;
  const where = state.sessions.length > 1 && view !== undefined ? ` (${view.session.name})` : '';
  return action(`${name}${where}`, { do: 'copy', role }, view?.status.kind === 'signed-in');
};

const copiedItem = ({ copied }: AppState): readonly TrayItem[] => {
  if (copied === undefined) return [];
  const names: Readonly<Record<string, string>> = { ...formatNames, ...valueNames };
  return [{ kind: 'text', label: `Copied: ${copied.accountName} / ${copied.role.roleName}, ${names[copied.what]}` }];
};

const questionItem = ({ id, caller, role }: Question): TrayItem => ({
  kind: 'group',
  label: `${caller.name} asks for ${role.roleName} in ${role.accountId}`,
  items: [
    action('Allow', { do: 'answer', id, verdict: 'allow' }),
    action('Deny', { do: 'answer', id, verdict: 'deny' }),
  ],
});

/** The whole menu for a state; two equal results mean that nothing needs to be drawn again. */
export const menuFor = (state: AppState, now: number): readonly TrayItem[] => {
  const sessions = state.sessions.map((view) => sessionItem(view, now));
  const roles = state.recentRoles.slice(0, 10).map((role) => roleItem(state, role));
  const questions = state.doors.questions.map(questionItem);
  return [
    ...(questions.length > 0 ? [...questions, separator] : []),
    ...(sessions.length > 0 ? [...sessions, separator] : []),
    ...(roles.length > 0
      ? [{ kind: 'text', label: 'Copy credentials' } as const, ...roles, ...copiedItem(state), separator]
      : []),
    ...(state.sessions.length > 0 ? [action(quickPickAction, { do: 'quick-pick' })] : []),
    action('Open Latchkey', { do: 'open' }),
    action('Quit Latchkey', { do: 'quit' }),
  ];
};
