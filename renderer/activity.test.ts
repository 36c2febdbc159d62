import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../shared/activity.ts';
import { activityLines, filterLines, isSameLog } from './activity.ts';

const role = { sessionId: 's1', accountId: '412055367781', roleName: 'ReadOnly' };
const allowed: ActivityEntry = {
  at: 2000,
  caller: { door: 'container-endpoint', name: 'terraform' },
  profile: 'payments',
  role,
  outcome: 'allowed',
};
const refused: ActivityEntry = {
  at: 1000,
  caller: { door: 'command-line', name: 'unknown' },
  outcome: 'refused',
  because: 'profile-unknown',
};
const copied: ActivityEntry = { at: 500, own: { kind: 'copied', what: 'fish' }, role, outcome: 'allowed' };
const lines = activityLines([allowed, refused, copied], ({ roleName, accountId }) => ({
  ...{ roleName, accountId },
  accountName: 'payments-prod',
}));
const found = (query: string) => filterLines(lines, query).map(({ entry }) => entry);

describe('activityLines', () => {
  it('keeps the order and says why something was refused', () => {
    expect(lines.map(({ entry }) => entry)).toEqual([allowed, refused, copied]);
    expect(lines.map(({ reason }) => reason)).toEqual([
      undefined,
      expect.stringContaining('gives nothing for the profile'),
      undefined,
    ]);
  });

  it('gives an entry the same key whatever comes after it', () => {
    const name = () => role;
    const before = activityLines([refused, refused], name).map(({ key }) => key);
    const after = activityLines([allowed, refused, refused, refused], name).map(({ key }) => key);
    expect(new Set(after).size).toBe(4);
    expect(after.slice(2)).toEqual(before);
  });
});

describe('filterLines', () => {
  it.each([
    ['', [allowed, refused, copied]],
    ['you fish', [copied]],
    ['terraform', [allowed]],
    ['4120553677', [allowed, copied]],
    ['PROD read', [allowed, copied]],
    ['command line', [refused]],
    ['container credentials', [allowed]],
    ['refused', [refused]],
    ['terraform refused', []],
  ])('finds by %j', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

describe('isSameLog', () => {
  it('tells a log with a new entry from one without', () => {
    expect(isSameLog([allowed, refused], [{ ...allowed }, refused])).toBe(true);
    expect(isSameLog([refused], [allowed, refused])).toBe(false);
    expect(isSameLog([refused, refused], [allowed, refused])).toBe(false);
    expect(isSameLog([], [])).toBe(true);
  });
});
