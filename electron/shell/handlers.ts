/** What each command does. */
import type { CopyRequest } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { DeviceAuthorizationView, SessionId, SessionView } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { AwsFileCommand } from './aws-file-handlers.ts';
import type { Clipboard } from './clipboard.ts';
import type { CommandHandlers } from './commands.ts';
import type { ConsoleCommand } from './console-handlers.ts';
import type { DoorCommand } from './door-handlers.ts';
import { allowsLoopback, isPermittedAddress } from './permitted-url.ts';
import type { Sessions } from './sessions.ts';
import { type State, sessionIn } from './state.ts';

type HandlerPorts = {
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly state: State;
  readonly clipboard: Clipboard;
  readonly copyCredentials: (request: CopyRequest) => Promise<void>;
  readonly addDemo: () => Promise<SessionId>;
  readonly showVerificationWindow: (id: SessionId) => void;
  readonly openInBrowser: (address: string) => Promise<void>;
};

const withSettings = (settings: Settings, change: Partial<Settings>): Settings => {
  const { copyRegion, ...rest } = { ...settings, ...change };
  return copyRegion === undefined || copyRegion === '' ? rest : { ...rest, copyRegion };
};

const addressOf = (authorization: DeviceAuthorizationView) =>
  authorization.verificationUriComplete ?? authorization.verificationUri;

export const createHandlers = (
  ports: HandlerPorts,
): Omit<CommandHandlers, AwsFileCommand | DoorCommand | ConsoleCommand> => {
  const { engine, sessions, state, clipboard } = ports;

  const authorizing = (id: SessionId): { view: SessionView; authorization: DeviceAuthorizationView } => {
    sessions.require(id);
    const view = sessionIn(state.read(), id);
    if (view?.status.kind !== 'authorizing' || view.status.method !== 'device') throw new AppError('expired');
    return { view, authorization: view.status };
  };

  return {
    addSession: async (input) => ({ id: await sessions.add(input) }),
    editSession: async ({ id, ...input }) => sessions.edit(id, input).then(() => null),
    removeSession: async ({ id }) => sessions.remove(id).then(() => null),
    addDemo: async () => ({ id: await ports.addDemo() }),

    signIn: ({ id }) => {
      sessions.require(id);
      void engine.signIn(id);
      return null;
    },
    cancelSignIn: ({ id }) => {
      engine.cancelSignIn(id);
      return null;
    },
    signOut: async ({ id }) => sessions.signOut(id).then(() => null),

    showVerificationWindow: ({ id }) => {
      authorizing(id);
      ports.showVerificationWindow(id);
      return null;
    },
    openVerificationInBrowser: async ({ id }) => {
      const { view, authorization } = authorizing(id);
      const address = addressOf(authorization);
      if (!isPermittedAddress(address, allowsLoopback(view))) throw new AppError('browser-refused');
      await ports.openInBrowser(address);
      return null;
    },
    copyUserCode: async ({ id }) => clipboard.copy(authorizing(id).authorization.userCode).then(() => null),
    copyVerificationLink: async ({ id }) => clipboard.copy(addressOf(authorizing(id).authorization)).then(() => null),

    syncCatalog: ({ id }) => {
      sessions.require(id);
      void engine.sync(id);
      return null;
    },
    readCatalog: ({ id }) => {
      sessions.require(id);
      return engine.catalog(id);
    },
    copyCredentials: async (request) => {
      sessions.require(request.sessionId);
      await ports.copyCredentials(request);
      return null;
    },
    clearClipboard: async () => clipboard.clearIfOurs().then(() => null),

    changeSettings: (change) => {
      state.change({ settings: withSettings(state.read().settings, change) });
      return null;
    },
    dismissNotice: ({ id }) => {
      state.dismissNotice(id);
      return null;
    },
  };
};
