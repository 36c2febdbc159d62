/** What the system's notifications say. */
import { endNearWords } from './clock-words.ts';
import { errorBody } from './copy.ts';
import { askerWords } from './door-words.ts';
import type { Question } from './doors.ts';
import type { ErrorView } from './errors.ts';
import { enumerated } from './list-words.ts';
import type { ProxyQuestion, SessionStatus } from './model.ts';
import { numberWords } from './plural-words.ts';
import { proxyQuestionWords } from './proxy-words.ts';
import { formatTimeOfDay } from './time.ts';

export type NoticeWords = { readonly title: string; readonly body: string };

type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;

export const signInNeededNotice = (sessionName: string, because: ErrorView): NoticeWords => ({
  title: `${sessionName}: sign-in needed`,
  body: errorBody(because),
});

export const signedInNotice = (sessionName: string, { renewal, expiresAt }: SignedIn): NoticeWords => ({
  title: `${sessionName}: signed in`,
  body:
    renewal.kind === 'impossible'
      ? `Good until ${formatTimeOfDay(expiresAt)}. It cannot be renewed.`
      : 'Latchkey renews it from now on, without you.',
});

export const endNearNotice = (sessionName: string, status: SignedIn, now: number): NoticeWords => {
  const { title, body } = endNearWords(status, now);
  return { title: `${sessionName}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, body };
};

export const questionNotice = (
  { caller, role, accountName }: Question,
  isProduction: boolean,
  hasButtons: boolean,
): NoticeWords => ({
  title: `${askerWords(caller, role)} asks for credentials`,
  body: [
    `${role.roleName} in ${accountName ?? `account ${role.accountId}`}${isProduction ? ', production' : ''}.`,
    ...(hasButtons ? [] : ['Open Latchkey to allow or deny it.']),
  ].join(' '),
});

export const proxyNotice = (question: ProxyQuestion): NoticeWords => ({
  title: proxyQuestionWords(question).title,
  body: `${question.host} lets nobody through without one. Open Latchkey to give it.`,
});

const mostNamed = 4;

/** "Acme, Globex and 3 more" */
const named = (names: readonly string[]): string => {
  const different = [...new Set(names)];
  const rest = different.length - mostNamed;
  return enumerated(rest > 1 ? [...different.slice(0, mostNamed), `${numberWords(rest)} more`] : different);
};

/** Several of one kind at once. */
export const manyNotices = {
  'sign-in-needed': (sessions) => ({
    title: `${numberWords(sessions.length)} sessions need you to sign in`,
    body: `${named(sessions)}.`,
  }),
  'signed-in': (sessions) => ({
    title: `${numberWords(sessions.length)} sessions are signed in`,
    body: `${named(sessions)}.`,
  }),
  'end-near': (sessions) => ({
    title: `${numberWords(sessions.length)} sign-ins end soon`,
    body: `${named(sessions)}.`,
  }),
  question: (askers) => ({
    title: `${numberWords(askers.length)} requests for credentials wait for you`,
    body: `From ${named(askers)}. Open Latchkey to allow or deny them.`,
  }),
} as const satisfies Record<string, (names: readonly string[]) => NoticeWords>;
