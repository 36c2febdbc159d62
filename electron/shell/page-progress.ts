/** How far a page of others has come: what a frame of ours shows about it. */
import type { WebContents } from 'electron';
import { isLoopbackAddress } from './permitted-url.ts';

export type PageProgress = {
  /** As committed; absent before the first page. */
  readonly origin?: string;
  readonly secure: boolean;
  /** True for plain http on a loopback host. */
  readonly loopback: boolean;
  readonly loading: boolean;
  /** What kept the page from loading, in Chromium's words (ERR_…). */
  readonly failure?: string;
};

type ProgressPorts = {
  readonly contents: WebContents;
  readonly canShow: (address: string) => boolean;
  /** Hears every change, with the address of the page there is. */
  readonly onProgress: (progress: PageProgress, address: string) => void;
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

/** Follows a page from load to load. What it returns loads an address, or says why not. */
export const followPage = ({ contents, canShow, onProgress }: ProgressPorts) => {
  let progress = notLoaded;
  const report = (change: PageProgress) => {
    progress = change;
    if (!contents.isDestroyed()) onProgress(progress, contents.getURL());
  };
  const fail = (failure: string) => report({ ...progress, loading: false, failure });

  contents.on('did-start-loading', () => report({ ...progress, loading: true }));
  contents.on('did-stop-loading', () => report({ ...progress, loading: false }));
  // A page that came takes back what was said of the one before it.
  contents.on('did-navigate', (_event, address) => report({ ...shownAt(address), loading: true }));
  contents.on('did-navigate-in-page', (_event, _address, isMainFrame) => {
    if (isMainFrame) report(progress);
  });
  contents.on('will-redirect', ({ isMainFrame, url }) => {
    if (isMainFrame && !canShow(url)) fail('ERR_UNSAFE_REDIRECT');
  });
  contents.on('did-fail-load', (_event, code, description, _address, isMainFrame) => {
    if (isMainFrame && code !== aborted) fail(description);
  });
  contents.on('render-process-gone', () => fail('ERR_PAGE_CRASHED'));

  return (address: string): void => {
    // Every failure is told by did-fail-load; the promise says it a second time.
    if (canShow(address)) contents.loadURL(address).catch(() => undefined);
    else fail('ERR_DISALLOWED_URL_SCHEME');
  };
};
