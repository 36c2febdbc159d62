import './sign-in-card.css';
import { Copy, ExternalLink, Globe, Link } from 'lucide-react';
import { type KeyboardEvent, useEffect } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { browserName } from '../../shared/choice-words.ts';
import type { SessionStatus, SignInMethod, SsoSession } from '../../shared/model.ts';
import { withKeys } from '../../shared/shortcut-words.ts';
import {
  continueInBrowserWords,
  openedInWords,
  signInActs,
  signInCardWords,
  signingInTitle,
  timeLeftWords,
  userCodeName,
} from '../../shared/sign-in-words.ts';
import { formatCountdown } from '../../shared/time.ts';
import { readBrowsers, run, switchSignIn } from '../actions.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { useNow } from '../hooks/use-now.ts';
import { useSignInMethod } from '../hooks/use-sign-in-method.ts';
import { isPressed } from '../pressed.ts';
import { useStore } from '../store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { PointMenu } from '../ui/point-menu.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { BrowserMenu } from './browser-menu.tsx';
import { SignInItems } from './sign-in-items.tsx';

type Authorizing = Extract<SessionStatus, { kind: 'authorizing' }>;

const TimeLeft = ({ expiresAt }: { readonly expiresAt: number }) => {
  const now = useNow();
  return <span className="time-left">{timeLeftWords(formatCountdown(expiresAt - now))}</span>;
};

/** What the page elsewhere is to be compared with, or where it is. */
const Subject = ({ session, method, status }: CardPartProps) => {
  const browsers = useStore((state) => state.browsers);
  const { id, browser } = session;
  const codeKeys = useKeys('copy-code');
  const isNamed = browser?.kind === 'installed';
  useEffect(() => {
    if (isNamed) void readBrowsers();
  }, [isNamed]);
  if (status?.method === 'device') {
    return (
      <>
        <output aria-label={userCodeName}>{status.userCode}</output>
        <IconButton
          label={signInActs.copyCode.name}
          title={withKeys(signInActs.copyCode.name, codeKeys.words)}
          aria-keyshortcuts={codeKeys.aria}
          onClick={() => void run('copyUserCode', { id })}
        >
          <Copy />
        </IconButton>
      </>
    );
  }
  if (method === 'device') return <span className="user-code-pending" />;
  const place = openedInWords(browserName(browser, browsers), status !== undefined);
  return (
    <div className="elsewhere">
      <Globe aria-hidden="true" />
      <div>
        <b>{continueInBrowserWords}</b>
        <span className="clip" title={place}>
          {place}
        </span>
      </div>
    </div>
  );
};

/** What is left to do here while the page waits elsewhere. */
const Doing = ({ session, method, status }: CardPartProps) => {
  const { id } = session;
  const open = () => void run('openSignInInBrowser', { id });
  if (status === undefined) return null;
  return method === 'device' ? (
    <>
      <Button kind="primary" onClick={() => void run('showVerificationWindow', { id })}>
        {signInActs.showWindow.name}
      </Button>
      <span className="split">
        <Button onClick={open}>
          <ExternalLink aria-hidden="true" />
          {signInActs.openInBrowser.name}
        </Button>
        <BrowserMenu session={session} kind="plain" />
      </span>
    </>
  ) : (
    <span className="split">
      <Button kind="primary" onClick={open}>
        <ExternalLink aria-hidden="true" />
        {signInActs.openAgain.name}
      </Button>
      <BrowserMenu session={session} kind="primary" />
    </span>
  );
};

type CardPartProps = {
  readonly session: SsoSession;
  readonly method: SignInMethod;
  readonly status: Authorizing | undefined;
};

type SignInCardProps = { readonly session: SsoSession; readonly status?: Authorizing };

/** A sign-in under way. Both ways have their parts in the same places, so that going over to the other moves nothing. */
export const SignInCard = ({ session, status }: SignInCardProps) => {
  const { id, name } = session;
  const { asked, isManaged } = useSignInMethod(session);
  const method = status?.method ?? asked;
  const words = signInCardWords[method];
  const parts = { session, method, status };
  const linkKeys = useKeys('copy-link');
  const menu = useContextMenu<Authorizing>();
  const onKeyDown = (event: KeyboardEvent) => {
    // What is selected is copied as everywhere.
    if (status === undefined || getSelection()?.isCollapsed === false) return;
    if (isPressed('copy-link', event.nativeEvent)) void run('copySignInLink', { id });
    else if (status.method === 'device' && isPressed('copy-code', event.nativeEvent)) void run('copyUserCode', { id });
    else return;
    event.preventDefault();
  };
  const address = status?.method === 'browser' ? status.authorizationUri : status?.verificationUri;
  return (
    <div className="pane-middle">
      <section
        className="sign-in-card"
        aria-labelledby="sign-in-title"
        tabIndex={-1}
        data-first-focus
        onKeyDown={onKeyDown}
        onContextMenu={(event) => status && menu.open(event, status)}
      >
        <h2 id="sign-in-title">{signingInTitle(name)}</h2>
        <p className="advice">{words.advice}</p>
        <div className="user-code">
          <Subject {...parts} />
        </div>
        <div className="waiting">
          <Spinner />
          <span role="status">{status ? words.waiting : words.starting}</span>
          {status && <TimeLeft expiresAt={status.expiresAt} />}
        </div>
        <div className="address">
          <span className="mono clip" title={address}>
            {address}
          </span>
          {status && (
            <Button
              kind="quiet"
              title={withKeys(signInActs.copyLink.name, linkKeys.words)}
              aria-keyshortcuts={linkKeys.aria}
              onClick={() => void run('copySignInLink', { id })}
            >
              <Link aria-hidden="true" />
              {signInActs.copyLink.name}
            </Button>
          )}
        </div>
        <div className="card-buttons">
          <Doing {...parts} />
          <Button kind="quiet" className="cancel" onClick={() => void run('cancelSignIn', { id })}>
            {buttonNames.cancel}
          </Button>
        </div>
        {!isManaged && (
          <div className="other-way">
            <span>{words.otherWay}</span>
            <Button
              kind="quiet"
              aria-disabled={status === undefined}
              onClick={() => void switchSignIn(id, method === 'device' ? 'browser' : 'device')}
            >
              {words.changeOver}
            </Button>
          </div>
        )}
      </section>
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        {menu.subject && <SignInItems id={id} hasCode={status?.method === 'device'} />}
      </PointMenu>
    </div>
  );
};
