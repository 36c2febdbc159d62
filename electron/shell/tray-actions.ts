import type { Reply } from '../../shared/contract.ts';
import { assertNever } from '../../shared/errors.ts';
import type { RunCommand } from './commands.ts';
import type { State } from './state.ts';
import type { TrayAction } from './tray-menu.ts';

type Ports = {
  readonly run: RunCommand;
  readonly state: State;
  readonly showWindow: () => void;
  readonly openQuickPick: () => void;
  readonly quit: () => void;
};

/** What a click in the tray's menu does: the same commands as in the window. */
export const createTrayActions = ({ run, state, showWindow, openQuickPick, quit }: Ports) => {
  // The tray has no room for an error, so the window tells it.
  const answered = (reply: Promise<Reply<unknown>>): void => {
    void reply.then((answer) => {
      if (answer.ok) return;
      state.notify(answer.error);
      showWindow();
    });
  };

  return (action: TrayAction): void => {
    switch (action.do) {
      case 'sign-in':
        answered(run('signIn', { id: action.id }));
        break;
      case 'cancel-sign-in':
        answered(run('cancelSignIn', { id: action.id }));
        break;
      case 'show-sign-in':
        answered(run('showVerificationWindow', { id: action.id }));
        break;
      case 'open-sign-in':
        answered(run('openSignInInBrowser', { id: action.id }));
        break;
      case 'sign-out':
        answered(run('signOut', { id: action.id }));
        break;
      case 'copy':
        answered(run('copyCredentials', action.role));
        break;
      case 'answer':
        answered(run('answerQuestion', { id: action.id, verdict: action.verdict }));
        break;
      case 'open':
        showWindow();
        break;
      case 'quick-pick':
        openQuickPick();
        break;
      case 'quit':
        quit();
        break;
      default:
        assertNever(action);
    }
  };
};
