import { expect, it } from 'vitest';
import { counted, numberWords } from './plural-words.ts';

it.each([
  [0, '0 roles chosen'],
  [1, '1 role chosen'],
  [2, '2 roles chosen'],
  [101, '101 roles chosen'],
  [12_345, '12,345 roles chosen'],
])('says %d as "%s"', (count, words) => {
  expect(counted(count, { one: '{count} role chosen', other: '{count} roles chosen' })).toBe(words);
});

it('leaves the number out where a form does', () => {
  expect(counted(1, { one: 'the one entry', other: 'the {count} entries' })).toBe('the one entry');
});

it('groups the digits of large numbers', () => {
  expect(numberWords(1_234_567)).toBe('1,234,567');
});
