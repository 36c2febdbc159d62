/** Builds everything that shows the state: main window, sign-in windows, tray, notifications and menus. */
import { app, session } from 'electron';
import type { Engine } from '../engine/engine.ts';
import type { Attention } from '../shell/attention.ts';
import { createBackgroundNotice } from '../shell/background-notice.ts';
import { createBreaker } from '../shell/breaker.ts';
import { openBrowserSignIns } from '../shell/browser-sign-ins.ts';
import { systemClock } from '../shell/clock.ts';
import { watchEnds } from '../shell/end-warnings.ts';
import type { MainFeeds } from '../shell/feeds.ts';
import type { FramedWindowPorts } from '../shell/framed-window.ts';
import type { Log } from '../shell/log.ts';
import { createMainWindow } from '../shell/main-window.ts';
import { setApplicationMenu } from '../shell/menu.ts';
import { createNotifications, type Goal, goalOf } from '../shell/notifications.ts';
import type { OpenInBrowser } from '../shell/open-in-browser.ts';
import { serveApp } from '../shell/protocol.ts';
import { createShowNotification, notificationsHaveButtons } from '../shell/system-notification.ts';
import { followTheme } from '../shell/theme.ts';
import { openTray } from '../shell/tray.ts';
import { createTrayActions } from '../shell/tray-actions.ts';
import { createVerificationWindows } from '../shell/verification-windows.ts';
import type { Kept } from './kept.ts';

type Parts = Pick<Kept, 'state' | 'settingsFile' | 'remember' | 'jars'> & {
  /** The folder of the built pages. */
  readonly pages: string;
  readonly framed: FramedWindowPorts;
  readonly engine: Engine;
  readonly mainFeeds: MainFeeds;
  readonly attention: Attention;
  readonly openInBrowser: OpenInBrowser;
  readonly openQuickPick: () => void;
  readonly log: Log;
};

export const buildViews = ({ pages, framed, engine, mainFeeds, attention, log, ...parts }: Parts) => {
  const { state, settingsFile, remember, jars, openInBrowser, openQuickPick } = parts;
  const { preload, icon, devTools, run } = framed;
  const { feeds, showSession, showQuestion, askForConsole, chooseInMenu } = mainFeeds;
  followTheme(state);
  serveApp(session.defaultSession, pages, devTools);
  const backgroundNotice = createBackgroundNotice({
    wasTold: () => settingsFile.read().toldAboutBackground,
    rememberTold: () => remember({ toldAboutBackground: true }),
    quit: () => app.quit(),
  });
  const mainWindow = createMainWindow({
    ...{ preload, icon, devTools, log, run, feeds },
    lastPlace: () => settingsFile.read().window,
    rememberPlace: (window) => remember({ window }),
    onClosedByHand: () => void backgroundNotice.tell(),
    mayReopen: createBreaker(systemClock.now, { times: 3, withinMs: 60_000 }),
  });
  const verificationWindows = createVerificationWindows({
    ...framed,
    ...{ state, jars },
    clock: systemClock,
    cancelSignIn: engine.cancelSignIn,
  });
  openBrowserSignIns(state, openInBrowser);
  const tray = openTray({
    state,
    clock: systemClock,
    act: createTrayActions({
      ...{ run, state, openQuickPick },
      showWindow: mainWindow.show,
      askForConsole: (wish) => {
        askForConsole(wish);
        mainWindow.show();
      },
      quit: () => app.quit(),
    }),
  });
  const showInWindow = (id: string | undefined) => {
    if (id !== undefined) showSession(id);
    mainWindow.show();
  };
  const showGoal = (goal: Goal) => {
    if (goal.kind === 'question') showQuestion(goal.id);
    showInWindow(goal.kind === 'session' ? goal.id : undefined);
  };
  const notifications = createNotifications({
    ...{ state, attention, clock: systemClock },
    hasButtons: notificationsHaveButtons,
    show: createShowNotification({
      icon,
      onClick: ({ cause }) => showGoal(goalOf(cause)),
      answer: (id, verdict) => void run('answerQuestion', { id, verdict }),
    }),
  });
  const stopEndWarnings = watchEnds({ state, clock: systemClock, tell: notifications.tell });
  setApplicationMenu({
    devTools,
    openWindow: mainWindow.show,
    choose: (choice) => {
      chooseInMenu(choice);
      mainWindow.show();
    },
  });

  return {
    showMainWindow: mainWindow.show,
    showInWindow,
    showVerificationWindow: verificationWindows.show,
    close() {
      backgroundNotice.close();
      verificationWindows.closeAll();
      stopEndWarnings();
      notifications.close();
      tray.close();
    },
  };
};
