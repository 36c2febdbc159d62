/** Feeds the store from main, for as long as the page lives. */
import type { CatalogDelta } from '../shared/model.ts';
import { readCatalog, select } from './actions.ts';
import { bridge } from './bridge.ts';
import { applyDelta } from './catalog.ts';
import { useStore } from './store.ts';

const takeDelta = (delta: CatalogDelta): void => {
  const { catalogs } = useStore.getState();
  const known = catalogs.get(delta.sessionId);
  // Read when its session is first shown.
  if (known === undefined) return;
  const next = applyDelta(known, delta);
  if (next === undefined) void readCatalog(delta.sessionId);
  else if (next !== known) useStore.setState({ catalogs: new Map(catalogs).set(delta.sessionId, next) });
};

export const mirrorMain = (): void => {
  bridge.onState((app) => {
    const ids = new Set(app.sessions.map(({ session }) => session.id));
    useStore.setState(({ catalogs }) => ({
      app,
      catalogs: new Map([...catalogs].filter(([id]) => ids.has(id))),
    }));
  });
  bridge.onCatalog(takeDelta);
  bridge.onShowSession(select);
};
