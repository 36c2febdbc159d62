import { constants } from 'node:os';

/** Ctrl-C or kill ended the command; `exitCode` is what a shell reports for that signal. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
    this.exitCode = 128 + constants.signals[signal];
  }
}

const controller = new AbortController();

/**
 * Aborted with an `Interrupted` when this process is asked to end. Commands do not exit in the middle: the running
 * child is told, and everything that was started unwinds through its `finally`.
 */
export const interruption = controller.signal;

const handlers = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']).map((signal) => {
  const handler = () => controller.abort(new Interrupted(signal));
  process.on(signal, handler);
  return { signal, handler };
});

let endAfterNpm = () => controller.abort(new Interrupted('SIGTERM'));

// npm does not pass on a SIGTERM that it gets itself: it is just gone.
if (process.env.npm_lifecycle_event !== undefined) {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    endAfterNpm();
  }, 250);
  watch.unref();
}

/** For a program that runs in this process, and is ended by signals as any other, where it does not see to them itself. */
export function leaveSignalsToProgram() {
  for (const { signal, handler } of handlers) process.off(signal, handler);
  endAfterNpm = () => process.kill(process.pid, 'SIGTERM');
}
