/** What the commands about the quick-pick do. */
import type { CommandHandlers } from './commands.ts';

export type QuickPickCommand = 'takeTyped' | 'closeQuickPick' | 'holdShortcut';

type QuickPickHandlerPorts = {
  readonly takeTyped: () => string;
  readonly leave: () => void;
  readonly hold: (isHeld: boolean) => void;
};

export const createQuickPickHandlers = (ports: QuickPickHandlerPorts): Pick<CommandHandlers, QuickPickCommand> => ({
  takeTyped: () => ports.takeTyped(),
  closeQuickPick: () => {
    ports.leave();
    return null;
  },
  holdShortcut: ({ isHeld }) => {
    ports.hold(isHeld);
    return null;
  },
});
