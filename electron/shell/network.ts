import type { Clock, Network } from '../engine/ports.ts';

// Chromium tells the main process of no change, so it is asked; asking costs nothing.
const askEveryMs = 10_000;

export type NetworkWatch = Network & { stop(): void };

/** Whether requests can be expected to arrive. `isReachable` answers now; `onChange` hears each change. */
export const watchNetwork = (
  isReachable: () => boolean,
  clock: Clock,
  onChange: (online: boolean) => void,
): NetworkWatch => {
  let online = isReachable();
  let cancel = () => {};

  const look = () => {
    const now = isReachable();
    if (now !== online) {
      online = now;
      onChange(now);
    }
    cancel = clock.setTimer(askEveryMs, look);
  };
  cancel = clock.setTimer(askEveryMs, look);

  return { isOnline: isReachable, stop: () => cancel() };
};
