/** Tells main which session is before the person, so that they are not called for what they see. */
import { bridge } from './bridge.ts';
import { shownSession, useStore, type WindowState } from './store.ts';

export const tellShown = (): void => {
  let told: string | null | undefined;
  const look = (state: WindowState) => {
    if (state.app === undefined) return;
    const id = state.pane === 'session' ? (shownSession(state)?.session.id ?? null) : null;
    if (id === told) return;
    told = id;
    void bridge.run('tellShown', { id });
  };
  useStore.subscribe(look);
};
