/** The quick-pick: a small window over whatever is in use. It takes the focus for as long as something is chosen in it. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { CommandName } from '../../shared/contract.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { quickPickTitle } from '../../shared/quick-pick-words.ts';
import type { Clock } from '../engine/ports.ts';
import { type Feeds, openBridge } from './bridge.ts';
import type { RunCommand } from './commands.ts';
import type { FramedWindowPorts } from './framed-window.ts';
import { safeWebPreferences } from './hardening.ts';
import type { Log } from './log.ts';
import { appOrigin } from './protocol.ts';
import { copiedSignPlace, quickPickPlace } from './quick-pick-place.ts';
import { createTypedAhead } from './typed-ahead.ts';

type QuickPickPorts = {
  readonly window: () => Pick<FramedWindowPorts, 'preload' | 'icon' | 'devTools' | 'run'>;
  readonly feeds: Feeds;
  readonly clock: Clock;
  /** Says what went wrong with something that was asked for here, once nobody looks here any more. */
  readonly tell: (error: ErrorView) => void;
  readonly log: Log;
};

export type QuickPick = {
  open(): void;
  /** Closes it where it is open: the same keys lead in and out. */
  toggle(): void;
  /** What was typed before its page was there; the page gets the keys once it has all of that. */
  takeTyped(has: string): string;
  /** Gives the focus back. */
  leave(): void;
  closeAll(): void;
};

const allowed: readonly CommandName[] = [
  'readCatalog',
  'copyCredentials',
  'openConsole',
  'signIn',
  'showVerificationWindow',
  'openSignInInBrowser',
  'takeTyped',
  'closeQuickPick',
];

/** What leads on elsewhere, so that nothing is left to do here. */
const leading: readonly CommandName[] = ['openConsole', 'signIn', 'showVerificationWindow', 'openSignInInBrowser'];

/** How long it is said what was copied: long enough to be read, gone before it is in the way. */
const signMs = 2000;

const isMac = process.platform === 'darwin';

const openWindow = (ports: QuickPickPorts, bounds: Electron.Rectangle): BrowserWindow => {
  const { preload, icon, devTools } = ports.window();
  const window = new BrowserWindow({
    ...bounds,
    title: quickPickTitle,
    icon,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    // A panel takes keys without bringing the app and its other windows to the front.
    ...(isMac && { type: 'panel' }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#22252b' : '#ffffff',
    webPreferences: { ...safeWebPreferences, preload, devTools },
  });
  if (isMac) {
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  }
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
};

type Opened = {
  /** Whether it is there to choose from, and not on its way out. */
  isChoosing(): boolean;
  focus(): void;
  takeTyped(has: string): string;
  leave(): void;
  /** Ends it where it only says something any more. */
  endSign(): void;
  end(): void;
};

/** Made when it is wanted and destroyed afterwards: in the tray, Latchkey has no page to keep. */
const openQuickPick = (ports: QuickPickPorts, onEnded: () => void): Opened => {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const window = openWindow(ports, quickPickPlace(workArea));
  const contents = window.webContents;
  const typedAhead = createTypedAhead(process.platform);
  /** `left`: the person turned to something else while credentials were being fetched. */
  let phase: 'choosing' | 'left' | 'saying' | 'ended' = 'choosing';
  let isCopying = false;
  let cancelSign = () => {};

  const hide = () => {
    // Windows would activate another window of ours, not the program that was in use.
    if (process.platform === 'win32') window.blur();
    window.hide();
  };
  const end = () => {
    if (phase === 'ended') return;
    phase = 'ended';
    cancelSign();
    onEnded();
    hide();
    // The answer to the page's command goes out first.
    setImmediate(() => window.destroy());
  };
  const leave = () => {
    if (phase !== 'choosing') return;
    if (!isCopying) return end();
    phase = 'left';
    hide();
  };

  /** The focus goes back at once; what was copied is said by the same window, which nothing can be done with any more. */
  const say = () => {
    phase = 'saying';
    hide();
    window.setIgnoreMouseEvents(true);
    window.setBounds(copiedSignPlace(workArea, contents.getZoomFactor()));
    window.showInactive();
    window.setAlwaysOnTop(true);
    cancelSign = ports.clock.setTimer(signMs, end);
  };

  const run: RunCommand = async (name, argument) => {
    if (name === 'copyCredentials') isCopying = true;
    const reply = await ports.window().run(name, argument);
    const isAct = name === 'copyCredentials' || leading.includes(name);
    if (!reply.ok && isAct && phase !== 'choosing') ports.tell(reply.error);
    if (phase === 'ended') return reply;
    if (name === 'copyCredentials') {
      isCopying = false;
      if (reply.ok) say();
      else if (phase === 'left') end();
    } else if (reply.ok && leading.includes(name)) end();
    return reply;
  };

  openBridge(contents, { allowed, run, feeds: ports.feeds });
  contents.once('render-process-gone', (_event, { reason, exitCode }) => {
    ports.log('quick-pick-gone', { reason, exitCode });
    end();
  });
  contents.on('before-input-event', (event, input) => {
    if (!typedAhead.press(input)) return;
    event.preventDefault();
    if (input.key === 'Escape') leave();
  });
  window.on('blur', leave);
  window.once('closed', () => {
    if (phase === 'ended') return;
    phase = 'ended';
    cancelSign();
    onEnded();
  });
  contents.once('did-navigate', () => {
    // Pages of ours share one zoom, which is known by now; nothing is drawn yet.
    if (phase === 'choosing') window.setBounds(quickPickPlace(workArea, contents.getZoomFactor()));
  });
  void window.loadURL(`${appOrigin}/quick-pick.html`).catch(() => {
    if (phase === 'ended') return;
    ports.log('quick-pick-not-loaded');
    end();
  });
  // At once, before there is anything to see: what is typed meanwhile must not go to the program that was in use.
  window.show();
  window.focus();

  return {
    isChoosing: () => phase === 'choosing',
    focus: () => window.focus(),
    takeTyped: typedAhead.take,
    leave,
    endSign: () => {
      if (phase === 'saying') end();
    },
    end,
  };
};

export const createQuickPick = (ports: QuickPickPorts): QuickPick => {
  const opened = new Set<Opened>();
  const choosing = () => [...opened].find((each) => each.isChoosing());

  const open = () => {
    const before = choosing();
    if (before !== undefined) return before.focus();
    for (const each of opened) each.endSign();
    const next = openQuickPick(ports, () => opened.delete(next));
    opened.add(next);
  };

  return {
    open,
    toggle() {
      const before = choosing();
      if (before === undefined) open();
      else before.leave();
    },
    takeTyped: (has) => choosing()?.takeTyped(has) ?? has,
    leave: () => choosing()?.leave(),
    closeAll() {
      for (const each of [...opened]) each.end();
    },
  };
};
