/** How the app begins, is called again, and ends. */
import { type App, dialog } from 'electron';
import { errorBody, startFailedTitle } from '../../shared/copy.ts';
import { errorView } from '../../shared/errors.ts';
import { readLaunchOptions } from './launch-options.ts';
import type { Log } from './log.ts';
import { errorCodes } from './log.ts';

/** How long quitting waits for what is to be done before. */
const longestFinishMs = 4000;

/** Runs `start` in the first process of this user data; a further one calls the first and ends. */
export const runOnce = (app: App, start: () => Promise<void>, log: Log): void => {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log('start-failed', errorCodes(error));
      const view = errorView(error);
      dialog.showErrorBox(startFailedTitle(view), errorBody(view));
      app.exit(1);
    });
};

type Wanted = { readonly showWindow: () => void; readonly openQuickPick: () => void };

/** Latchkey goes on without a window; it comes back when called, and ends when told to. */
export const stayResident = (app: App, { showWindow, openQuickPick }: Wanted): void => {
  app.on('window-all-closed', () => undefined);
  app.on('second-instance', (_event, argv) => {
    const { hidden, quickPick } = readLaunchOptions(argv);
    if (quickPick) openQuickPick();
    // A desktop that brings back the last session starts it as well; nobody asked for a window then.
    else if (!hidden) showWindow();
  });
  app.on('activate', showWindow);
};

/** Runs `finish` once, before the windows close, and quits when it is done or takes too long. */
export const finishBeforeQuit = (app: App, finish: () => Promise<void>, log: Log): void => {
  let phase: 'running' | 'finishing' | 'finished' = 'running';
  const quitNow = () => {
    if (phase === 'finished') return;
    phase = 'finished';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (phase === 'finished') return;
    event.preventDefault();
    if (phase === 'finishing') return;
    phase = 'finishing';
    setTimeout(quitNow, longestFinishMs);
    void finish()
      .catch((error: unknown) => log('finish-failed', errorCodes(error)))
      .then(quitNow);
  });
};

/** An error nobody caught is told by its code; the app goes on, as its sessions should. */
export const surviveErrors = (log: Log): void => {
  process.on('uncaughtException', (error) => log('uncaught-exception', errorCodes(error)));
  process.on('unhandledRejection', (error) => log('unhandled-rejection', errorCodes(error)));
  // SECURITY: Electron warns of a page that did not load by its whole address, the user code in it.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log('warning', errorCodes(warning)));
};
