/** Which change of the state a person should be called for, as data. */
import { errorBody } from '../../shared/copy.ts';
import type { Question } from '../../shared/doors.ts';
import type { AppState, ProxyQuestion, SessionId, SessionView } from '../../shared/model.ts';
import { proxyQuestionWords } from '../../shared/proxy-words.ts';

export type SystemNotice = {
  /** One notification at a time shows under a key. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** The session that a click shows. */
  readonly sessionId?: SessionId;
};

const noticeOf = (before: SessionView | undefined, { session, status }: SessionView): SystemNotice | undefined => {
  if (before?.status.kind !== 'signed-in' || status.kind !== 'signed-out') return undefined;
  // Without a reason it was the person who signed out.
  if (status.because === undefined || status.because === 'cancelled') return undefined;
  return {
    key: session.id,
    sessionId: session.id,
    title: `${session.name}: sign-in needed`,
    body: errorBody({ code: status.because }),
  };
};

const noticeOfProxy = (question: ProxyQuestion): SystemNotice => ({
  key: question.host,
  title: proxyQuestionWords(question).title,
  body: `${question.host} lets nobody through without one. Open Latchkey to give it.`,
});

const noticeOfQuestion = ({ id, caller, role }: Question): SystemNotice => ({
  key: id,
  title: `${caller.name} asks for credentials`,
  body: `${role.roleName} in account ${role.accountId}. Open Latchkey to allow or deny it.`,
});

/** Only what needs a person: a session that ended without their doing, a tool that waits for their word, and a proxy that does. */
export const noticesFor = (before: AppState, after: AppState): readonly SystemNotice[] => {
  const earlier = new Map(before.sessions.map((view) => [view.session.id, view]));
  const asked = new Set(before.doors.questions.map(({ id }) => id));
  return [
    ...after.sessions.flatMap((view) => noticeOf(earlier.get(view.session.id), view) ?? []),
    ...after.doors.questions.filter(({ id }) => !asked.has(id)).map(noticeOfQuestion),
    ...(after.proxyQuestion && after.proxyQuestion !== before.proxyQuestion
      ? [noticeOfProxy(after.proxyQuestion)]
      : []),
  ];
};
