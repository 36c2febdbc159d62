/** The console's page: other people's page, in a jar of its own, with nothing of ours inside. */
import type { BrowserWindow, Rectangle, Session } from 'electron';
import type { CertificateIssuers } from './certificate-issuers.ts';
import { isConsoleAddress } from './console-address.ts';
import { type Hardening, safeWebPreferences } from './hardening.ts';
import { followPage, nothingShown, type PageLoads, type PageProgress } from './page-progress.ts';
import { addPageView } from './page-view.ts';
import { isPermittedAddress, isPermittedFrame, isPermittedRequest } from './permitted-url.ts';

export type ConsolePageProgress = PageProgress & { readonly canGoBack: boolean; readonly atConsole: boolean };

export type ConsolePage = Pick<PageLoads, 'load'> & {
  back(): void;
  reload(): void;
  place(bounds: Rectangle): void;
  focus(): void;
  close(): void;
};

type ConsolePagePorts = {
  readonly window: BrowserWindow;
  readonly jar: Session;
  readonly hardening: Hardening;
  readonly consoleOrigin: string;
  readonly loopbackAllowed: boolean;
  readonly issuers: CertificateIssuers;
  readonly onProgress: (progress: ConsolePageProgress) => void;
  /** The page asked for a window of its own, somewhere that is not the console. */
  readonly onOffered: (address: string) => void;
  readonly onDownload: () => void;
};

export const openConsolePage = (ports: ConsolePagePorts): ConsolePage => {
  const { window, jar, consoleOrigin, loopbackAllowed } = ports;
  const canShow = (address: string) => isPermittedAddress(address, loopbackAllowed);
  const isConsole = (address: string) => isConsoleAddress(address, consoleOrigin);
  const view = addPageView(window, { ...safeWebPreferences, session: jar, devTools: false });
  const { contents } = view;

  let progress = nothingShown;
  const report = () =>
    ports.onProgress({ ...progress, canGoBack: view.canGoBack(), atConsole: isConsole(contents.getURL()) });
  const { load, retry } = followPage({
    ...{ contents, jar, canShow },
    issuers: ports.issuers,
    onProgress: (now) => {
      progress = now;
      report();
    },
  });
  // The console changes its address without loading.
  contents.on('did-navigate-in-page', report);

  ports.hardening.setRule(contents, {
    canShow,
    canFrame: (address) => isPermittedFrame(address, loopbackAllowed),
    // A page of the console opens in the one view there is, and Back leads back. Nothing else opens unasked.
    windowAsked: (address) => {
      if (!canShow(address)) return;
      if (isConsole(address)) load(address);
      else ports.onOffered(address);
    },
  });
  jar.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) =>
    answer({ cancel: !isPermittedRequest(url, loopbackAllowed) }),
  );
  // Refused already, as in every session; here the person is told.
  jar.on('will-download', ports.onDownload);

  return {
    load,
    back: view.goBack,
    reload: () => {
      if (progress.failure === undefined) contents.reload();
      else retry();
    },
    place: view.place,
    focus: () => contents.focus(),
    close: () => {
      jar.off('will-download', ports.onDownload);
      view.close();
    },
  };
};
