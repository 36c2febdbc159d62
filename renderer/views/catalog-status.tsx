import { foundRolesWords } from '../../shared/catalog-words.ts';
import { usualFormat } from '../../shared/copy-format.ts';
import type { RoleRef, SyncStatus } from '../../shared/model.ts';
import { roleKeysWords } from '../../shared/palette-words.ts';
import { listedWords, syncWords } from '../../shared/session-words.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useNow } from '../hooks/use-now.ts';
import type { SearchResult } from '../search.ts';
import { useStore } from '../store.ts';
import { Spinner } from '../ui/spinner.tsx';

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

type CatalogStatusProps = {
  readonly sync: SyncStatus;
  readonly found: SearchResult;
  /** What Enter would copy. */
  readonly active: RoleRef | undefined;
};

/** One line between search and list, always there, so that nothing moves when its words change. */
export const CatalogStatus = ({ sync, found, active }: CatalogStatusProps) => {
  const format = useStore(
    ({ app }) => app && (active === undefined ? app.settings.copyFormat : usualFormat(app, active)),
  );
  const consoleKeys = useKeys('open-console').words;
  const hints = format ? roleKeysWords(format, consoleKeys) : [];
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
        {foundRolesWords(found)}
      </span>
      <span role="status" className="unseen">
        {sync.kind === 'synced' && listedWords}
      </span>
      {sync.kind === 'syncing' && <Spinner />}
      <SyncWords sync={sync} />
      {found.roleCount > 0 && sync.kind === 'synced' && (
        <span className="copy-hint">
          {hints.map((hint) => (
            <span key={hint} className="clip" title={hint}>
              {hint}
            </span>
          ))}
        </span>
      )}
      {sync.kind === 'syncing' && <i className="sync-progress" style={{ transform: `scaleX(${fraction})` }} />}
    </div>
  );
};
