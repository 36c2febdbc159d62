/** What each command does. */
import type { CopyRequest } from '../../shared/contract.ts';
import type { SessionId } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { AwsFileCommand } from './aws-file-handlers.ts';
import type { MarkCommand } from './catalog-marks.ts';
import type { Clipboard } from './clipboard.ts';
import type { CommandHandlers } from './commands.ts';
import type { ConsoleCommand } from './console-handlers.ts';
import type { DoorCommand } from './door-handlers.ts';
import type { ProtocolCommand } from './protocol-handlers.ts';
import type { ProxyCommand } from './proxy-handlers.ts';
import type { QuickPickCommand } from './quick-pick-handlers.ts';
import type { RoleCommand } from './role-handlers.ts';
import type { Sessions } from './sessions.ts';
import type { SettingsTransferCommand } from './settings-transfer-handlers.ts';
import type { SignInCommand } from './sign-in-handlers.ts';
import type { State } from './state.ts';

type HandlerPorts = {
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly state: State;
  readonly clipboard: Clipboard;
  readonly copyCredentials: (request: CopyRequest) => Promise<void>;
  readonly addDemo: () => Promise<SessionId>;
  readonly setStartAtLogin: (enabled: boolean) => Promise<void>;
};

const withSettings = (settings: Settings, change: Partial<Settings>): Settings => {
  const { copyRegion, ...rest } = { ...settings, ...change };
  return copyRegion === undefined || copyRegion === '' ? rest : { ...rest, copyRegion };
};

export const createHandlers = (
  ports: HandlerPorts,
): Omit<
  CommandHandlers,
  | AwsFileCommand
  | DoorCommand
  | ProtocolCommand
  | ConsoleCommand
  | SignInCommand
  | ProxyCommand
  | RoleCommand
  | MarkCommand
  | 'setPaused'
  | 'tellShown'
  | SettingsTransferCommand
  | QuickPickCommand
> => {
  const { engine, sessions, state, clipboard } = ports;

  return {
    addSession: async (input) => ({ id: await sessions.add(input) }),
    editSession: async ({ id, ...input }) => sessions.edit(id, input).then(() => null),
    removeSession: async ({ id }) => sessions.remove(id).then(() => null),
    addDemo: async () => ({ id: await ports.addDemo() }),

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
    copyText: async ({ text }) => clipboard.copy(text).then(() => null),
    clearClipboard: async () => clipboard.clearIfOurs().then(() => null),

    changeSettings: (change) => {
      state.change({ settings: withSettings(state.read().settings, change) });
      return null;
    },
    setStartAtLogin: ({ enabled }) => ports.setStartAtLogin(enabled).then(() => null),
    dismissNotice: ({ id }) => {
      state.dismissNotice(id);
      return null;
    },
    restoreNotice: ({ id }) => {
      state.restoreNotice(id);
      return null;
    },
  };
};
