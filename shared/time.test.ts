import { describe, expect, it } from 'vitest';
import {
  dayMs,
  formatAgo,
  formatCountdown,
  formatDuration,
  formatTimeOfDay,
  hourMs,
  minuteMs,
  secondMs,
} from './time.ts';

describe('lengths of time in words', () => {
  it.each([
    [-5, '0 s'],
    [42 * secondMs + 999, '42 s'],
    [9 * minuteMs + 59 * secondMs, '9 min'],
    [hourMs, '1 h'],
    [6 * hourMs + 40 * minuteMs, '6 h 40 min'],
    [dayMs, '1 d'],
    [2 * dayMs + 3 * hourMs + 59 * minuteMs, '2 d 3 h'],
  ])('%i ms is %s', (length, words) => {
    expect(formatDuration(length)).toBe(words);
  });

  it.each([
    [-1, '0:00'],
    [1, '0:01'],
    [9 * minuteMs + 41 * secondMs, '9:41'],
    [59 * minuteMs + 59.5 * secondMs, '1:00:00'],
    [hourMs + 2 * minuteMs + 7 * secondMs, '1:02:07'],
  ])('%i ms counts down as %s', (length, words) => {
    expect(formatCountdown(length)).toBe(words);
  });

  it.each([
    [59 * secondMs, 'just now'],
    [10 * minuteMs, '10 min ago'],
    [2.9 * hourMs, '2 h ago'],
    [1.5 * dayMs, 'yesterday'],
    [3 * dayMs, '3 days ago'],
  ])('%i ms before now was %s', (length, words) => {
    expect(formatAgo(1e12 - length, 1e12)).toBe(words);
  });

  it('tells the time of day on this machine', () => {
    expect(formatTimeOfDay(new Date(2026, 10, 22, 4, 5, 59).getTime())).toBe('04:05');
  });
});
