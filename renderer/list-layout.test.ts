import { describe, expect, it } from 'vitest';
import {
  groupAt,
  headingHeight,
  heightOf,
  layOut,
  placeOf,
  roleCountOf,
  roleNumberOf,
  rolesBetween,
  rowHeight,
  topOf,
} from './list-layout.ts';

const groups = [{ roles: ['a', 'b'] }, { roles: [] }, {}, { roles: ['c', 'd', 'e'] }];
const layout = layOut(groups);
const places = groups.flatMap(({ roles }, group) => (roles ?? []).map((_, role) => ({ group, role })));

describe('layOut', () => {
  it('counts the roles, and gives groups without any the height of one line', () => {
    expect(roleCountOf(layout)).toBe(5);
    expect(layout.tops[2]).toBeGreaterThan(layout.tops[1] ?? 0);
    expect((layout.tops[3] ?? 0) - (layout.tops[2] ?? 0)).toBe((layout.tops[2] ?? 0) - (layout.tops[1] ?? 0));
  });

  it('is empty for an empty list', () => {
    expect(heightOf(layOut([]))).toBe(0);
    expect(groupAt(layOut([]), 0)).toBe(-1);
  });
});

describe('places', () => {
  it('numbers roles through the list, over groups that have none, and back', () => {
    expect(places.map((place) => roleNumberOf(layout, place))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 1, 2, 3, 4].map((number) => placeOf(layout, number))).toEqual(places);
  });

  it('finds the group at a height, and the last one below the end', () => {
    expect(groups.map((_, group) => groupAt(layout, layout.tops[group] ?? 0))).toEqual([0, 1, 2, 3]);
    expect(groupAt(layout, (layout.tops[1] ?? 0) - 1)).toBe(0);
    expect(groupAt(layout, heightOf(layout) + 1000)).toBe(3);
  });

  it('puts a role below its heading and the roles before it', () => {
    expect(topOf(layout, { group: 3, role: 2 })).toBe((layout.tops[3] ?? 0) + headingHeight + 2 * rowHeight);
  });
});

describe('rolesBetween', () => {
  const single = layOut([{ roles: Array.from({ length: 1000 }, String) }]);

  it('takes only the roles between two heights', () => {
    const [first, end] = rolesBetween(
      single,
      0,
      1000,
      headingHeight + 100 * rowHeight,
      headingHeight + 120 * rowHeight,
    );
    expect([first, end]).toEqual([100, 120]);
  });

  it('takes none of a group that lies outside', () => {
    const [first, end] = rolesBetween(layout, 3, 3, 0, 10);
    expect(groups[3]?.roles?.slice(first, end)).toEqual([]);
  });
});
