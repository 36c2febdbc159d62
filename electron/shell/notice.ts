/** Which change of the state a person should be called for, as data. */
import { errorBody } from '../../shared/copy.ts';
import type { AppState, SessionId, SessionView } from '../../shared/model.ts';

export type SystemNotice = { readonly sessionId: SessionId; readonly title: string; readonly body: string };

const noticeOf = (before: SessionView | undefined, { session, status }: SessionView): SystemNotice | undefined => {
  if (before?.status.kind !== 'signed-in' || status.kind !== 'signed-out') return undefined;
  // Without a reason it was the person who signed out.
  if (status.because === undefined || status.because === 'cancelled') return undefined;
  return {
    sessionId: session.id,
    title: `${session.name}: sign-in needed`,
    body: errorBody({ code: status.because }),
  };
};

/** Only what needs a person: a session that was signed in, and no longer is, without their doing. */
export const noticesFor = (before: AppState, after: AppState): readonly SystemNotice[] => {
  const earlier = new Map(before.sessions.map((view) => [view.session.id, view]));
  return after.sessions.flatMap((view) => noticeOf(earlier.get(view.session.id), view) ?? []);
};
