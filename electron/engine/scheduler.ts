import { secondMs } from '../../shared/time.ts';
import type { Clock } from './ports.ts';

/** Sleep stops timers and wall clocks jump: no instant is trusted to a timer for longer than this. */
const longestTimerMs = 30 * secondMs;

export type Scheduler = {
  /** Runs `run` at the instant `at`, in place of what was planned under the same key; while work is held, afterwards. */
  plan(key: string, at: number, run: () => void): void;
  /** As `plan`, and also while work is held. */
  planAnyway(key: string, at: number, run: () => void): void;
  isPlanned(key: string): boolean;
  drop(key: string): void;
  /** Compares every instant with the clock now. */
  wake(): void;
  /** From now on work that is due waits. */
  hold(): void;
  /** No longer: what waited runs now. */
  release(): void;
  stop(): void;
};

type Plan = { readonly at: number; readonly run: () => void; readonly isHoldable: boolean };

/** One timer for all instants. */
export const createScheduler = (clock: Clock): Scheduler => {
  const plans = new Map<string, Plan>();
  let isHeld = false;
  let cancelTimer: (() => void) | undefined;

  const mayRun = ({ isHoldable }: Plan) => !(isHeld && isHoldable);

  const arm = () => {
    cancelTimer?.();
    cancelTimer = undefined;
    const instants = [...plans.values()].filter(mayRun).map(({ at }) => at);
    if (instants.length === 0) return;
    const next = Math.min(...instants);
    cancelTimer = clock.setTimer(Math.min(longestTimerMs, Math.max(0, next - clock.now())), runDue);
  };

  const runDue = () => {
    const now = clock.now();
    const due = [...plans].filter(([, plan]) => plan.at <= now && mayRun(plan));
    for (const [key] of due) plans.delete(key);
    for (const [, plan] of due) plan.run();
    arm();
  };

  return {
    plan(key, at, run) {
      plans.set(key, { at, run, isHoldable: true });
      arm();
    },
    planAnyway(key, at, run) {
      plans.set(key, { at, run, isHoldable: false });
      arm();
    },
    isPlanned: (key) => plans.has(key),
    drop(key) {
      plans.delete(key);
      arm();
    },
    wake: runDue,
    hold() {
      isHeld = true;
      arm();
    },
    release() {
      isHeld = false;
      runDue();
    },
    stop() {
      plans.clear();
      arm();
    },
  };
};
