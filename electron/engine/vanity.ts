/** Start URLs with a name of the company's own, which lead to the access portal by one redirect. */
import { AppError } from '../../shared/errors.ts';
import { regionOfStartUrl } from '../../shared/session-input.ts';
import { secondMs } from '../../shared/time.ts';
import { ServiceError } from './errors.ts';
import type { EngineSession, Ports } from './ports.ts';
import { isAwsStartUrlHost } from './start-url-host.ts';

const answerWithinMs = 10 * secondMs;

/** What requests carry, and the region they go to; the session keeps what was typed, which AWS tools hash. */
type ResolvedStartUrl = { readonly startUrl: string; readonly region: string };

const parse = (address: string, base?: string): URL | undefined => {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
};

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** Firewalls refuse HEAD with statuses of their own choice, not only with those that mean it (405, 501). */
const isRefusal = (status: number): boolean => status >= 400;

/** Where the address leads, unfollowed. SECURITY: asked without cookies or credentials; only AWS's own hosts over https will do. */
const targetOf = (startUrl: string, answer: Response): URL => {
  const location = answer.headers.get('location');
  const target = isRedirect(answer.status) && location !== null ? parse(location, startUrl) : undefined;
  if (target === undefined) throw new AppError('start-url-leads-nowhere');
  if (target.protocol !== 'https:' || !isAwsStartUrlHost(target.hostname) || target.port !== '') {
    // A host of AWS's is not what is wrong where only the scheme is.
    const detail = target.protocol === 'https:' ? target.host : `${target.protocol}//${target.host}`;
    throw new AppError('start-url-leads-elsewhere', { detail });
  }
  return target;
};

/**
 * The start URL as the service knows it, and the region its host carries. One whose host is AWS's own is taken as it is;
 * any other is asked once (HEAD, or GET where HEAD is refused) and must redirect, once, to a host of AWS's.
 * Throws AppError `start-url-leads-nowhere`, `start-url-leads-elsewhere`, `certificate-refused`; ServiceError
 * `network-failed`, `timed-out`, `aborted`.
 */
export const resolveStartUrl = async (
  { startUrl, region }: EngineSession,
  { fetch, clock }: Pick<Ports, 'fetch' | 'clock'>,
  signal: AbortSignal,
): Promise<ResolvedStartUrl> => {
  const own = parse(startUrl);
  if (own === undefined || isAwsStartUrlHost(own.hostname)) return { startUrl, region };
  const exchange = new AbortController();
  let isLate = false;
  const abort = () => exchange.abort();
  signal.addEventListener('abort', abort, { once: true });
  const cancelTimer = clock.setTimer(answerWithinMs, () => {
    isLate = true;
    exchange.abort();
  });
  const ask = (method: 'HEAD' | 'GET') =>
    fetch(startUrl, { method, redirect: 'manual', credentials: 'omit', signal: exchange.signal });
  try {
    const head = await ask('HEAD');
    const { href } = targetOf(startUrl, isRefusal(head.status) ? await ask('GET') : head);
    return { startUrl: href, region: regionOfStartUrl(href) ?? region };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new ServiceError(isLate ? 'timed-out' : signal.aborted ? 'aborted' : 'network-failed');
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', abort);
  }
};
