import type { ExchangeEnd, Retry } from '../../shared/protocol.ts';
import { minuteMs } from '../../shared/time.ts';

/** A failure that is longer ago has nothing to do with the next request of its kind. */
const relatedWithinMs = 10 * minuteMs;
const mostRemembered = 500;

const mayBeTriedAgain = ({ outcome, status = 0 }: ExchangeEnd): boolean =>
  outcome === 'refused'
    ? status >= 500 || status === 401 || status === 429
    : outcome !== 'answered' && outcome !== 'aborted';

/** Tells a first request from another try of one that failed. `subject` names what is asked for. */
export const createRetries = () => {
  const failed = new Map<string, { readonly at: number; readonly retry: Retry }>();
  return {
    before(subject: string, at: number): Retry | undefined {
      const last = failed.get(subject);
      return last !== undefined && at - last.at <= relatedWithinMs ? last.retry : undefined;
    },
    after(subject: string, at: number, retry: Retry | undefined, because: ExchangeEnd): void {
      failed.delete(subject);
      if (!mayBeTriedAgain(because)) return;
      failed.set(subject, { at, retry: { number: (retry?.number ?? 0) + 1, because } });
      const [oldest] = failed.keys();
      if (failed.size > mostRemembered && oldest !== undefined) failed.delete(oldest);
    },
  };
};
