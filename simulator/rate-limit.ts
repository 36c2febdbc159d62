/**
 * A token bucket: `perSecond` calls on average, twice as many in a burst.
 * @returns a question asked once per call with the time (epoch ms): may it pass?
 */
export const createRateLimit = (perSecond: number): ((now: number) => boolean) => {
  const capacity = Math.max(1, perSecond * 2);
  let available = capacity;
  let countedAt = Number.NEGATIVE_INFINITY;
  return (now) => {
    // A clock set back neither fills nor empties the bucket.
    const elapsedMs = Math.max(0, now - countedAt);
    available = Math.min(capacity, available + (elapsedMs / 1000) * perSecond);
    countedAt = now;
    if (available < 1) return false;
    available -= 1;
    return true;
  };
};
