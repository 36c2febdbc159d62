/** What the commands about the quick-pick do. */
import type { CommandHandlers } from './commands.ts';

export type QuickPickCommand = 'closeQuickPick' | 'holdShortcut';

type QuickPickHandlerPorts = {
  readonly leave: () => void;
  readonly hold: (isHeld: boolean) => void;
};

export const createQuickPickHandlers = (ports: QuickPickHandlerPorts): Pick<CommandHandlers, QuickPickCommand> => ({
  closeQuickPick: () => {
    ports.leave();
    return null;
  },
  holdShortcut: ({ isHeld }) => {
    ports.hold(isHeld);
    return null;
  },
});
