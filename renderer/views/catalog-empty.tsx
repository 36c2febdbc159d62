import { SearchX, TriangleAlert, Users } from 'lucide-react';
import {
  listingMeaning,
  listingTitle,
  noAccountsTitle,
  noAccountsWords,
  nothingLikeWords,
  showEverythingWords,
  syncAgainWords,
} from '../../shared/catalog-words.ts';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import { nothingFoundTitle } from '../../shared/list-words.ts';
import type { SessionView } from '../../shared/model.ts';
import { syncTroubleWords } from '../../shared/session-words.ts';
import { run, setQuery } from '../actions.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';

type CatalogEmptyProps = { readonly view: SessionView; readonly query: string };

/** What stands in the list's place when there is nothing to list, and why. */
export const CatalogEmpty = ({ view: { session, sync }, query }: CatalogEmptyProps) => {
  if (query.trim() !== '') {
    return (
      <div className="pane-middle">
        <div className="pane-message">
          <SearchX aria-hidden="true" />
          <h2>{nothingFoundTitle}</h2>
          <p>{nothingLikeWords(query)}</p>
          <div className="pane-choices">
            <Button onClick={() => setQuery('')}>{showEverythingWords}</Button>
          </div>
        </div>
      </div>
    );
  }
  switch (sync.kind) {
    case 'never':
    case 'syncing': {
      const failing = sync.kind === 'syncing' ? sync.failing : undefined;
      return (
        <div className="pane-middle">
          <div className="pane-message">
            <Spinner />
            <h2 className="listing">{failing === undefined ? listingTitle : syncTroubleWords(failing)}</h2>
            <p>{listingMeaning}</p>
          </div>
        </div>
      );
    }
    case 'failed': {
      const error = { code: sync.because };
      return (
        <div className="pane-middle">
          <div className="pane-message">
            <TriangleAlert aria-hidden="true" className="warn" />
            <h2>{errorTitle(error)}</h2>
            <p>{errorBody(error)}</p>
            <div className="pane-choices">
              <Button onClick={() => void run('syncCatalog', { id: session.id })}>{syncAgainWords}</Button>
            </div>
          </div>
        </div>
      );
    }
    case 'synced':
      return (
        <div className="pane-middle">
          <div className="pane-message">
            <Users aria-hidden="true" />
            <h2>{noAccountsTitle}</h2>
            <p>{noAccountsWords(session.name)}</p>
            <div className="pane-choices">
              <Button onClick={() => void run('syncCatalog', { id: session.id })}>{syncAgainWords}</Button>
            </div>
          </div>
        </div>
      );
  }
};
