import { describe, expect, it } from 'vitest';
import { createTypedAhead } from './typed-ahead.ts';

const plain = { type: 'keyDown', control: false, alt: false, meta: false } as const;

const typed = (...keys: readonly (string | Partial<Parameters<ReturnType<typeof createTypedAhead>['press']>[0]>)[]) => {
  const ahead = createTypedAhead();
  for (const key of keys) ahead.press({ ...plain, key: '', ...(typeof key === 'string' ? { key } : key) });
  return ahead.take();
};

describe('what is typed ahead of a page', () => {
  it('is kept as it was typed', () => {
    expect(typed('p', 'R', 'o', ' ', 'é', '🔑')).toBe('pRo é🔑');
    expect(typed('p', 'r', '🔑', 'Backspace', 'x', 'Backspace', 'Backspace')).toBe('p');
    expect(typed('Backspace', 'p')).toBe('p');
  });

  it('has nothing of keys that type nothing', () => {
    expect(typed('Enter', 'ArrowDown', 'Shift', 'Dead', 'Tab')).toBe('');
    const others = [{ type: 'keyUp' }, { control: true }, { alt: true }, { meta: true }];
    expect(typed(...others.map((change) => ({ key: 'k', ...change })))).toBe('');
  });

  it('keeps every key from the page until it is taken, and none afterwards', () => {
    const ahead = createTypedAhead();
    expect(['a', 'Enter', 'Escape'].map((key) => ahead.press({ ...plain, key }))).toEqual([true, true, true]);
    expect(ahead.press({ ...plain, type: 'keyUp', key: 'a' })).toBe(false);
    expect(ahead.take()).toBe('a');
    expect(ahead.press({ ...plain, key: 'b' })).toBe(false);
    expect(ahead.take()).toBe('a');
  });
});
