/** The window of one sign-in: a strip of ours with origin and user code, and the verification page below it. */
import type { Session } from 'electron';
import type { CommandName, VerificationFrameState, VerificationHint } from '../../shared/contract.ts';
import type { DeviceAuthorizationView, SessionView } from '../../shared/model.ts';
import { signInFrameHeight } from '../../shared/sign-in-frame.ts';
import { signInWindowTitle } from '../../shared/sign-in-words.ts';
import type { Clock } from '../engine/ports.ts';
import { openBridge } from './bridge.ts';
import { createLatest } from './feeds.ts';
import { type FramedWindowPorts, openFramedWindow } from './framed-window.ts';
import { nothingShown, type PageProgress } from './page-progress.ts';
import { allowsLoopback } from './permitted-url.ts';
import { openVerificationPage } from './verification-page.ts';

export type VerificationWindowPorts = FramedWindowPorts & { readonly clock: Clock };

export type VerificationWindow = {
  focus(): void;
  retry(): void;
  /** Closes it without the sign-in being cancelled. */
  close(): void;
};

const allowed: readonly CommandName[] = ['cancelSignIn', 'copyUserCode', 'copySignInLink', 'openSignInInBrowser'];

type Opening = {
  readonly view: SessionView;
  readonly authorization: DeviceAuthorizationView;
  readonly jar: Session;
  readonly onClosedByHand: () => void;
};

export const openVerificationWindow = (
  ports: VerificationWindowPorts,
  { view, authorization, jar, onClosedByHand }: Opening,
): VerificationWindow => {
  const { id, name } = view.session;
  const framed = openFramedWindow(ports, {
    title: signInWindowTitle(name),
    frame: 'sign-in.html',
    frameHeight: signInFrameHeight,
    size: { width: 620, height: 780 },
    smallest: { width: 420, height: 480 },
    fullscreenable: false,
  });

  const attempt = {
    sessionId: id,
    sessionName: name,
    userCode: authorization.userCode,
    expiresAt: authorization.expiresAt,
  };
  let progress: PageProgress = { ...nothingShown, loading: true };
  let hint: VerificationHint | undefined;
  const frameState = (): VerificationFrameState => ({ ...attempt, ...progress, ...(hint !== undefined && { hint }) });
  const shown = createLatest(frameState());
  openBridge(framed.window.webContents, { allowed, run: ports.run, feeds: { verification: shown.feed } });

  const page = openVerificationPage({
    window: framed.window,
    jar,
    hardening: ports.hardening,
    issuers: ports.issuers,
    loopbackAllowed: allowsLoopback(view),
    clock: ports.clock,
    onProgress: (now) => {
      progress = now;
      shown.show(frameState());
    },
    onHint: (now) => {
      hint = now;
      shown.show(frameState());
    },
  });
  framed.show(page, onClosedByHand);
  page.load(authorization.verificationUriComplete ?? authorization.verificationUri);

  return {
    focus: framed.focus,
    retry: () => {
      if (!framed.isEnding()) page.retry();
    },
    close: framed.end,
  };
};
