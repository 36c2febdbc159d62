import { secondMs } from '../../shared/time.ts';
import type { Clock } from './ports.ts';

/** Sleep stops timers and wall clocks jump: no instant is trusted to a timer for longer than this. */
const longestTimerMs = 30 * secondMs;

export type Scheduler = {
  /** Runs `run` at the instant `at`, in place of what was planned under the same key. */
  plan(key: string, at: number, run: () => void): void;
  isPlanned(key: string): boolean;
  drop(key: string): void;
  /** Compares every instant with the clock now. */
  wake(): void;
  stop(): void;
};

/** One timer for all instants. */
export const createScheduler = (clock: Clock): Scheduler => {
  const plans = new Map<string, { readonly at: number; readonly run: () => void }>();
  let cancelTimer: (() => void) | undefined;

  const arm = () => {
    cancelTimer?.();
    cancelTimer = undefined;
    if (plans.size === 0) return;
    const next = Math.min(...[...plans.values()].map((plan) => plan.at));
    cancelTimer = clock.setTimer(Math.min(longestTimerMs, Math.max(0, next - clock.now())), runDue);
  };

  const runDue = () => {
    const now = clock.now();
    const due = [...plans].filter(([, plan]) => plan.at <= now);
    for (const [key] of due) plans.delete(key);
    for (const [, plan] of due) plan.run();
    arm();
  };

  return {
    plan(key, at, run) {
      plans.set(key, { at, run });
      arm();
    },
    isPlanned: (key) => plans.has(key),
    drop(key) {
      plans.delete(key);
      arm();
    },
    wake: runDue,
    stop() {
      plans.clear();
      arm();
    },
  };
};
