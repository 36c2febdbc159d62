/** Says in time that a sign-in comes to its hard end: once for each warning the person wants. */
import { dueWarning, endOfSignIn } from '../../shared/clock-words.ts';
import type { SessionId, SessionView } from '../../shared/model.ts';
import { secondMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import { isSameEnd, type NoticeCause } from './notice.ts';
import type { State } from './state.ts';

type Ports = {
  readonly state: Pick<State, 'read' | 'subscribe'>;
  readonly clock: Clock;
  readonly tell: (cause: NoticeCause) => void;
};

type Told = { readonly at: number; readonly warningMs: number };

const lookEveryMs = 30 * secondMs;

/** Starts watching; the returned function ends it. */
export const watchEnds = ({ state, clock, tell }: Ports): (() => void) => {
  const told = new Map<SessionId, Told>();
  let cancel = () => {};

  const lookAt = ({ session: { id }, status }: SessionView) => {
    if (status.kind !== 'signed-in') return;
    const at = endOfSignIn(status);
    const warningMs = dueWarning(status, state.read().settings.endWarningsMs, clock.now());
    if (at === undefined || warningMs === undefined) return;
    const before = told.get(id);
    const isSame = before !== undefined && isSameEnd(before.at, at);
    if (isSame && before.warningMs <= warningMs) return;
    told.set(id, { at, warningMs });
    tell({ kind: 'end-near', sessionId: id, endsAt: at });
  };

  const look = () => {
    cancel();
    const { sessions } = state.read();
    for (const id of told.keys()) if (!sessions.some(({ session }) => session.id === id)) told.delete(id);
    sessions.forEach(lookAt);
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
