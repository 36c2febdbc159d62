/** What the commands about consoles and browsers do. */
import type { ConsoleDestination, ConsoleMove, ConsoleRequest } from '../../shared/console.ts';
import type { InstalledBrowser, RoleRef } from '../../shared/model.ts';
import type { CommandHandlers } from './commands.ts';

export type ConsoleCommand = 'openConsole' | 'copyConsoleLink' | 'steerConsole' | 'readBrowsers';

type ConsoleHandlerPorts = {
  readonly open: (request: ConsoleRequest) => Promise<void>;
  readonly copyLink: (role: RoleRef, destination: ConsoleDestination) => Promise<void>;
  readonly steer: (consoleId: string, move: ConsoleMove) => Promise<void>;
  readonly browsers: () => Promise<readonly InstalledBrowser[]>;
};

export const createConsoleHandlers = (ports: ConsoleHandlerPorts): Pick<CommandHandlers, ConsoleCommand> => ({
  openConsole: async (request) => ports.open(request).then(() => null),
  copyConsoleLink: async ({ role, ...destination }) => ports.copyLink(role, destination).then(() => null),
  steerConsole: async ({ consoleId, move }) => ports.steer(consoleId, move).then(() => null),
  readBrowsers: ports.browsers,
});
