/** Puts what a person is called for into words. */
import { markedAccount } from '../../shared/account-marks.ts';
import { askerWords } from '../../shared/door-words.ts';
import type { Question } from '../../shared/doors.ts';
import type { AppState } from '../../shared/model.ts';
import {
  endNearNotice,
  manyNotices,
  type NoticeWords,
  proxyNotice,
  questionNotice,
  signedInNotice,
  signInNeededNotice,
} from '../../shared/notice-words.ts';
import type { NoticeCause } from './notice.ts';
import { sessionIn } from './state.ts';

const questionIn = (state: AppState, id: string): Question | undefined =>
  state.doors.questions.find((question) => question.id === id);

const isProduction = (state: AppState, { role: { accountId }, accountName = accountId }: Question): boolean =>
  markedAccount({ accountId, accountName }, state.accountMarks).environment === 'production';

/** `undefined` for what is settled. */
export const wordsFor = (
  cause: NoticeCause,
  state: AppState,
  now: number,
  hasButtons: boolean,
): NoticeWords | undefined => {
  if (cause.kind === 'proxy') return state.proxyQuestion && proxyNotice(state.proxyQuestion);
  if (cause.kind === 'question') {
    const question = questionIn(state, cause.id);
    return question && questionNotice(question, isProduction(state, question), hasButtons);
  }
  const view = sessionIn(state, cause.sessionId);
  if (view === undefined) return undefined;
  const { session, status } = view;
  if (cause.kind === 'sign-in-needed') return signInNeededNotice(session.name, cause.because);
  if (status.kind !== 'signed-in') return undefined;
  return cause.kind === 'signed-in' ? signedInNotice(session.name, status) : endNearNotice(session.name, status, now);
};

const nameOf = (cause: NoticeCause, state: AppState): string => {
  if (cause.kind === 'proxy') return cause.host;
  if (cause.kind === 'question') {
    const question = questionIn(state, cause.id);
    return question === undefined ? '' : askerWords(question.caller, question.role);
  }
  return sessionIn(state, cause.sessionId)?.session.name ?? '';
};

export type ManyKind = keyof typeof manyNotices;

export const wordsForMany = (kind: ManyKind, causes: readonly NoticeCause[], state: AppState): NoticeWords =>
  manyNotices[kind](causes.map((cause) => nameOf(cause, state)));
