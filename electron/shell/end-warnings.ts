/** Says in time that a sign-in comes to its hard end: once for each warning the person wants. */
import { dueWarning, endNearWords, endOfSignIn } from '../../shared/clock-words.ts';
import type { SessionId, SessionView } from '../../shared/model.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import type { SystemNotice } from './notice.ts';
import type { State } from './state.ts';

type Ports = {
  readonly state: Pick<State, 'read' | 'subscribe'>;
  readonly clock: Clock;
  readonly show: (notice: SystemNotice) => void;
};

type Told = { readonly at: number; readonly warningMs: number };

const lookEveryMs = 30 * secondMs;
/** Ends that are told of by different tokens differ by seconds. */
const sameEndMs = minuteMs;

/** Starts watching; the returned function ends it. */
export const watchEnds = ({ state, clock, show }: Ports): (() => void) => {
  const told = new Map<SessionId, Told>();
  let cancel = () => {};

  const lookAt = ({ session: { id, name }, status }: SessionView) => {
    if (status.kind !== 'signed-in') return;
    const at = endOfSignIn(status);
    const now = clock.now();
    const warningMs = dueWarning(status, state.read().settings.endWarningsMs, now);
    if (at === undefined || warningMs === undefined) return;
    const before = told.get(id);
    const isSame = before !== undefined && Math.abs(before.at - at) <= sameEndMs;
    if (isSame && before.warningMs <= warningMs) return;
    told.set(id, { at, warningMs });
    const { title, body } = endNearWords(status, now);
    show({ key: id, sessionId: id, title: `${name}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, body });
  };

  const look = () => {
    cancel();
    state.read().sessions.forEach(lookAt);
    cancel = clock.setTimer(lookEveryMs, look);
  };
  look();
  const end = state.subscribe((now, before) => {
    if (now.sessions !== before.sessions || now.settings !== before.settings) look();
  });

  return () => {
    end();
    cancel();
  };
};
