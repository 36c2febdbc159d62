import { AppWindow, ExternalLink, Link, LogIn, LogOut, RefreshCw, RotateCw, X } from 'lucide-react';
import { copyNames, sessionItemNames } from '../../shared/item-words.ts';
import type { SessionView } from '../../shared/model.ts';
import { signInActs } from '../../shared/sign-in-words.ts';
import { copyText, run, signIn } from '../actions.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { shownSession, useStore } from '../store.ts';
import { MenuItem, MenuSeparator } from '../ui/menu-item.tsx';
import { SessionOptions } from './session-menu.tsx';

const SignedInItems = ({ view: { session, sync } }: { readonly view: SessionView }) => {
  const { id } = session;
  const keys = useKeys('sync');
  // The keys sync the session that is shown.
  const isShown = useStore((state) => shownSession(state)?.session.id === id);
  return (
    <>
      <MenuItem
        icon={<RefreshCw aria-hidden="true" />}
        keys={isShown ? keys : undefined}
        onChoose={() => {
          if (sync.kind !== 'syncing') void run('syncCatalog', { id }, session.name);
        }}
      >
        {sessionItemNames.sync}
      </MenuItem>
      <MenuItem icon={<RotateCw aria-hidden="true" />} onChoose={() => void run('renewSession', { id }, session.name)}>
        {sessionItemNames.renew}
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden="true" />} onChoose={() => void run('signOut', { id }, session.name)}>
        {sessionItemNames.signOut}
      </MenuItem>
    </>
  );
};

/** What helps the session as it is now. */
const StatusItems = ({ view }: { readonly view: SessionView }) => {
  const { session, status } = view;
  const { id } = session;
  switch (status.kind) {
    case 'signed-out':
      return (
        <MenuItem icon={<LogIn aria-hidden="true" />} onChoose={() => void signIn(id)}>
          {sessionItemNames.signIn}
        </MenuItem>
      );
    case 'starting':
    case 'authorizing':
      return (
        <>
          {status.kind === 'authorizing' && status.method === 'device' && (
            <MenuItem
              icon={<AppWindow aria-hidden="true" />}
              onChoose={() => void run('showVerificationWindow', { id })}
            >
              {signInActs.showWindow.name}
            </MenuItem>
          )}
          {status.kind === 'authorizing' && (
            <MenuItem
              icon={<ExternalLink aria-hidden="true" />}
              onChoose={() => void run('openSignInInBrowser', { id })}
            >
              {signInActs.openInBrowser.name}
            </MenuItem>
          )}
          <MenuItem icon={<X aria-hidden="true" />} onChoose={() => void run('cancelSignIn', { id })}>
            {sessionItemNames.cancel}
          </MenuItem>
        </>
      );
    case 'signed-in':
      return <SignedInItems view={view} />;
  }
};

/** Everything that can be done with a session. */
export const SessionItems = ({ view }: { readonly view: SessionView }) => (
  <>
    <StatusItems view={view} />
    <MenuItem icon={<Link aria-hidden="true" />} onChoose={() => void copyText(view.session.startUrl)}>
      {copyNames.startUrl}
    </MenuItem>
    <MenuSeparator />
    <SessionOptions session={view.session} />
  </>
);
