/** What a person should be called for, as data, and when the call has served its purpose. */
import { endOfSignIn } from '../../shared/clock-words.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type { AppState, SessionId, SessionView } from '../../shared/model.ts';
import { minuteMs } from '../../shared/time.ts';
import { sessionIn } from './state.ts';

export type NoticeCause =
  | { readonly kind: 'sign-in-needed'; readonly sessionId: SessionId; readonly because: ErrorView }
  /** A sign-in that the person had begun was completed. */
  | { readonly kind: 'signed-in'; readonly sessionId: SessionId }
  | { readonly kind: 'end-near'; readonly sessionId: SessionId; readonly endsAt: number }
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'proxy'; readonly host: string; readonly again: boolean };

/** What the person has in front of them. */
export type InFront = { readonly isMainWindow: boolean; readonly sessionId: SessionId | undefined };

/** Ends that are told of by different tokens differ by seconds. */
const sameEndMs = minuteMs;

export const isSameEnd = (left: number, right: number): boolean => Math.abs(left - right) <= sameEndMs;

/** One notification at a time shows under a key: the later one has taken the place of the earlier. */
export const noticeKey = (cause: NoticeCause): string => {
  switch (cause.kind) {
    case 'question':
      return `question ${cause.id}`;
    case 'proxy':
      return `proxy ${cause.host}`;
    default:
      return `session ${cause.sessionId}`;
  }
};

const causesOf = (before: SessionView | undefined, { session, status }: SessionView): readonly NoticeCause[] => {
  const sessionId = session.id;
  if (before?.status.kind === 'authorizing' && status.kind === 'signed-in') return [{ kind: 'signed-in', sessionId }];
  if (before?.status.kind !== 'signed-in' || status.kind !== 'signed-out') return [];
  const { because: code, detail } = status;
  // Without a reason it was the person who signed out.
  if (code === undefined || code === 'cancelled') return [];
  return [{ kind: 'sign-in-needed', sessionId, because: { code, ...(detail !== undefined && { detail }) } }];
};

/** What of a change of the state concerns a person: a session that ended without their doing, a sign-in of theirs, a tool or a proxy that waits for their word. */
export const causesFor = (before: AppState, after: AppState): readonly NoticeCause[] => {
  const earlier = new Map(before.sessions.map((view) => [view.session.id, view]));
  const asked = new Set(before.doors.questions.map(({ id }) => id));
  const { proxyQuestion } = after;
  return [
    ...after.sessions.flatMap((view) => causesOf(earlier.get(view.session.id), view)),
    ...after.doors.questions.flatMap(({ id }) => (asked.has(id) ? [] : [{ kind: 'question', id } as const])),
    ...(proxyQuestion && proxyQuestion !== before.proxyQuestion
      ? [{ kind: 'proxy', host: proxyQuestion.host, again: proxyQuestion.again } as const]
      : []),
  ];
};

/** True once nobody has to be called for it any more. */
export const isSettled = (cause: NoticeCause, state: AppState): boolean => {
  switch (cause.kind) {
    case 'question':
      return !state.doors.questions.some(({ id }) => id === cause.id);
    case 'proxy':
      return state.proxyQuestion?.host !== cause.host || state.proxyQuestion.again !== cause.again;
    case 'sign-in-needed':
      return sessionIn(state, cause.sessionId)?.status.kind !== 'signed-out';
    case 'signed-in':
      return sessionIn(state, cause.sessionId)?.status.kind !== 'signed-in';
    case 'end-near': {
      const status = sessionIn(state, cause.sessionId)?.status;
      const endsAt = status?.kind === 'signed-in' ? endOfSignIn(status) : undefined;
      return endsAt === undefined || !isSameEnd(endsAt, cause.endsAt);
    }
  }
};

/** True where the person sees it already. */
export const isInView = (cause: NoticeCause, { isMainWindow, sessionId }: InFront): boolean => {
  if (cause.kind === 'sign-in-needed' || cause.kind === 'end-near') {
    return isMainWindow && sessionId === cause.sessionId;
  }
  return isMainWindow;
};
