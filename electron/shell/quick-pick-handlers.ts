/** What the commands about the quick-pick do. */
import type { CommandHandlers } from './commands.ts';

export type QuickPickCommand = 'takeTyped' | 'closeQuickPick' | 'holdShortcut';

type QuickPickHandlerPorts = {
  readonly takeTyped: (has: string) => string;
  readonly leave: () => void;
  readonly hold: (isHeld: boolean) => void;
};

export const createQuickPickHandlers = (ports: QuickPickHandlerPorts): Pick<CommandHandlers, QuickPickCommand> => ({
  takeTyped: ({ has }) => ports.takeTyped(has),
  closeQuickPick: () => {
    ports.leave();
    return null;
  },
  holdShortcut: ({ isHeld }) => {
    ports.hold(isHeld);
    return null;
  },
});
