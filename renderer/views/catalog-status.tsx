import type { SyncStatus } from '../../shared/model.ts';
import { copyTarget, listedWords, syncWords } from '../../shared/session-words.ts';
import { useNow } from '../hooks/use-now.ts';
import type { SearchResult } from '../search.ts';
import { useStore } from '../store.ts';
import { Spinner } from '../ui/spinner.tsx';

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

const foundWords = ({ kind, accountCount, roleCount }: SearchResult): string => {
  if (accountCount === 0) return '';
  const counts = `${count(roleCount, 'role', 'roles')} in ${count(accountCount, 'account', 'accounts')}`;
  return kind === 'similar' ? `Nothing exact; ${counts} look similar` : counts;
};

const SyncWords = ({ sync }: { readonly sync: SyncStatus }) => {
  const now = useNow();
  const isTrouble =
    sync.kind === 'failed' || (sync.kind === 'syncing' && (sync.throttled || sync.failing !== undefined));
  return (
    <span className={isTrouble ? 'clip trouble' : 'clip'} title={syncWords(sync, now)}>
      {syncWords(sync, now)}
    </span>
  );
};

type CatalogStatusProps = { readonly sync: SyncStatus; readonly found: SearchResult };

/** One line between search and list, always there, so that nothing moves when its words change. */
export const CatalogStatus = ({ sync, found }: CatalogStatusProps) => {
  const target = useStore(({ app }) => app && copyTarget(app.settings.copyFormat));
  const commandKey = useStore(({ app }) => (app?.platform === 'darwin' ? '⌘' : 'Ctrl'));
  const hint = `Enter copies ${target}, ${commandKey} Enter opens the console`;
  const fraction = sync.kind === 'syncing' && sync.total ? sync.done / sync.total : 0;
  return (
    <div className="catalog-status">
      <span
        role="status"
        // Counting up is for the eyes only.
        aria-live={sync.kind === 'syncing' && found.kind === 'everything' ? 'off' : 'polite'}
        className="found"
        hidden={found.accountCount === 0 && found.kind === 'everything'}
      >
        {foundWords(found)}
      </span>
      <span role="status" className="unseen">
        {sync.kind === 'synced' && listedWords}
      </span>
      {sync.kind === 'syncing' && <Spinner />}
      <SyncWords sync={sync} />
      {found.roleCount > 0 && sync.kind === 'synced' && (
        <span className="copy-hint clip" title={hint}>
          {hint}
        </span>
      )}
      {sync.kind === 'syncing' && <i className="sync-progress" style={{ transform: `scaleX(${fraction})` }} />}
    </div>
  );
};
