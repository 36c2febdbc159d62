import { describe, expect, it } from 'vitest';
import { byFrecency, frecentAfterUse } from './frecency.ts';
import { dayMs } from './time.ts';

const afterUses = (...instants: readonly number[]): number =>
  instants.reduce<number | undefined>(frecentAfterUse, undefined) ?? Number.NaN;

describe('frecency', () => {
  it('is the instant of the only use', () => {
    expect(afterUses(5 * dayMs)).toBe(5 * dayMs);
  });

  it('counts two uses at once as one use a half-life later', () => {
    expect(afterUses(10 * dayMs, 10 * dayMs)).toBeCloseTo(17 * dayMs, 3);
  });

  it('puts what is used daily before what was used once just now', () => {
    const daily = { frecentAt: afterUses(1 * dayMs, 2 * dayMs, 3 * dayMs, 4 * dayMs, 5 * dayMs) };
    const once = { frecentAt: afterUses(6 * dayMs) };
    expect([once, daily].sort(byFrecency)).toEqual([daily, once]);
  });

  it('lets what was used a lot long ago fall behind', () => {
    const longAgo = { frecentAt: afterUses(...Array.from({ length: 20 }, () => 0)) };
    const lately = { frecentAt: afterUses(60 * dayMs) };
    expect([longAgo, lately].sort(byFrecency)).toEqual([lately, longAgo]);
  });

  it('stays finite when the clock jumps back by years', () => {
    expect(Number.isFinite(afterUses(20 * 365 * dayMs, 0))).toBe(true);
  });
});
