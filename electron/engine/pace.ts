import { secondMs } from '../../shared/time.ts';
import type { Clock } from './ports.ts';
import { wait } from './waiting.ts';

const burst = 20;
const firstRate = 10;
const leastRate = 1;
const greatestRate = 40;
const slowDownFactor = 0.7;
const cleanRunMs = secondMs;

/**
 * A token bucket that learns what the service permits: 10 calls a second after a burst of 20 to begin with, one more
 * for every clean second, 0.7 of it after each 429.
 */
export const createPace = (clock: Clock) => {
  let rate = firstRate;
  let tokens = burst;
  let filledAt = clock.now();
  let cleanSince = clock.now();
  let pausedUntil = 0;

  const fill = () => {
    const now = clock.now();
    const elapsedMs = Math.max(0, now - filledAt);
    tokens = Math.min(burst, tokens + (elapsedMs / secondMs) * rate);
    filledAt = now;
    if (now - cleanSince >= cleanRunMs) {
      rate = Math.min(greatestRate, rate + (now - cleanSince) / cleanRunMs);
      cleanSince = now;
    }
  };

  return {
    /** Waits for this call's turn; rejects with ServiceError `aborted` when the signal ends it. */
    async turn(signal: AbortSignal): Promise<void> {
      fill();
      tokens -= 1;
      const pauseMs = Math.max(0, pausedUntil - clock.now());
      const debtMs = tokens >= 0 ? 0 : (-tokens / rate) * secondMs;
      if (pauseMs + debtMs > 0) await wait(clock, Math.ceil(pauseMs + debtMs), signal);
    },
    /** The service answered 429. */
    slowDown(): void {
      fill();
      rate = Math.max(leastRate, rate * slowDownFactor);
      tokens = Math.min(0, tokens);
      cleanSince = clock.now();
      pausedUntil = clock.now() + secondMs / rate;
    },
  };
};

export type Pace = ReturnType<typeof createPace>;
