import { useCallback, useSyncExternalStore } from 'react';

const tickMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const tick = () => {
  for (const listener of listeners) listener();
};

/** One timer for the whole page, at rest while nobody looks. */
const plan = () => {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && timer === undefined) {
    timer = setInterval(tick, tickMs);
    tick();
  } else if (!wanted) {
    clearInterval(timer);
    timer = undefined;
  }
};

document.addEventListener('visibilitychange', plan);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  plan();
  return () => {
    listeners.delete(listener);
    plan();
  };
};

/**
 * The present instant, renewed every `stepMs`: only the component that calls this renders again.
 * Rounded up to the tick, so that a countdown never begins above its own length.
 */
export const useNow = (stepMs: number = tickMs): number =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => {
      const now = Math.ceil(Date.now() / tickMs) * tickMs;
      return Math.floor(now / stepMs) * stepMs;
    }, [stepMs]),
  );
