/** Feeds the store from main, for as long as the page lives. */
import type { MenuChoice } from '../shared/contract.ts';
import type { CatalogDelta, SessionId } from '../shared/model.ts';
import { openConsole, run, select, showRole } from './actions.ts';
import { bridge } from './bridge.ts';
import { applyDelta, catalogsOf, sortedCatalog } from './catalog.ts';
import { withKeptParts } from './kept-parts.ts';
import { tellShown } from './shown-session.ts';
import { useStore } from './store.ts';
import { isWindowAtRest, windowActs } from './window-acts.ts';

/** The newest revision heard of, so that a reply overtaken by a delta is not kept. */
const announced = new Map<SessionId, number>();
const reading = new Set<SessionId>();

/** Reads a session's whole catalog; from then on its deltas are followed. */
export const readCatalog = async (id: SessionId): Promise<void> => {
  if (reading.has(id)) return;
  reading.add(id);
  const catalog = await run('readCatalog', { id });
  reading.delete(id);
  if (catalog === undefined) return;
  if (catalog.revision < (announced.get(id) ?? 0)) return readCatalog(id);
  useStore.setState(({ catalogs }) => ({ catalogs: new Map(catalogs).set(id, sortedCatalog(catalog)) }));
};

const takeDelta = (delta: CatalogDelta): void => {
  const id = delta.sessionId;
  announced.set(id, delta.revision);
  const { catalogs } = useStore.getState();
  const known = catalogs.get(id);
  // Read when its session is first shown.
  if (known === undefined) return;
  const next = applyDelta(known, delta);
  if (next === undefined) void readCatalog(id);
  else if (next !== known) useStore.setState({ catalogs: new Map(catalogs).set(id, next) });
};

const doChosen = (choice: MenuChoice): void => {
  if (isWindowAtRest()) windowActs[choice]('');
};

/** Reads the files of AWS tools afresh; their changes come by themselves. */
export const readAwsFiles = async (): Promise<void> => {
  const awsFiles = await run('readAwsFiles', null);
  if (awsFiles !== undefined) useStore.setState({ awsFiles });
};

/** Reads them where nobody has yet, for what is there besides: nothing is said where they cannot be read. */
export const readAwsFilesOnce = async (): Promise<void> => {
  if (useStore.getState().awsFiles !== undefined) return;
  const reply = await bridge.run('readAwsFiles', null);
  if (reply.ok) useStore.setState({ awsFiles: reply.value });
};

/** Sessions, roles and what is said of them: all that the quick-pick has. */
export const mirrorRoles = (): void => {
  bridge.onState((app) => {
    const ids = new Set(app.sessions.map(({ session }) => session.id));
    useStore.setState(({ app: before, catalogs }) => ({
      app: withKeptParts(before, app),
      catalogs: catalogsOf(catalogs, ids),
    }));
  });
  bridge.onCatalog(takeDelta);
};

export const mirrorMain = (): void => {
  mirrorRoles();
  bridge.onAwsFiles((awsFiles) => useStore.setState({ awsFiles }));
  bridge.onShowSession(select);
  bridge.onShowQuestion((wantedQuestion) => useStore.setState({ wantedQuestion }));
  bridge.onConsoleWish(({ role, accountName }) => {
    showRole(role);
    void openConsole({ role }, accountName);
  });
  tellShown();
  bridge.onMenuChoice(doChosen);
};
