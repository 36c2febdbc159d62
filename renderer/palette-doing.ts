/** What an entry of the command palette does once it is chosen. */
import {
  copyRole,
  openConsole,
  openDialog,
  run,
  select,
  setQuery,
  showPane,
  showProtocol,
  showRole,
  signIn,
} from './actions.ts';
import type { PaletteAccount, PaletteEntry, PaletteRole } from './palette.ts';
import type { Deed } from './palette-acts.ts';
import { useStore } from './store.ts';

const syncAll = async (): Promise<void> => {
  const sessions = useStore.getState().app?.sessions ?? [];
  const signedIn = sessions.filter(({ status }) => status.kind === 'signed-in');
  await Promise.all(signedIn.map(({ session: { id, name } }) => run('syncCatalog', { id }, name)));
};

const perform = async (deed: Deed): Promise<void> => {
  switch (deed.kind) {
    case 'show':
      select(deed.id);
      break;
    case 'sign-in':
      await signIn(deed.id);
      break;
    case 'sign-out':
      select(deed.id);
      await run('signOut', { id: deed.id });
      break;
    case 'renew':
      select(deed.id);
      await run('renewSession', { id: deed.id });
      break;
    case 'sync':
      select(deed.id);
      await run('syncCatalog', { id: deed.id });
      break;
    case 'protocol':
      showProtocol(deed.id);
      break;
    case 'add':
      openDialog({ kind: 'add' });
      break;
    case 'settings':
      openDialog({ kind: 'settings' });
      break;
    case 'setting':
      openDialog({ kind: 'settings', setting: deed.setting });
      break;
    case 'shortcuts':
      openDialog({ kind: 'shortcuts' });
      break;
    case 'pause':
    case 'resume':
      await run('setPaused', { paused: deed.kind === 'pause' });
      break;
    case 'sync-all':
      await syncAll();
      break;
    case 'pane':
      showPane(deed.pane);
      break;
  }
};

const takeRole = ({ role, accountName, isSignedIn }: PaletteRole, inConsole: boolean): void => {
  if (!isSignedIn) showRole(role);
  else if (inConsole) void openConsole({ role }, accountName);
  else void copyRole(role, accountName);
};

/** In the list of its session, with its first role active; one that has none is searched for. */
const showAccount = ({ account, session, firstRole }: PaletteAccount): void => {
  if (firstRole !== undefined) showRole(firstRole);
  else {
    select(session.id);
    setQuery(account.accountId);
  }
};

/** `inConsole`: a role's console is wanted rather than its credentials. */
export const choose = (entry: PaletteEntry, inConsole: boolean): void => {
  if (entry.kind === 'role') takeRole(entry, inConsole);
  else if (entry.kind === 'account') showAccount(entry);
  else void perform(entry.deed);
};
