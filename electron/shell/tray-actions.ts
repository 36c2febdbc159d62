import type { Reply } from '../../shared/contract.ts';
import { assertNever } from '../../shared/errors.ts';
import type { RunCommand } from './commands.ts';
import type { State } from './state.ts';
import type { TrayAction } from './tray-menu.ts';

type Ports = {
  readonly run: RunCommand;
  readonly state: State;
  readonly showWindow: () => void;
  readonly quit: () => void;
};

/** What a click in the tray's menu does: the same commands as in the window. */
export const createTrayActions = ({ run, state, showWindow, quit }: Ports) => {
  // The tray has no room for an error, so the window tells it.
  const answered = (reply: Promise<Reply<unknown>>): void => {
    void reply.then((answer) => {
      if (answer.ok) return;
      state.notify(answer.error.code, answer.error.detail);
      showWindow();
    });
  };

  return (action: TrayAction): void => {
    switch (action.do) {
      case 'sign-in':
        return answered(run('signIn', { id: action.id }));
      case 'cancel-sign-in':
        return answered(run('cancelSignIn', { id: action.id }));
      case 'show-sign-in':
        return answered(run('showVerificationWindow', { id: action.id }));
      case 'sign-out':
        return answered(run('signOut', { id: action.id }));
      case 'copy':
        return answered(run('copyCredentials', action.role));
      case 'open':
        return showWindow();
      case 'quit':
        return quit();
      default:
        return assertNever(action);
    }
  };
};
