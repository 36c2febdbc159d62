/** What the commands about signing in and out do. */
import { AppError } from '../../shared/errors.ts';
import type { SessionId, SessionStatus, SessionView } from '../../shared/model.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clipboard } from './clipboard.ts';
import type { CommandHandlers } from './commands.ts';
import type { OpenInBrowser } from './open-in-browser.ts';
import { allowsLoopback, isPermittedAddress } from './permitted-url.ts';
import type { Sessions } from './sessions.ts';
import { type State, sessionIn } from './state.ts';

export type SignInCommand =
  | 'signIn'
  | 'switchSignIn'
  | 'renewSession'
  | 'refreshSession'
  | 'makeRenewable'
  | 'cancelSignIn'
  | 'signOut'
  | 'showVerificationWindow'
  | 'openSignInInBrowser'
  | 'copyUserCode'
  | 'copySignInLink';

type SignInHandlerPorts = {
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly state: State;
  readonly clipboard: Clipboard;
  readonly showVerificationWindow: (id: SessionId) => void;
  readonly openInBrowser: OpenInBrowser;
};

type Authorizing = Extract<SessionStatus, { kind: 'authorizing' }>;

const addressOf = (status: Authorizing): string =>
  status.method === 'browser' ? status.authorizationUri : (status.verificationUriComplete ?? status.verificationUri);

export const createSignInHandlers = (ports: SignInHandlerPorts): Pick<CommandHandlers, SignInCommand> => {
  const { engine, sessions, state, clipboard } = ports;

  const authorizing = (id: SessionId): { readonly view: SessionView; readonly status: Authorizing } => {
    sessions.require(id);
    const view = sessionIn(state.read(), id);
    if (view?.status.kind !== 'authorizing') throw new AppError('expired');
    return { view, status: view.status };
  };

  const userCodeOf = (id: SessionId): string => {
    const { status } = authorizing(id);
    if (status.method !== 'device') throw new AppError('expired');
    return status.userCode;
  };

  return {
    signIn: ({ id, method }) => {
      sessions.require(id);
      void engine.signIn(id, method && { method });
      return null;
    },
    switchSignIn: ({ id, method }) => {
      sessions.require(id);
      engine.switchSignIn(id, method);
      return null;
    },
    renewSession: async ({ id }) => {
      // A service that was not told would give the new session the end of the old one.
      await sessions.signOut(id, { mustTell: true });
      void engine.signIn(id);
      return null;
    },
    refreshSession: async ({ id }) => {
      sessions.require(id);
      await engine.renew(id);
      return null;
    },
    makeRenewable: async ({ id }) => {
      await sessions.makeRenewable(id);
      void engine.signIn(id);
      return null;
    },
    cancelSignIn: ({ id }) => {
      engine.cancelSignIn(id);
      return null;
    },
    signOut: async ({ id }) => sessions.signOut(id).then(() => null),

    showVerificationWindow: ({ id }) => {
      userCodeOf(id);
      ports.showVerificationWindow(id);
      return null;
    },
    openSignInInBrowser: async ({ id, browser }) => {
      const { view, status } = authorizing(id);
      const address = addressOf(status);
      if (!isPermittedAddress(address, allowsLoopback(view))) throw new AppError('browser-refused');
      await ports.openInBrowser(address, browser ?? view.session.browser ?? { kind: 'default' });
      if (browser !== undefined) sessions.chooseBrowser(id, browser);
      return null;
    },
    copyUserCode: async ({ id }) => clipboard.copy(userCodeOf(id)).then(() => null),
    copySignInLink: async ({ id }) => clipboard.copy(addressOf(authorizing(id).status)).then(() => null),
  };
};
