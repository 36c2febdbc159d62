/** Verification windows exist because the state says `authorizing`: one per session, gone when it says so no longer. */
import type { AppState, DeviceAuthorizationView, SessionId, SessionView } from '../../shared/model.ts';
import type { CookieJars } from './cookie-jars.ts';
import type { State } from './state.ts';
import {
  openVerificationWindow,
  type VerificationWindow,
  type VerificationWindowPorts,
} from './verification-window.ts';

type Ports = VerificationWindowPorts & {
  readonly state: State;
  readonly jars: CookieJars;
  readonly cancelSignIn: (id: SessionId) => void;
};

export type VerificationWindows = {
  /** Brings it to the front, and tries its page again where that failed to load. */
  show(id: SessionId): void;
  closeAll(): void;
};

type Wanted = { readonly view: SessionView; readonly authorization: DeviceAuthorizationView };

const wantedBy = ({ sessions }: AppState): ReadonlyMap<SessionId, Wanted> =>
  new Map(
    sessions.flatMap((view): (readonly [SessionId, Wanted])[] =>
      view.status.kind === 'authorizing' && view.status.method === 'device'
        ? [[view.session.id, { view, authorization: view.status }]]
        : [],
    ),
  );

export const createVerificationWindows = ({
  state,
  jars,
  cancelSignIn,
  ...windowPorts
}: Ports): VerificationWindows => {
  const open = new Map<SessionId, { readonly userCode: string; readonly window: VerificationWindow }>();

  const close = (id: SessionId) => {
    const opened = open.get(id);
    open.delete(id);
    opened?.window.close();
  };

  const reconcile = (now: AppState) => {
    const wanted = wantedBy(now);
    for (const [id, { userCode }] of [...open]) {
      if (wanted.get(id)?.authorization.userCode !== userCode) close(id);
    }
    for (const [id, { view, authorization }] of wanted) {
      if (open.has(id)) continue;
      const window = openVerificationWindow(windowPorts, {
        view,
        authorization,
        jar: jars.open(id),
        // It stays in the map until the state agrees, so that nothing opens it once more meanwhile.
        onClosedByHand: () => cancelSignIn(id),
      });
      open.set(id, { userCode: authorization.userCode, window });
    }
  };

  const end = state.subscribe((now, before) => {
    reconcile(now);
    if (now.online && !before.online) for (const { window } of open.values()) window.retry();
  });

  return {
    show(id) {
      open.get(id)?.window.retry();
      open.get(id)?.window.focus();
    },
    closeAll() {
      end();
      for (const id of [...open.keys()]) close(id);
    },
  };
};
