import { RefreshCw } from 'lucide-react';
import type { SessionStatus, SessionView } from '../../shared/model.ts';
import { sharingMeaning, sharingName } from '../../shared/profile-words.ts';
import { disagreeingWords, overrideWords, renewalWords } from '../../shared/session-words.ts';
import { run } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { Button } from '../ui/button.tsx';
import { SessionMenu } from './session-menu.tsx';

const hostOf = (startUrl: string): string => startUrl.replace(/^https?:\/\//, '').replace(/[/?#].*$/, '');

const RenewalLine = ({ status }: { readonly status: Extract<SessionStatus, { kind: 'signed-in' }> }) => {
  const now = useNow();
  return (
    <span className={status.renewal.kind === 'waiting' ? 'renewal late' : 'renewal'}>{renewalWords(status, now)}</span>
  );
};

export const SessionHeader = ({ view }: { readonly view: SessionView }) => {
  const { session, status, sync, override, disagreeingProfiles } = view;
  const { id } = session;
  const isShared = session.sharedAs !== undefined;
  return (
    <header className="session-header">
      <h1 className="clip" title={session.name}>
        {session.name}
      </h1>
      <div className="session-actions">
        {status.kind === 'signed-in' && (
          <>
            <Button
              kind="quiet"
              aria-disabled={sync.kind === 'syncing'}
              onClick={() => void run('syncCatalog', { id })}
            >
              <RefreshCw aria-hidden="true" className={sync.kind === 'syncing' ? 'turning' : undefined} />
              Sync
            </Button>
            <Button onClick={() => void run('signOut', { id })}>Sign out</Button>
          </>
        )}
        <SessionMenu session={session} />
      </div>
      <div className="session-facts">
        {status.kind === 'signed-in' && <RenewalLine status={status} />}
        <span className="clip" title={session.startUrl}>
          {hostOf(session.startUrl)}, {session.region}
        </span>
        <span className="clip" title={sharingMeaning(isShared)}>
          {sharingName(isShared)}
        </span>
        {override && (
          <span className="clip" title={overrideWords(override)}>
            {overrideWords(override)}
          </span>
        )}
        {disagreeingProfiles && (
          <span className="clip" title={disagreeingWords(disagreeingProfiles)}>
            {disagreeingWords(disagreeingProfiles)}
          </span>
        )}
      </div>
    </header>
  );
};
