import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../electron/engine/ports.ts';

/** A clock turned by hand. Timers run in order of time, and what they set off is done before the next one. */
export type HandClock = Clock & {
  /** Lets everything that is ready happen, without time passing. */
  settle(): Promise<void>;
  /** Turns the clock on by `lengthMs`. */
  advance(lengthMs: number): Promise<void>;
  /** Sleep: time passes while no timer runs; those due run late, with the next turn. */
  sleep(lengthMs: number): void;
  /** Somebody sets the clock, ahead or back; no time passes, and no timer notices. */
  set(byMs: number): void;
  /** The greatest length ever handed to a timer, in ms. */
  longestTimerMs(): number;
};

const rounds = 12;

export const createHandClock = (startAt = Date.UTC(2026, 0, 5, 9)): HandClock => {
  let now = startAt;
  let longest = 0;
  let setAheadMs = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();

  const settle = async () => {
    for (let round = 0; round < rounds; round += 1) await setImmediate();
  };
  const next = (until: number) =>
    [...timers].filter((timer) => timer.at <= until).sort((left, right) => left.at - right.at)[0];

  return {
    now: () => now + setAheadMs,
    setTimer(lengthMs, run) {
      longest = Math.max(longest, lengthMs);
      const timer = { at: now + lengthMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    settle,
    async advance(lengthMs) {
      const until = now + lengthMs;
      await settle();
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
        await settle();
      }
      now = until;
      await settle();
    },
    sleep(lengthMs) {
      now += lengthMs;
    },
    set(byMs) {
      setAheadMs += byMs;
    },
    longestTimerMs: () => longest,
  };
};
