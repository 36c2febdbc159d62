import type { ConsoleWish } from '../../shared/console.ts';
import type { Reply } from '../../shared/contract.ts';
import { assertNever } from '../../shared/errors.ts';
import type { RunCommand } from './commands.ts';
import type { State } from './state.ts';
import type { TrayAction } from './tray-items.ts';

type Ports = {
  readonly run: RunCommand;
  readonly state: State;
  readonly showWindow: () => void;
  readonly openQuickPick: () => void;
  /** Has the window try to open a console that a person must be asked about first. */
  readonly askForConsole: (wanted: ConsoleWish) => void;
  readonly quit: () => void;
};

/** What a click in the tray's menu does: the same commands as in the window. */
export const createTrayActions = ({ run, state, showWindow, openQuickPick, askForConsole, quit }: Ports) => {
  // The tray has no room for an error, so the window tells it.
  const answered = (reply: Promise<Reply<unknown>>): void => {
    void reply.then((answer) => {
      if (answer.ok) return;
      state.notify(answer.error);
      showWindow();
    });
  };

  const openConsole = async ({ role, accountName }: ConsoleWish): Promise<void> => {
    const reply = await run('openConsole', { role });
    if (!reply.ok && reply.error.code === 'production-unconfirmed') askForConsole({ role, accountName });
    else answered(Promise.resolve(reply));
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
        answered(run('copyCredentials', { ...action.role, what: action.what }));
        break;
      case 'renew':
        answered(run('refreshSession', { id: action.id }));
        break;
      case 'renew-fully':
        answered(run('renewSession', { id: action.id }));
        break;
      case 'renew-all':
        for (const id of action.ids) answered(run('refreshSession', { id }));
        break;
      case 'open-console':
        void openConsole(action);
        break;
      case 'set-paused':
        answered(run('setPaused', { paused: action.paused }));
        break;
      case 'clear-clipboard':
        answered(run('clearClipboard', null));
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
