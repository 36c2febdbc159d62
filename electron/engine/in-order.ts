/** Passes on what comes in any order by its place: 0, 1, 2 and so on. `rest` passes on what is left, gaps or not. */
export const inOrder = <Value>(pass: (value: Value) => void) => {
  const waiting = new Map<number, Value>();
  let next = 0;
  return {
    take(place: number, value: Value): void {
      waiting.set(place, value);
      for (let due = waiting.get(next); due !== undefined; due = waiting.get(next)) {
        waiting.delete(next);
        next += 1;
        pass(due);
      }
    },
    rest(): void {
      const left = [...waiting].sort(([one], [other]) => one - other);
      waiting.clear();
      for (const [, value] of left) pass(value);
    },
  };
};
