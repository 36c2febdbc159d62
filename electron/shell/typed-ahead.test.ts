import { describe, expect, it } from 'vitest';
import { createTypedAhead, type TypedAhead } from './typed-ahead.ts';

type Key = Parameters<TypedAhead['press']>[0];

const keyDown = (change: Partial<Key>): Key => ({
  ...{ type: 'keyDown', key: 'k', control: false, alt: false, meta: false, isAutoRepeat: false },
  ...change,
});

const typedOn = (platform: NodeJS.Platform, changes: readonly Partial<Key>[]): string => {
  const ahead = createTypedAhead(platform);
  for (const change of changes) ahead.press(keyDown(change));
  return ahead.take('');
};

const typed = (...keys: readonly string[]): string =>
  typedOn(
    'linux',
    keys.map((key) => ({ key })),
  );

describe('what is typed ahead of a page', () => {
  it('is kept as it was typed', () => {
    expect(typed('p', 'R', 'o', ' ', 'é', '🔑')).toBe('pRo é🔑');
    expect(typed('p', 'r', '🔑', 'Backspace', 'x', 'Backspace', 'Backspace')).toBe('p');
    expect(typed('Backspace', 'p')).toBe('p');
  });

  it('has nothing of keys that type nothing', () => {
    expect(typed('Enter', 'ArrowDown', 'Shift', 'Dead', 'Tab')).toBe('');
    expect(typedOn('linux', [{ type: 'keyUp' }, { control: true }, { alt: true }, { meta: true }])).toBe('');
  });

  it('has what Option types on a Mac', () => {
    expect(typedOn('darwin', [{ key: '@', alt: true }])).toBe('@');
  });

  it('has nothing of the keys that opened the window, however long they are held', () => {
    const held = { isAutoRepeat: true };
    expect(typedOn('linux', [held, held, { key: 'o' }, { key: 'o', ...held }])).toBe('oo');
  });

  it('leaves combinations to menus', () => {
    const ahead = createTypedAhead('linux');
    const combinations = [{ control: true }, { meta: true }, { alt: true }];
    expect(combinations.map((change) => ahead.press(keyDown(change)))).toEqual([false, false, false]);
  });

  it('keeps every other key from the page until that has all of it', () => {
    const ahead = createTypedAhead('linux');
    const press = (key: string) => ahead.press(keyDown({ key }));
    expect(['a', 'Enter', 'Escape'].map(press)).toEqual([true, true, true]);
    expect(ahead.press(keyDown({ type: 'keyUp' }))).toBe(false);
    expect(ahead.take('')).toBe('a');
    expect([press('b'), press('Backspace'), press('c')]).toEqual([true, true, true]);
    expect(ahead.take('a')).toBe('ac');
    expect(press('Enter')).toBe(true);
    expect(ahead.take('ac')).toBe('ac');
    expect(press('d')).toBe(false);
    expect(ahead.take('ac')).toBe('ac');
  });
});
