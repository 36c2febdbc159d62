/** The window of one sign-in: a strip of ours with origin and user code, and the verification page below it. */
import { BrowserWindow, nativeTheme, type Session } from 'electron';
import type { CommandName, VerificationFrameState, VerificationHint } from '../../shared/contract.ts';
import type { DeviceAuthorizationView, SessionView } from '../../shared/model.ts';
import { signInFrameHeight } from '../../shared/sign-in-frame.ts';
import type { Clock } from '../engine/ports.ts';
import { createBreaker } from './breaker.ts';
import { openBridge } from './bridge.ts';
import type { CertificateIssuers } from './certificate-issuers.ts';
import type { RunCommand } from './commands.ts';
import { type Hardening, safeWebPreferences } from './hardening.ts';
import type { PageProgress } from './page-progress.ts';
import { allowsLoopback } from './permitted-url.ts';
import { appOrigin } from './protocol.ts';
import { openVerificationPage } from './verification-page.ts';

export type VerificationWindowPorts = {
  readonly preload: string;
  readonly icon: Electron.NativeImage;
  readonly devTools: boolean;
  readonly hardening: Hardening;
  readonly issuers: CertificateIssuers;
  readonly run: RunCommand;
  readonly clock: Clock;
};

export type VerificationWindow = {
  focus(): void;
  retry(): void;
  /** Closes it without the sign-in being cancelled. */
  close(): void;
};

const allowed: readonly CommandName[] = ['cancelSignIn', 'copyUserCode', 'copySignInLink', 'openSignInInBrowser'];

const firstSize = { width: 620, height: 780 };
const smallestSize = { width: 420, height: 480 };

type Opening = {
  readonly view: SessionView;
  readonly authorization: DeviceAuthorizationView;
  readonly jar: Session;
  readonly onClosedByHand: () => void;
};

export const openVerificationWindow = (
  { preload, icon, devTools, hardening, issuers, run, clock }: VerificationWindowPorts,
  { view, authorization, jar, onClosedByHand }: Opening,
): VerificationWindow => {
  const { id, name } = view.session;
  const window = new BrowserWindow({
    ...firstSize,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    useContentSize: true,
    title: `Sign in to ${name}`,
    icon,
    show: false,
    autoHideMenuBar: true,
    fullscreenable: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#fbfaf9',
    webPreferences: { ...safeWebPreferences, preload, devTools },
  });

  let progress: PageProgress = { secure: false, loopback: false, loading: true };
  let hint: VerificationHint | undefined;
  const watching = new Set<(state: VerificationFrameState) => void>();
  const frameState = (): VerificationFrameState => ({
    sessionId: id,
    sessionName: name,
    userCode: authorization.userCode,
    expiresAt: authorization.expiresAt,
    ...progress,
    ...(hint !== undefined && { hint }),
  });
  const push = () => {
    for (const each of watching) each(frameState());
  };

  openBridge(window.webContents, {
    allowed,
    run,
    feeds: {
      verification: (tell) => {
        watching.add(tell);
        tell(frameState());
        return () => watching.delete(tell);
      },
    },
  });

  const page = openVerificationPage({
    window,
    jar,
    hardening,
    ...{ issuers, clock },
    loopbackAllowed: allowsLoopback(view),
    onProgress: (now) => {
      progress = now;
      push();
    },
    onHint: (now) => {
      hint = now;
      push();
    },
  });
  const placePage = () => {
    const { width, height } = window.getContentBounds();
    page.place({ x: 0, y: signInFrameHeight, width, height: Math.max(0, height - signInFrameHeight) });
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
    onClosedByHand();
  });

  placePage();
  window.loadURL(`${appOrigin}/sign-in.html`).catch(() => window.show());
  page.load(authorization.verificationUriComplete ?? authorization.verificationUri);

  return {
    focus() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    retry: () => {
      if (!window.isDestroyed()) page.retry();
    },
    close: end,
  };
};
