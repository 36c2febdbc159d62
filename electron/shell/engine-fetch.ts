/** The engine's way out: Chromium's network, so that system proxies and certificates count, in a session of its own. */
import { session } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { Ports } from '../engine/ports.ts';

const certificateCodes = 'net::ERR_CERT_';

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** A session in memory, without a cache: an answer with credentials never touches the disk, and no cookie is kept. */
export const createEngineFetch = (userAgent: string): Ports['fetch'] => {
  const network = session.fromPartition('engine', { cache: false });
  network.setUserAgent(userAgent);

  return async (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('user-agent', userAgent);
    try {
      return await network.fetch(url, { ...init, headers, credentials: 'omit', redirect: 'error' });
    } catch (cause) {
      if (isAbort(cause)) throw cause;
      // Chromium rejects with a plain Error whose message is its code, such as net::ERR_CERT_DATE_INVALID.
      const code = cause instanceof Error ? cause.message : 'fetch failed';
      if (code.startsWith(certificateCodes)) throw new AppError('certificate-refused', { detail: code, cause });
      throw new TypeError(code, { cause });
    }
  };
};
