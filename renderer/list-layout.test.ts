import { describe, expect, it } from 'vitest';
import {
  groupHeight,
  headingHeight,
  layOut,
  pinnedHeight,
  placeOf,
  roleCountOf,
  roleFrom,
  roleNumberOf,
  rowHeight,
  rowKeys,
  rowOf,
  rowSize,
  stretchesOf,
  withHeading,
} from './list-layout.ts';

const group = (accountId: string, roles?: readonly string[]) => ({
  account: { accountId, accountName: `account ${accountId}`, emailAddress: '' },
  roles,
});

const groups = [group('1', ['a', 'b']), group('2', []), group('3'), group('4', ['c', 'd', 'e'])];
const layout = layOut(groups);
const rows = [...layout.groupOf.keys()];
const places = groups.flatMap(({ roles }, position) => (roles ?? []).map((_, role) => ({ group: position, role })));

describe('layOut', () => {
  it('gives each account a heading and a row per role, or one line where it has none', () => {
    expect([...layout.groupOf]).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3]);
    expect(roleCountOf(layout)).toBe(5);
  });

  it('is empty for an empty list', () => {
    expect(layOut([]).groupOf).toHaveLength(0);
    expect(roleCountOf(layOut([]))).toBe(0);
  });

  it('makes the rows of a group as high together as the group', () => {
    const heights = groups.map((_, position) =>
      rows.filter((row) => layout.groupOf[row] === position).reduce((sum, row) => sum + rowSize(layout, row), 0),
    );
    expect(heights).toEqual(groups.map((_, position) => groupHeight(layout, position)));
    expect([rowSize(layout, 0), rowSize(layout, 1)]).toEqual([headingHeight, rowHeight]);
  });
});

describe('places', () => {
  it('numbers roles through the list, over groups that have none, and back', () => {
    expect(places.map((place) => roleNumberOf(layout, place))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 1, 2, 3, 4].map((number) => placeOf(layout, number))).toEqual(places);
  });

  it('puts a role below its heading and the roles before it', () => {
    expect(places.map((place) => rowOf(layout, place))).toEqual([1, 2, 8, 9, 10]);
  });

  it('finds the first role at or below a row', () => {
    expect(rows.map((row) => roleFrom(layout, row))).toEqual([0, 0, 1, 2, 2, 2, 2, 2, 2, 3, 4]);
  });
});

describe('rowKeys', () => {
  it('keeps the keys of an account whose neighbours change, and repeats none', () => {
    const numbers = new Map<string, number>();
    const keysBefore = rowKeys(layout, numbers);
    const grown = layOut([group('0', ['x', 'y']), ...groups.slice(1)]);
    const keysAfter = rowKeys(grown, numbers);
    expect([...grown.groupOf.keys()].slice(3).map(keysAfter)).toEqual(rows.slice(3).map(keysBefore));
    expect(new Set([...rows.map(keysBefore), keysAfter(0), keysAfter(1), keysAfter(2)]).size).toBe(rows.length + 3);
  });
});

describe('a group before all accounts', () => {
  const role = { sessionId: 's', accountId: '1', roleName: 'a' };
  const pinned = { pinned: 'recent', members: [{ account: group('1').account, role }] } as const;
  const both = layOut([pinned, ...groups]);

  it('has a heading and rows as an account has, and counts its roles again', () => {
    expect([...both.groupOf].slice(0, 5)).toEqual([0, 0, 1, 1, 1]);
    expect(roleCountOf(both)).toBe(roleCountOf(layout) + 1);
    expect(placeOf(both, 1)).toEqual({ group: 1, role: 0 });
  });

  it('is as high as what the accounts are moved down by', () => {
    expect(pinnedHeight(both)).toBe(headingHeight + rowHeight + 8);
    expect([pinnedHeight(layout), pinnedHeight(layOut([pinned]))]).toEqual([0, pinnedHeight(both)]);
  });

  it('shares no key with an account', () => {
    const numbers = new Map<string, number>();
    const keys = [...both.groupOf.keys()].map(rowKeys(both, numbers));
    expect(new Set(keys).size).toBe(keys.length);
    expect([...layout.groupOf.keys()].map(rowKeys(layout, numbers))).toEqual(keys.slice(2));
  });
});

describe('the rows in view', () => {
  it('begin with the heading of their group', () => {
    expect(withHeading(layout, [9, 10])).toEqual([7, 9, 10]);
    expect(withHeading(layout, [7, 8])).toEqual([7, 8]);
    expect(withHeading(layout, [])).toEqual([]);
  });

  it('are gathered into groups with the stretch of their roles', () => {
    const shown = stretchesOf(
      layout,
      [0, 2, 3, 4, 7, 8, 9].map((index) => ({ index, start: index * 10 })),
    );
    expect(shown.map(({ position, top, first, end }) => [position, top, first, end])).toEqual([
      [0, 0, 1, 2],
      [1, 30, 0, 1],
      [3, 70, 0, 2],
    ]);
    expect(shown.map(({ position, first, end }) => groups[position]?.roles?.slice(first, end))).toEqual([
      ['b'],
      [],
      ['c', 'd'],
    ]);
  });
});
