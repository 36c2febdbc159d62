/** Lets something be tried again a few times within a while, and no more. */
export const createBreaker = (now: () => number, { times, withinMs }: { times: number; withinMs: number }) => {
  let tries: readonly number[] = [];
  return (): boolean => {
    const at = now();
    tries = tries.filter((tried) => at - tried < withinMs);
    if (tries.length >= times) return false;
    tries = [...tries, at];
    return true;
  };
};

export type Breaker = ReturnType<typeof createBreaker>;
