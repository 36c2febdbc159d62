import { afterEach, describe, expect, it } from 'vitest';
import { formatMoment, formatWhen } from './moments.ts';

const now = new Date(2026, 10, 22, 14, 32).getTime();

describe('an instant in words', () => {
  it.each([
    [new Date(2026, 10, 22, 0, 5), '00:05', 'at 00:05'],
    [new Date(2026, 10, 21, 23, 59), 'yesterday 23:59', 'yesterday at 23:59'],
    [new Date(2026, 10, 3, 9, 0), '3 Nov 09:00', 'on 3 Nov at 09:00'],
    [new Date(2025, 11, 30, 9, 0), '30 Dec 2025 09:00', 'on 30 Dec 2025 at 09:00'],
  ])('of %s', (date, moment, when) => {
    expect(formatMoment(date.getTime(), now)).toBe(moment);
    expect(formatWhen(date.getTime(), now)).toBe(when);
  });
});

describe('a machine that travels', () => {
  const home = process.env.TZ;
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  it.each([
    ['Asia/Tokyo', '09:30'],
    ['America/New_York', 'yesterday 19:30'],
  ])('reads the clock of %s there', (zone, moment) => {
    process.env.TZ = zone;
    const noon = new Date(2026, 10, 22, 12).getTime();
    expect(formatMoment(Date.UTC(2026, 10, 22, 0, 30), noon)).toBe(moment);
  });
});
