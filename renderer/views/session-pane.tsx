import './session-pane.css';
import { useEffect, useRef } from 'react';
import type { SessionView } from '../../shared/model.ts';
import { signedInToWords, signedOutOfWords } from '../../shared/session-words.ts';
import { useKeptFocus } from '../hooks/use-kept-focus.ts';
import { readCatalog } from '../mirror.ts';
import { useStore } from '../store.ts';
import { CatalogView } from './catalog-view.tsx';
import { EndNear } from './end-near.tsx';
import { Notices } from './notices.tsx';
import { SessionHeader } from './session-header.tsx';
import { SignInCard } from './sign-in-card.tsx';
import { SignedOut } from './signed-out.tsx';

const SessionBody = ({ view }: { readonly view: SessionView }) => {
  const { session, status } = view;
  switch (status.kind) {
    case 'signed-out':
      return <SignedOut key={session.id} session={session} because={status.because} detail={status.detail} />;
    case 'starting':
      return <SignInCard key={session.id} session={session} />;
    case 'authorizing':
      return <SignInCard key={session.id} session={session} status={status} />;
    case 'signed-in':
      return <CatalogView key={session.id} view={view} />;
  }
};

export const SessionPane = ({ view }: { readonly view: SessionView }) => {
  const { id } = view.session;
  const isKnown = useStore(({ catalogs }) => catalogs.has(id));
  useEffect(() => {
    if (!isKnown) void readCatalog(id);
  }, [id, isKnown]);
  const pane = useRef<HTMLElement>(null);
  useKeptFocus(pane, `${id} ${view.status.kind}`);
  return (
    <main ref={pane} className="session-pane" aria-label={view.session.name}>
      <Notices />
      <SessionHeader view={view} />
      {view.status.kind === 'signed-in' && <EndNear key={id} session={view.session} status={view.status} />}
      <SessionBody view={view} />
      <p className="unseen" role="status">
        {view.status.kind === 'signed-in' && signedInToWords(view.session.name)}
        {view.status.kind === 'signed-out' && signedOutOfWords(view.session.name)}
      </p>
    </main>
  );
};
