/** What the tray's menu says and offers, as data. */
import { markedAccount } from '../../shared/account-marks.ts';
import { dueWarning, isLastToken } from '../../shared/clock-words.ts';
import type { Question } from '../../shared/doors.ts';
import type { AppState, SessionView } from '../../shared/model.ts';
import { pausedTitle, pauseName, resumeName } from '../../shared/pause-words.ts';
import { quickPickAction } from '../../shared/quick-pick-words.ts';
import { clippedName, trayLabels, trayQuestionWords, traySessionWords } from '../../shared/tray-words.ts';
import { action, type SessionAct, separator, type TrayItem, text } from './tray-items.ts';
import { roleItems } from './tray-roles.ts';

/** True where the token at hand can be renewed, and there is something to gain. */
const isRenewable = ({ status }: SessionView): boolean =>
  status.kind === 'signed-in' && status.renewal.kind !== 'impossible' && !isLastToken(status);

// Only what is set up with endpoints of its own may be reached without a network.
const canReach = ({ online }: AppState, { override }: SessionView): boolean => online || override !== undefined;

const sessionActions = (state: AppState, view: SessionView, now: number): readonly TrayItem[] => {
  const { session, status } = view;
  const act = (name: SessionAct, enabled = true) => action(trayLabels[name], { do: name, id: session.id }, enabled);
  switch (status.kind) {
    case 'signed-out':
      return [act('sign-in')];
    case 'starting':
      return [act('cancel-sign-in')];
    case 'authorizing':
      return [act(status.method === 'device' ? 'show-sign-in' : 'open-sign-in'), act('cancel-sign-in')];
    case 'signed-in': {
      const isEndNear = isLastToken(status) || dueWarning(status, state.settings.endWarningsMs, now) !== undefined;
      return [
        ...(isRenewable(view) ? [act('renew', canReach(state, view) && status.renewal.kind !== 'now')] : []),
        ...(isEndNear ? [act('renew-fully', canReach(state, view))] : []),
        act('sign-out'),
      ];
    }
  }
};

const sessionItem = (state: AppState, view: SessionView, now: number): TrayItem => {
  const moment = { now, isPaused: state.paused, warningsMs: state.settings.endWarningsMs };
  return {
    kind: 'group',
    label: `${clippedName(view.session.name)}: ${traySessionWords(view.status, moment)}`,
    items: sessionActions(state, view, now),
  };
};

const questionItem = (state: AppState, question: Question): TrayItem => {
  const { accountId } = question.role;
  const { environment } = markedAccount(
    { accountId, accountName: question.accountName ?? accountId },
    state.accountMarks,
  );
  return {
    kind: 'group',
    label: trayQuestionWords(question, environment === 'production'),
    items: (['allow', 'deny'] as const).map((verdict) =>
      action(trayLabels[verdict], { do: 'answer', id: question.id, verdict }),
    ),
  };
};

const backgroundItems = (state: AppState): readonly TrayItem[] => {
  const signedIn = state.sessions.filter(({ status }) => status.kind === 'signed-in');
  const ids = signedIn.filter((view) => isRenewable(view) && canReach(state, view)).map(({ session }) => session.id);
  return [
    ...(signedIn.length > 0 ? [action(trayLabels['renew-all'], { do: 'renew-all', ids }, ids.length > 0)] : []),
    action(state.paused ? resumeName : pauseName, { do: 'set-paused', paused: !state.paused }),
    separator,
  ];
};

/** The whole menu for a state; two equal results mean that nothing needs to be drawn again. */
export const menuFor = (state: AppState, now: number): readonly TrayItem[] => {
  const sessions = state.sessions.map((view) => sessionItem(state, view, now));
  const questions = state.doors.questions.map((question) => questionItem(state, question));
  return [
    ...(questions.length > 0 ? [...questions, separator] : []),
    ...(state.paused ? [text(pausedTitle)] : []),
    ...(sessions.length > 0 ? [...sessions, separator] : []),
    ...roleItems(state),
    ...(sessions.length > 0 ? backgroundItems(state) : []),
    ...(sessions.length > 0 ? [action(quickPickAction, { do: 'quick-pick' })] : []),
    action(trayLabels.open, { do: 'open' }),
    action(trayLabels.quit, { do: 'quit' }),
  ];
};
