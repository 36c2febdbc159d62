import { secondMs } from '../../shared/time.ts';
import { ServiceError } from './errors.ts';
import type { Clock } from './ports.ts';

/** Waits `lengthMs` on the given clock; rejects with ServiceError `aborted` as soon as the signal says so. */
export const wait = (clock: Clock, lengthMs: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new ServiceError('aborted'));
      return;
    }
    const abort = () => {
      cancel();
      reject(new ServiceError('aborted'));
    };
    const cancel = clock.setTimer(lengthMs, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });

const firstCeilingMs = 9 * secondMs;
const lastCeilingMs = 40 * secondMs;

/**
 * How long to wait after the n-th failure in a row (n from 0), in ms: random below a ceiling that doubles from 9 s up
 * to 40 s, but never under a third of it. The floor keeps a long outage cheap; the cap brings a session back in a minute.
 */
export const backoffMs = (failures: number, random: () => number): number => {
  const ceiling = Math.min(lastCeilingMs, firstCeilingMs * 2 ** Math.min(failures, 10));
  return Math.round(ceiling / 3 + random() * ((ceiling * 2) / 3));
};
