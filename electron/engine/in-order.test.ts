import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

test('what comes too early waits for its turn', () => {
  const passed: string[] = [];
  const order = inOrder<string>((value) => passed.push(value));
  order.take(1, 'second');
  order.take(3, 'fourth');
  expect(passed).toEqual([]);
  order.take(0, 'first');
  expect(passed).toEqual(['first', 'second']);
  order.take(2, 'third');
  expect(passed).toEqual(['first', 'second', 'third', 'fourth']);
});

test('the rest comes in order, too, without what is missing', () => {
  const passed: string[] = [];
  const order = inOrder<string>((value) => passed.push(value));
  order.take(2, 'third');
  order.take(1, 'second');
  order.rest();
  order.rest();
  expect(passed).toEqual(['second', 'third']);
});
