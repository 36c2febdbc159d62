/** The console window of one account and role: a frame of ours that always says which, and the console's page below. */
import { BrowserWindow, nativeTheme, type Session } from 'electron';
import type { ConsoleDestination, ConsoleFrameState } from '../../shared/console.ts';
import { consoleFrameHeight } from '../../shared/console-frame.ts';
import { errorView } from '../../shared/errors.ts';
import { createBreaker } from './breaker.ts';
import { openBridge } from './bridge.ts';
import type { CertificateIssuers } from './certificate-issuers.ts';
import type { RunCommand } from './commands.ts';
import { openConsolePage } from './console-page.ts';
import { type Hardening, safeWebPreferences } from './hardening.ts';
import { appOrigin } from './protocol.ts';

export type ConsoleWindowPorts = {
  readonly preload: string;
  readonly icon: Electron.NativeImage;
  readonly devTools: boolean;
  readonly hardening: Hardening;
  readonly issuers: CertificateIssuers;
  readonly run: RunCommand;
};

/** What a window is for: the same from its first page to its last. */
export type ConsoleIdentity = Pick<
  ConsoleFrameState,
  'consoleId' | 'sessionName' | 'accountId' | 'accountName' | 'roleName' | 'color'
>;

/** An address to load, and when what it signs in to ends. */
export type ConsoleEntry = { readonly address: string; readonly endsAt?: number };

export type ConsoleWindow = {
  /** Signs in (anew) and goes where it leads; a failure is shown in the frame. */
  enter(destination: ConsoleDestination, signIn: () => Promise<ConsoleEntry>): Promise<void>;
  /** Runs something for the frame; a failure is shown there. */
  attempt(work: () => Promise<void>): Promise<void>;
  back(): void;
  reload(): void;
  /** The address the page wanted a window for; it is offered no more. */
  takeOffered(): string | undefined;
  /** Of the console's page that is shown. */
  consoleAddress(): string | undefined;
  destination(): ConsoleDestination;
  focus(): void;
  close(): void;
};

type Opening = {
  readonly identity: ConsoleIdentity;
  readonly jar: Session;
  readonly consoleOrigin: string;
  readonly loopbackAllowed: boolean;
  readonly onClosed: () => void;
};

const firstSize = { width: 1280, height: 860 };
const smallestSize = { width: 640, height: 420 };

export const openConsoleWindow = (
  { preload, icon, devTools, hardening, issuers, run }: ConsoleWindowPorts,
  { identity, jar, consoleOrigin, loopbackAllowed, onClosed }: Opening,
): ConsoleWindow => {
  const { accountName, roleName } = identity;
  const window = new BrowserWindow({
    ...firstSize,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    useContentSize: true,
    title: `${accountName}, ${roleName}`,
    icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#fbfaf9',
    webPreferences: { ...safeWebPreferences, preload, devTools },
  });

  let offered: string | undefined;
  let state: ConsoleFrameState = {
    ...identity,
    destination: {},
    secure: false,
    loopback: false,
    loading: true,
    canGoBack: false,
    atConsole: false,
    downloadRefused: false,
  };
  const watching = new Set<(state: ConsoleFrameState) => void>();
  const show = (change: ConsoleFrameState) => {
    state = change;
    for (const push of watching) push(state);
  };

  openBridge(window.webContents, {
    allowed: ['steerConsole'],
    run,
    feeds: {
      console: (push) => {
        watching.add(push);
        push(state);
        return () => watching.delete(push);
      },
    },
  });

  const page = openConsolePage({
    window,
    jar,
    hardening,
    issuers,
    consoleOrigin,
    loopbackAllowed,
    onProgress: (progress) => {
      const { origin: _origin, failure: _failure, ...rest } = state;
      show({ ...rest, ...progress });
    },
    onOffered: (address) => {
      offered = address;
      show({ ...state, offered: new URL(address).host });
    },
    onDownload: () => show({ ...state, downloadRefused: true }),
  });
  const placePage = () => {
    const { width, height } = window.getContentBounds();
    page.place({ x: 0, y: consoleFrameHeight, width, height: Math.max(0, height - consoleFrameHeight) });
  };

  const mayReload = createBreaker(Date.now, { times: 3, withinMs: 60_000 });
  window.webContents.on('render-process-gone', () => {
    if (mayReload()) window.webContents.reload();
  });

  // Electron 25 crashes when a window goes whose page is still loading: the page goes first, the window after it.
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    window.hide();
    page.close();
    setImmediate(() => {
      if (!window.isDestroyed()) window.destroy();
    });
    onClosed();
  };
  window.on('resize', () => {
    if (!ending) placePage();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    if (ending) return;
    placePage();
    window.show();
    page.focus();
  });
  window.on('close', (event) => {
    // Quitting closes what is about to go anyway; held back, it would not come to its end.
    if (ending) return;
    event.preventDefault();
    end();
  });

  placePage();
  window.loadURL(`${appOrigin}/console.html`).catch(() => window.show());

  const attempt = async (work: () => Promise<void>) => {
    const { problem: _problem, ...rest } = state;
    show({ ...rest, downloadRefused: false });
    try {
      await work();
    } catch (error) {
      if (!ending) show({ ...state, loading: false, problem: errorView(error) });
    }
  };

  return {
    enter: (destination, signIn) =>
      attempt(async () => {
        show({ ...state, destination, loading: true });
        const { address, endsAt } = await signIn();
        if (ending) return;
        const { endsAt: _endsAt, ...rest } = state;
        show(endsAt === undefined ? rest : { ...rest, endsAt });
        page.load(address);
      }),
    attempt,
    back: page.back,
    reload: page.reload,
    takeOffered: () => {
      const taken = offered;
      offered = undefined;
      const { offered: _offered, ...rest } = state;
      show(rest);
      return taken;
    },
    consoleAddress: page.consoleAddress,
    destination: () => state.destination,
    focus() {
      if (ending) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    close: end,
  };
};
