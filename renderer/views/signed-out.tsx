import '../ui/menu.css';
import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown, KeyRound, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { buttonNames } from '../../shared/button-words.ts';
import { methodMeanings, methodNames } from '../../shared/choice-words.ts';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { sessionItemNames } from '../../shared/item-words.ts';
import { type SignInMethod, type SsoSession, signInMethods } from '../../shared/model.ts';
import { protocolTitle } from '../../shared/protocol-view-words.ts';
import {
  chooseMethodWords,
  methodsTitle,
  protocolQuestion,
  signedOutTitle,
  signInPromise,
} from '../../shared/sign-in-words.ts';
import { openDialog, signIn } from '../actions.ts';
import { useSignInMethod } from '../hooks/use-sign-in-method.ts';
import { Button } from '../ui/button.tsx';
import { MenuPopup } from '../ui/menu-popup.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ProtocolLink } from './protocol-link.tsx';

/** Reasons that a changed session answers better than another try. */
const editHelps: readonly ErrorCode[] = ['start-url-unknown', 'client-refused'];

type WaysProps = { readonly usual: SignInMethod; readonly onChoose: (method: SignInMethod) => void };

/** Both ways to sign in, for this once. */
const Ways = ({ usual, onChoose }: WaysProps) => (
  <Menu.Root modal={false}>
    <Menu.Trigger
      render={
        <Button kind="primary" className="split-more" aria-label={chooseMethodWords} title={chooseMethodWords}>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    />
    <MenuPopup>
      <Menu.Group>
        <Menu.GroupLabel className="menu-label">{methodsTitle}</Menu.GroupLabel>
        {signInMethods.map((method) => (
          <Menu.Item
            key={method}
            className="menu-item explained"
            aria-label={methodNames[method]}
            aria-description={methodMeanings[method]}
            onClick={() => onChoose(method)}
          >
            <span className="explained-words">
              {methodNames[method]}
              <span>{methodMeanings[method]}</span>
            </span>
            {method === usual && <Check aria-hidden="true" className="menu-check" />}
          </Menu.Item>
        ))}
      </Menu.Group>
    </MenuPopup>
  </Menu.Root>
);

type SignedOutProps = {
  readonly session: SsoSession;
  readonly because?: ErrorCode | undefined;
  readonly detail?: string | undefined;
};

export const SignedOut = ({ session, because, detail }: SignedOutProps) => {
  const [isStarting, setStarting] = useState(false);
  const { usual, isManaged } = useSignInMethod(session);
  const start = async (method?: SignInMethod) => {
    setStarting(true);
    await signIn(session.id, method);
    setStarting(false);
  };
  const fact = because === 'start-url-unknown' ? session.region : detail;
  const error =
    because === undefined || because === 'cancelled'
      ? undefined
      : { code: because, ...(fact !== undefined && { detail: fact }) };
  return (
    <div className="pane-middle">
      <section className="pane-message" aria-labelledby="signed-out-title">
        {error ? <TriangleAlert aria-hidden="true" className="warn" /> : <KeyRound aria-hidden="true" />}
        <h2 id="signed-out-title">{error ? errorTitle(error) : signedOutTitle}</h2>
        <p>{error ? errorBody(error) : signInPromise[usual]}</p>
        <div className="pane-choices">
          <span className="split">
            <Button kind="primary" data-first-focus onClick={() => void start()} aria-disabled={isStarting}>
              {isStarting && <Spinner />}
              {sessionItemNames.signIn}
            </Button>
            {!isManaged && <Ways usual={usual} onChoose={(method) => void start(method)} />}
          </span>
          {because !== undefined && editHelps.includes(because) && (
            <Button onClick={() => openDialog({ kind: 'edit', id: session.id })}>{buttonNames.edit}</Button>
          )}
        </div>
        <ProtocolLink id={session.id}>{error ? protocolQuestion(error.code) : protocolTitle}</ProtocolLink>
      </section>
    </div>
  );
};
