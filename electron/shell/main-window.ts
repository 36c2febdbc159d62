/** The main window: opened at its last place, destroyed when closed, opened anew when wanted. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { CommandName } from '../../shared/contract.ts';
import type { Breaker } from './breaker.ts';
import { type Feeds, openBridge } from './bridge.ts';
import type { RunCommand } from './commands.ts';
import { safeWebPreferences } from './hardening.ts';
import type { Log } from './log.ts';
import { appOrigin } from './protocol.ts';
import { reachablePlace, smallestWindow, type WindowPlace } from './window-place.ts';

type MainWindowPorts = {
  readonly preload: string;
  readonly icon: Electron.NativeImage;
  readonly run: RunCommand;
  readonly feeds: Feeds;
  readonly devTools: boolean;
  readonly lastPlace: () => WindowPlace | undefined;
  readonly rememberPlace: (place: WindowPlace) => void;
  readonly onClosedByHand: () => void;
  readonly mayReopen: Breaker;
  readonly log: Log;
};

export type MainWindow = { show(): void };

const allowed: readonly CommandName[] = [
  'addSession',
  'editSession',
  'removeSession',
  'addDemo',
  'signIn',
  'switchSignIn',
  'renewSession',
  'refreshSession',
  'setPaused',
  'tellShown',
  'makeRenewable',
  'cancelSignIn',
  'signOut',
  'showVerificationWindow',
  'openSignInInBrowser',
  'copyUserCode',
  'copySignInLink',
  'syncCatalog',
  'readProtocol',
  'copyProtocol',
  'exportProtocol',
  'readCatalog',
  'copyCredentials',
  'copyText',
  'clearClipboard',
  'setFavourite',
  'markAccount',
  'changeLayout',
  'openConsole',
  'copyConsoleLink',
  'readBrowsers',
  'changeSettings',
  'setStartAtLogin',
  'holdShortcut',
  'exportSettings',
  'planImport',
  'applyImport',
  'dismissNotice',
  'restoreNotice',
  'answerProxy',
  'dismissProxyQuestion',
  'readAwsFiles',
  'adoptSession',
  'setSharing',
  'planProfiles',
  'applyProfiles',
  'undoProfiles',
  'addChainedRole',
  'editChainedRole',
  'removeChainedRole',
  'addApplication',
  'editApplication',
  'removeApplication',
  'exchangeToken',
  'forgetApplicationToken',
  'copyIdentityCredentials',
  'setEndpoint',
  'addEndpointToken',
  'removeEndpointToken',
  'copyEndpointSettings',
  'setCallerScope',
  'answerQuestion',
  'readActivity',
];

const backgroundColor = () => (nativeTheme.shouldUseDarkColors ? '#16181d' : '#fbfaf9');

const placeOf = (window: BrowserWindow): WindowPlace => ({
  ...window.getNormalBounds(),
  maximized: window.isMaximized(),
});

export const createMainWindow = (ports: MainWindowPorts): MainWindow => {
  let current: BrowserWindow | undefined;

  const open = () => {
    const screens = screen.getAllDisplays().map((display) => display.workArea);
    const { maximized, ...bounds } = reachablePlace(ports.lastPlace(), screens);
    const window = new BrowserWindow({
      ...bounds,
      minWidth: smallestWindow.width,
      minHeight: smallestWindow.height,
      title: 'Latchkey',
      icon: ports.icon,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: backgroundColor(),
      webPreferences: { ...safeWebPreferences, preload: ports.preload, devTools: ports.devTools },
    });
    current = window;
    openBridge(window.webContents, { allowed, run: ports.run, feeds: ports.feeds });
    if (maximized) window.maximize();

    window.once('ready-to-show', () => window.show());
    window.on('close', () => {
      ports.rememberPlace(placeOf(window));
      ports.onClosedByHand();
    });
    window.once('closed', () => {
      if (current === window) current = undefined;
    });
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      ports.log('main-page-gone', { reason, exitCode });
      window.destroy();
      if (ports.mayReopen()) open();
    });
    void window.loadURL(`${appOrigin}/index.html`).catch(() => ports.log('main-page-not-loaded'));
  };

  return {
    show() {
      if (current === undefined) return open();
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
  };
};
