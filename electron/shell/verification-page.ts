/** The verification page of one sign-in: other people's page, in a jar of its own, with nothing of ours inside. */
import type { BrowserWindow, Rectangle, Session } from 'electron';
import type { CertificateIssuers } from './certificate-issuers.ts';
import { type Hardening, safeWebPreferences } from './hardening.ts';
import { followPage, type PageLoads, type PageProgress } from './page-progress.ts';
import { addPageView } from './page-view.ts';
import { isPermittedAddress, isPermittedFrame, isPermittedRequest } from './permitted-url.ts';

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
  readonly onProgress: (progress: PageProgress) => void;
};

export const openVerificationPage = (ports: VerificationPagePorts): VerificationPage => {
  const { window, jar, loopbackAllowed, issuers } = ports;
  const canShow = (address: string) => isPermittedAddress(address, loopbackAllowed);
  const view = addPageView(window, { ...safeWebPreferences, session: jar, devTools: false });
  const { contents } = view;
  const { load, retry } = followPage({ contents, jar, issuers, canShow, onProgress: ports.onProgress });

  ports.hardening.setRule(contents, {
    canShow,
    canFrame: (address) => isPermittedFrame(address, loopbackAllowed),
    // Identity providers open their pages in new tabs: here they stay in the one view there is.
    windowAsked: (address) => {
      if (canShow(address)) load(address);
    },
  });
  jar.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) =>
    answer({ cancel: !isPermittedRequest(url, loopbackAllowed) }),
  );

  return {
    load,
    retry,
    place: view.place,
    focus: () => contents.focus(),
    close: view.close,
  };
};
