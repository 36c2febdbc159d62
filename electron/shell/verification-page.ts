/** The verification page of one sign-in: other people's page, in a jar of its own, with nothing of ours inside. */
import type { BrowserWindow, Rectangle, Session } from 'electron';
import type { VerificationHint } from '../../shared/contract.ts';
import type { Clock } from '../engine/ports.ts';
import type { CertificateIssuers } from './certificate-issuers.ts';
import { type Hardening, safeWebPreferences } from './hardening.ts';
import { createPageHints } from './page-hints.ts';
import { followPage, type PageLoads, type PageProgress } from './page-progress.ts';
import { addPageView } from './page-view.ts';
import { isForOtherProgram, isPermittedAddress, isPermittedFrame, isPermittedRequest } from './permitted-url.ts';

export type VerificationPage = PageLoads & {
  place(bounds: Rectangle): void;
  focus(): void;
  close(): void;
};

type VerificationPagePorts = {
  readonly window: BrowserWindow;
  readonly jar: Session;
  readonly hardening: Hardening;
  readonly loopbackAllowed: boolean;
  readonly issuers: CertificateIssuers;
  readonly clock: Clock;
  readonly onProgress: (progress: PageProgress) => void;
  readonly onHint: (hint: VerificationHint | undefined) => void;
};

export const openVerificationPage = (ports: VerificationPagePorts): VerificationPage => {
  const { window, jar, loopbackAllowed, issuers } = ports;
  const hints = createPageHints(ports.clock, ports.onHint);
  const noticeProgram = (address: string) => {
    if (isForOtherProgram(address)) hints.asked('other-program');
  };
  const canShow = (address: string) => {
    const isPermitted = isPermittedAddress(address, loopbackAllowed);
    if (!isPermitted) noticeProgram(address);
    return isPermitted;
  };
  const view = addPageView(window, { ...safeWebPreferences, session: jar, devTools: false });
  const { contents } = view;
  const { load, retry } = followPage({ contents, jar, issuers, canShow, onProgress: ports.onProgress });

  ports.hardening.setRule(contents, {
    canShow,
    canFrame: (address) => {
      const isPermitted = isPermittedFrame(address, loopbackAllowed);
      if (!isPermitted) noticeProgram(address);
      return isPermitted;
    },
    // Identity providers open their pages in new tabs: here they stay in the one view there is.
    windowAsked: (address) => {
      if (canShow(address)) load(address);
    },
    certificateAsked: () => hints.asked('client-certificate'),
  });
  jar.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => {
    const isPermitted = isPermittedRequest(url, loopbackAllowed);
    if (!isPermitted) noticeProgram(url);
    answer({ cancel: !isPermitted });
  });

  contents.on('did-navigate', (_event, address, httpStatus) => hints.navigated(address, httpStatus));
  contents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
    if (isMainFrame) hints.navigated(address);
  });
  contents.on('before-input-event', () => hints.active());

  return {
    load,
    retry,
    place: view.place,
    focus: () => contents.focus(),
    close: () => {
      hints.end();
      view.close();
    },
  };
};
