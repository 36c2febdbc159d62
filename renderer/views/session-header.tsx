import '../ui/color-mark.css';
import { RefreshCw } from 'lucide-react';
import { colorNames } from '../../shared/choice-words.ts';
import { sessionItemNames, syncName } from '../../shared/item-words.ts';
import type { SessionView } from '../../shared/model.ts';
import { sharingMeaning, sharingName } from '../../shared/profile-words.ts';
import { disagreeingWords, elsewhereWords, overrideWords } from '../../shared/session-words.ts';
import { withKeys } from '../../shared/shortcut-words.ts';
import { run } from '../actions.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { Button } from '../ui/button.tsx';
import { DetailsToggle } from './details-toggle.tsx';
import { Labels } from './labels.tsx';
import { SessionMenu } from './session-menu.tsx';
import { SignInClocks } from './sign-in-clocks.tsx';

const hostOf = (startUrl: string): string => startUrl.replace(/^https?:\/\//, '').replace(/[/?#].*$/, '');

export const SessionHeader = ({ view }: { readonly view: SessionView }) => {
  const { session, status, sync, override, elsewhere, disagreeingProfiles } = view;
  const { id } = session;
  const syncKeys = useKeys('sync');
  const isShared = session.sharedAs !== undefined;
  return (
    <header className="session-header">
      <div className="session-title" data-color={session.color}>
        {session.color && <i className="color-dot" title={colorNames[session.color]} />}
        <h1 className="clip" title={session.name}>
          {session.name}
        </h1>
        <Labels labels={session.labels} />
      </div>
      <div className="session-actions">
        {status.kind === 'signed-in' && (
          <>
            <Button
              kind="quiet"
              title={withKeys(sessionItemNames.sync, syncKeys.words)}
              aria-keyshortcuts={syncKeys.aria}
              aria-disabled={sync.kind === 'syncing'}
              onClick={() => void run('syncCatalog', { id })}
            >
              <RefreshCw aria-hidden="true" className={sync.kind === 'syncing' ? 'turning' : undefined} />
              {syncName}
            </Button>
            <Button onClick={() => void run('signOut', { id })}>{sessionItemNames.signOut}</Button>
          </>
        )}
        <SessionMenu session={session} />
        {status.kind === 'signed-in' && <DetailsToggle />}
      </div>
      <div className="session-facts">
        {status.kind === 'signed-in' && <SignInClocks key={id} session={session} status={status} />}
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
        {elsewhere && (
          <span className="clip" title={elsewhereWords(elsewhere)}>
            {elsewhereWords(elsewhere)}
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
