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

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => controller.abort(new Interrupted(signal)));
}

// npm does not pass on a SIGTERM that it gets itself: it is just gone.
if (process.env.npm_lifecycle_event !== undefined) {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== npm) controller.abort(new Interrupted('SIGTERM'));
  }, 250);
  watch.unref();
}
