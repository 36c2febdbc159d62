/** The verification page of one sign-in: other people's page, in a jar of its own, with nothing of ours inside. */
import type { BrowserWindow, Rectangle, Session } from 'electron';
import type { VerificationFrameState } from '../../shared/contract.ts';
import { certificateDetail } from '../../shared/proxy-words.ts';
import type { CertificateIssuers } from './certificate-issuers.ts';
import { type Hardening, safeWebPreferences } from './hardening.ts';
import { addPageView } from './page-view.ts';
import { isLoopbackAddress, isPermittedAddress, isPermittedFrame, isPermittedRequest } from './permitted-url.ts';

export type PageProgress = Pick<VerificationFrameState, 'origin' | 'secure' | 'loopback' | 'loading' | 'failure'>;

export type VerificationPage = {
  load(address: string): void;
  /** Loads again what failed to load. */
  retry(): void;
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

const notLoaded: PageProgress = { secure: false, loopback: false, loading: false };

// What Chromium reports for a load that another one replaced.
const aborted = -3;

const shownAt = (address: string): PageProgress => {
  const { origin, protocol } = new URL(address);
  return {
    ...notLoaded,
    ...(origin === 'null' ? {} : { origin }),
    secure: protocol === 'https:',
    loopback: protocol === 'http:' && isLoopbackAddress(address),
  };
};

export const openVerificationPage = (ports: VerificationPagePorts): VerificationPage => {
  const { window, jar, loopbackAllowed, issuers } = ports;
  const canShow = (address: string) => isPermittedAddress(address, loopbackAllowed);
  const view = addPageView(window, { ...safeWebPreferences, session: jar, devTools: false });
  const { contents } = view;
  let progress = notLoaded;
  let wanted: string | undefined;

  const report = (change: Partial<PageProgress>) => {
    progress = { ...progress, ...change };
    ports.onProgress(progress);
  };
  const fail = (failure: string) => report({ loading: false, failure });

  const load = (address: string) => {
    wanted = address;
    if (!canShow(address)) return fail('ERR_DISALLOWED_URL_SCHEME');
    // Every failure is told by did-fail-load; the promise says it a second time.
    contents.loadURL(address).catch(() => undefined);
  };

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

  contents.on('did-start-loading', () => report({ loading: true }));
  contents.on('did-stop-loading', () => report({ loading: false }));
  contents.on('did-navigate', (_event, address) => {
    const { failure: _before, ...rest } = { ...progress, ...shownAt(address), loading: true };
    progress = rest;
    ports.onProgress(progress);
  });
  contents.on('will-redirect', ({ isMainFrame, url }) => {
    if (isMainFrame && !canShow(url)) fail('ERR_UNSAFE_REDIRECT');
  });
  contents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
    if (!isMainFrame || code === aborted) return;
    const isCertificate = description.startsWith('ERR_CERT_');
    fail(isCertificate ? certificateDetail(description, issuers.of(jar, new URL(address).hostname)) : description);
  });
  contents.on('render-process-gone', () => fail('ERR_PAGE_CRASHED'));

  return {
    load,
    retry: () => {
      if (progress.failure !== undefined && wanted !== undefined) load(wanted);
    },
    place: view.place,
    focus: () => contents.focus(),
    close: view.close,
  };
};
