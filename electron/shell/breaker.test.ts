import { expect, it } from 'vitest';
import { createBreaker } from './breaker.ts';

it('lets three tries through within a minute, and more only when the first are old', () => {
  let now = 0;
  const mayTry = createBreaker(() => now, { times: 3, withinMs: 60_000 });
  expect([mayTry(), mayTry(), mayTry(), mayTry()]).toEqual([true, true, true, false]);
  now = 59_999;
  expect(mayTry()).toBe(false);
  now = 60_000;
  expect(mayTry()).toBe(true);
});
