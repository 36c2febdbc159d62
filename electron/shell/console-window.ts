/** The console window of one account and role: a frame of ours that always says which, and the console's page below. */
import type { Session } from 'electron';
import type { ConsoleDestination, ConsoleFrameState } from '../../shared/console.ts';
import { consoleFrameHeight } from '../../shared/console-frame.ts';
import { consoleWindowTitle } from '../../shared/console-words.ts';
import { errorView } from '../../shared/errors.ts';
import { openBridge } from './bridge.ts';
import { type ConsolePageProgress, openConsolePage } from './console-page.ts';
import { createLatest } from './feeds.ts';
import { type FramedWindowPorts, openFramedWindow } from './framed-window.ts';
import { nothingShown } from './page-progress.ts';
import { isLoopbackAddress } from './permitted-url.ts';

/** What a window is for: the same from its first page to its last. */
type ConsoleIdentity = Pick<
  ConsoleFrameState,
  'consoleId' | 'sessionName' | 'accountId' | 'accountName' | 'roleName' | 'color'
>;

/** What is said in the frame beside how far the page has come. */
type Said = Pick<ConsoleFrameState, 'destination' | 'endsAt' | 'problem' | 'offered' | 'downloadRefused'>;

/** An address to load, and when what it signs in to ends. */
type ConsoleEntry = { readonly address: string; readonly endsAt?: number };

export type ConsoleWindow = {
  /** Signs in (anew) and goes where it leads; a failure is shown in the frame. */
  enter(destination: ConsoleDestination, signIn: () => Promise<ConsoleEntry>): Promise<void>;
  /** Runs something for the frame; a failure is shown there. */
  attempt(work: () => Promise<void>): Promise<void>;
  back(): void;
  reload(): void;
  /** The address the page wanted a window for; it is offered no more. */
  takeOffered(): string | undefined;
  destination(): ConsoleDestination;
  focus(): void;
  close(): void;
};

type Opening = {
  readonly identity: ConsoleIdentity;
  readonly jar: Session;
  readonly consoleOrigin: string;
  readonly onClosed: () => void;
};

export const openConsoleWindow = (
  ports: FramedWindowPorts,
  { identity, jar, consoleOrigin, onClosed }: Opening,
): ConsoleWindow => {
  const framed = openFramedWindow(ports, {
    title: consoleWindowTitle(identity),
    frame: 'console.html',
    frameHeight: consoleFrameHeight,
    size: { width: 1280, height: 860 },
    smallest: { width: 640, height: 420 },
    fullscreenable: true,
  });

  let progress: ConsolePageProgress = { ...nothingShown, loading: true, canGoBack: false, atConsole: false };
  let said: Said = { destination: {}, downloadRefused: false };
  let offeredAddress: string | undefined;
  const shown = createLatest<ConsoleFrameState>({ ...identity, ...said, ...progress });
  const say = (now: Said) => {
    said = now;
    shown.show({ ...identity, ...said, ...progress });
  };
  const showProgress = (now: ConsolePageProgress) => {
    progress = now;
    say(said);
  };

  openBridge(framed.window.webContents, { allowed: ['steerConsole'], run: ports.run, feeds: { console: shown.feed } });

  const page = openConsolePage({
    window: framed.window,
    jar,
    hardening: ports.hardening,
    issuers: ports.issuers,
    consoleOrigin,
    // Only where somebody has put the console on this machine may its pages come without encryption.
    loopbackAllowed: isLoopbackAddress(consoleOrigin),
    onProgress: showProgress,
    onOffered: (address) => {
      // SECURITY: what is clicked on is what was shown; a page cannot put another address in its place.
      if (said.offered !== undefined) return;
      offeredAddress = address;
      say({ ...said, offered: new URL(address).host });
    },
    onDownload: () => say({ ...said, downloadRefused: true }),
  });
  framed.show(page, onClosed);

  const attempt = async (work: () => Promise<void>) => {
    const { problem: _problem, ...rest } = said;
    say({ ...rest, downloadRefused: false });
    try {
      await work();
    } catch (error) {
      if (framed.isEnding()) return;
      progress = { ...progress, loading: false };
      say({ ...said, problem: errorView(error) });
    }
  };

  return {
    enter: (destination, signIn) =>
      attempt(async () => {
        showProgress({ ...progress, loading: true });
        say({ destination, downloadRefused: false });
        const { address, endsAt } = await signIn();
        if (framed.isEnding()) return;
        if (endsAt !== undefined) say({ ...said, endsAt });
        page.load(address);
      }),
    attempt,
    back: page.back,
    reload: page.reload,
    takeOffered: () => {
      const taken = offeredAddress;
      offeredAddress = undefined;
      const { offered: _offered, ...rest } = said;
      say(rest);
      return taken;
    },
    destination: () => said.destination,
    focus: framed.focus,
    close: () => {
      framed.end();
      onClosed();
    },
  };
};
