/** A map of things that expire, which never holds more than its capacity: the oldest entry makes room. */
type BoundedMap<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
  values(): IterableIterator<Value>;
  /** Forgets everything that is of no more use at `now` (epoch ms). */
  sweep(now: number): void;
  readonly size: number;
};

/**
 * @param capacity most entries held at once
 * @param uselessAt the instant (epoch ms) from which an entry needs no remembering
 */
export const createBoundedMap = <Value>(capacity: number, uselessAt: (value: Value) => number): BoundedMap<Value> => {
  const entries = new Map<string, Value>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= capacity) return;
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    },
    delete: (key) => {
      entries.delete(key);
    },
    values: () => entries.values(),
    sweep: (now) => {
      for (const [key, value] of entries) if (uselessAt(value) <= now) entries.delete(key);
    },
    get size() {
      return entries.size;
    },
  };
};
