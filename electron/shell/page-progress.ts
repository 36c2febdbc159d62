/** How far a page of others has come: what a frame of ours shows about it. */
import type { Session, WebContents } from 'electron';
import { certificateDetail } from '../../shared/proxy-words.ts';
import type { CertificateIssuers } from './certificate-issuers.ts';
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
  readonly jar: Session;
  readonly issuers: CertificateIssuers;
  readonly canShow: (address: string) => boolean;
  readonly onProgress: (progress: PageProgress) => void;
};

export type PageLoads = {
  load(address: string): void;
  /** Loads again what failed to load. */
  retry(): void;
};

export const nothingShown: PageProgress = { secure: false, loopback: false, loading: false };

// What Chromium reports for a load that another one replaced.
const aborted = -3;

const shownAt = (address: string): PageProgress => {
  const { origin, protocol } = new URL(address);
  return {
    ...nothingShown,
    ...(origin === 'null' ? {} : { origin }),
    secure: protocol === 'https:',
    loopback: protocol === 'http:' && isLoopbackAddress(address),
  };
};

/** Follows a page from load to load. */
export const followPage = ({ contents, jar, issuers, canShow, onProgress }: ProgressPorts): PageLoads => {
  let progress = nothingShown;
  let wanted: string | undefined;

  const report = (change: PageProgress) => {
    progress = change;
    onProgress(progress);
  };
  const fail = (failure: string) => report({ ...progress, loading: false, failure });

  const load = (address: string) => {
    wanted = address;
    // Every failure is told by did-fail-load; the promise says it a second time.
    if (canShow(address)) contents.loadURL(address).catch(() => undefined);
    else fail('ERR_DISALLOWED_URL_SCHEME');
  };

  contents.on('did-start-loading', () => report({ ...progress, loading: true }));
  contents.on('did-stop-loading', () => report({ ...progress, loading: false }));
  // A page that came takes back what was said of the one before it.
  contents.on('did-navigate', (_event, address) => report({ ...shownAt(address), loading: true }));
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
  };
};
