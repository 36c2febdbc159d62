/** A sign-in in the browser opens there because the state says so: once for each authorization a person started. */
import { errorView } from '../../shared/errors.ts';
import type { AppState, SessionView } from '../../shared/model.ts';
import type { OpenInBrowser } from './open-in-browser.ts';
import { allowsLoopback, isPermittedAddress } from './permitted-url.ts';
import type { State } from './state.ts';

type Waiting = { readonly view: SessionView; readonly address: string };

const waitingIn = ({ sessions }: AppState): readonly Waiting[] =>
  sessions.flatMap((view) =>
    view.status.kind === 'authorizing' && view.status.method === 'browser'
      ? [{ view, address: view.status.authorizationUri }]
      : [],
  );

/** Opens each new authorization in its session's browser; where that fails, says so. */
export const openBrowserSignIns = (state: State, openInBrowser: OpenInBrowser): void => {
  const open = async ({ view, address }: Waiting) => {
    if (!isPermittedAddress(address, allowsLoopback(view))) return state.notify({ code: 'browser-refused' });
    try {
      await openInBrowser(address, view.session.browser ?? { kind: 'default' });
    } catch (error) {
      state.notify(errorView(error));
    }
  };
  state.subscribe((now, before) => {
    if (now.sessions === before.sessions) return;
    const known = new Set(waitingIn(before).map(({ address }) => address));
    for (const waiting of waitingIn(now)) if (!known.has(waiting.address)) void open(waiting);
  });
};
