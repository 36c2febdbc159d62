import { describe, expect, it } from 'vitest';
import { withKeptParts } from './kept-parts.ts';

const state = () => ({
  sessions: [
    { id: 'a', at: 1 },
    { id: 'b', at: 1 },
  ],
  roles: [{ name: 'x' }],
  online: true,
});

describe('withKeptParts', () => {
  it('answers the very same value where nothing changed', () => {
    const before = state();
    expect(withKeptParts(before, state())).toBe(before);
  });

  it('has the changes, and keeps every part that did not change', () => {
    const before = state();
    const changed = {
      ...state(),
      sessions: [
        { id: 'a', at: 2 },
        { id: 'b', at: 1 },
      ],
    };
    const after = withKeptParts(before, changed);
    expect(after).toEqual(changed);
    expect(after.roles).toBe(before.roles);
    expect(after.sessions[0]).not.toBe(before.sessions[0]);
    expect(after.sessions[1]).toBe(before.sessions[1]);
  });

  it('sees what comes, goes and becomes something else', () => {
    const before: Readonly<Record<string, unknown>> = { list: [1, 2], gone: 1, kind: { a: 1 } };
    for (const after of [
      { list: [1], kind: { a: 1 } },
      { list: [1, 2], gone: 1, kind: [1] },
      { ...before, more: 1 },
      { list: [1, 2], kind: { a: 1 }, other: undefined },
    ]) {
      expect(withKeptParts(before, after)).toEqual(after);
    }
    expect(withKeptParts(undefined, before)).toBe(before);
  });
});
