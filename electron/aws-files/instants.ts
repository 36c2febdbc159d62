const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|UTC|[+-]\d\d:\d\d)$/;

/**
 * Epoch ms of an instant as any AWS tool writes it into the caches: with or without a fraction, ending in `Z`, `UTC`
 * (old AWS CLIs) or an offset. `undefined` for anything else, also for a time without zone: tools disagree on those.
 */
export const parseInstant = (text: unknown): number | undefined => {
  if (typeof text !== 'string') return undefined;
  const [, seconds, fraction = '', zone] = written.exec(text) ?? [];
  if (seconds === undefined || zone === undefined) return undefined;
  const at = Date.parse(`${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isNaN(at) ? undefined : at;
};

/** The one form that every AWS tool reads: UTC, `Z`, no fraction. `at` is epoch ms and is rounded down. */
export const formatInstant = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
