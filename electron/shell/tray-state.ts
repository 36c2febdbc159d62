import type { AppState, SessionStatus, SessionView } from '../../shared/model.ts';
import type { TrayState } from '../../shared/tray-words.ts';

const needsPerson = (status: SessionStatus): boolean =>
  status.kind === 'authorizing' ||
  (status.kind === 'signed-out' && status.because !== undefined && status.because !== 'cancelled');

const isRenewing = (status: SessionStatus): boolean =>
  status.kind === 'starting' ||
  (status.kind === 'signed-in' && (status.renewal.kind === 'now' || status.renewal.kind === 'waiting'));

const namesOf = (sessions: readonly SessionView[], fits: (status: SessionStatus) => boolean): readonly string[] =>
  sessions.filter(({ status }) => fits(status)).map(({ session }) => session.name);

/** Questions come first, as they can be answered without a network; a sign-in cannot, so being offline hides its need. */
export const trayState = ({ sessions, doors, proxyQuestion, online, paused }: AppState): TrayState => {
  const asking = [...doors.questions.map(({ caller }) => caller.name), ...(proxyQuestion ? [proxyQuestion.host] : [])];
  if (asking.length > 0) return { kind: 'needs-you', who: asking };
  if (!online) return { kind: 'offline' };
  const needing = namesOf(sessions, needsPerson);
  if (needing.length > 0) return { kind: 'needs-you', who: needing };
  if (paused) return { kind: 'paused' };
  const renewing = namesOf(sessions, isRenewing);
  if (renewing.length > 0) return { kind: 'renewing', who: renewing };
  return { kind: 'fresh', signedIn: sessions.filter(({ status }) => status.kind === 'signed-in').length };
};
