import type { Clock } from '../engine/ports.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(lengthMs, run) {
    const timer = setTimeout(run, lengthMs);
    return () => clearTimeout(timer);
  },
};
