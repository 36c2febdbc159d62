import { describe, expect, it } from 'vitest';
import { countChanges, diffRows, longestLine } from './diff-rows.ts';

const same = (text: string, before: number) => ({ kind: 'same', text, before, after: before }) as const;
const added = (text: string, after: number) => ({ kind: 'added', text, after }) as const;
const removed = (text: string, before: number) => ({ kind: 'removed', text, before }) as const;

describe('diffRows', () => {
  it('sets hunks apart, and marks what is left out above the first', () => {
    const top = { lines: [same('[default]', 1), added('region = eu-west-1', 2)] };
    const later = { lines: [same('x', 20), removed('[profile a]', 21)] };
    expect(diffRows([top, later]).map(({ kind }) => kind)).toEqual(['same', 'added', 'gap', 'same', 'removed']);
    expect(diffRows([later]).map(({ kind }) => kind)).toEqual(['gap', 'same', 'removed']);
  });

  it('has no gap above a file that is new', () => {
    expect(diffRows([{ lines: [added('[profile a]', 1)] }])).toEqual([added('[profile a]', 1)]);
    expect(diffRows([])).toEqual([]);
  });

  it('counts changes and measures the longest line', () => {
    const hunks = [{ lines: [same('abc', 2), added('abcdef', 3)] }, { lines: [removed('ab', 9), added('a', 10)] }];
    expect(countChanges(hunks)).toEqual({ added: 2, removed: 1 });
    expect(longestLine(diffRows(hunks))).toBe(6);
  });
});
