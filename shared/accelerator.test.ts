import { describe, expect, it } from 'vitest';
import { acceleratorWords, isAccelerator, type KeyPress, pressedAccelerator } from './accelerator.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
});

describe('isAccelerator', () => {
  it.each([
    'CommandOrControl+Shift+Space',
    'Control+Alt+K',
    'Super+F5',
    'Alt+1',
    'CommandOrControl+Return',
    'CommandOrControl+Alt+Shift+PageDown',
  ])('takes %s', (text) => {
    expect(isAccelerator(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a key alone', 'K'],
    ['a key that Shift alone is held for', 'Shift+K'],
    ['modifiers alone', 'Control+Alt'],
    ['a key that no keyboard has', 'Control+Launch'],
    ['a modifier twice', 'Alt+Alt+K'],
    ['another order of things', 'K+Control'],
    ['blanks', 'Control + K'],
    ['a media key, which the desktop has', 'Control+MediaPlayPause'],
  ])('refuses %s', (_what, text) => {
    expect(isAccelerator(text)).toBe(false);
  });
});

describe('pressedAccelerator', () => {
  it.each([
    ['Ctrl Shift Space', press(' ', 'Space', { ctrlKey: true, shiftKey: true }), 'CommandOrControl+Shift+Space'],
    ['a letter', press('k', 'KeyK', { altKey: true, ctrlKey: true }), 'CommandOrControl+Alt+K'],
    ['a letter where another keyboard has it', press('a', 'KeyQ', { ctrlKey: true }), 'CommandOrControl+A'],
    ['a letter of another script, by its place', press('л', 'KeyK', { ctrlKey: true }), 'CommandOrControl+K'],
    ['a digit with its sign', press('!', 'Digit1', { ctrlKey: true, shiftKey: true }), 'CommandOrControl+Shift+1'],
    ['the key of the desktop', press('F5', 'F5', { metaKey: true }), 'Super+F5'],
    ['an arrow', press('ArrowUp', 'ArrowUp', { altKey: true }), 'Alt+Up'],
  ])('reads %s', (_what, pressed, accelerator) => {
    expect(pressedAccelerator(pressed, 'linux')).toEqual({ kind: 'whole', accelerator });
  });

  it('reads the same keys as a Mac has them', () => {
    const control = press(' ', 'Space', { ctrlKey: true, altKey: true });
    expect(pressedAccelerator(control, 'darwin')).toEqual({ kind: 'whole', accelerator: 'Control+Alt+Space' });
    const command = press('˚', 'KeyK', { metaKey: true, altKey: true });
    expect(pressedAccelerator(command, 'darwin')).toEqual({ kind: 'whole', accelerator: 'CommandOrControl+Alt+K' });
  });

  it('waits for a key while modifiers are held, and refuses what would be typed', () => {
    const held = press('Shift', 'ShiftLeft', { ctrlKey: true, shiftKey: true });
    expect(pressedAccelerator(held, 'linux')).toEqual({ kind: 'begun', held: 'CommandOrControl+Shift' });
    expect(pressedAccelerator(press('k', 'KeyK', { shiftKey: true }), 'linux')).toEqual({ kind: 'unfit' });
    expect(pressedAccelerator(press('ö', 'Semicolon', { ctrlKey: true }), 'linux')).toEqual({ kind: 'unfit' });
  });
});

describe('acceleratorWords', () => {
  it.each([
    ['linux', 'CommandOrControl+Shift+Space', 'Ctrl Shift Space'],
    ['linux', 'Super+PageUp', 'Super Page Up'],
    ['win32', 'Super+Alt+Up', 'Win Alt ↑'],
    ['darwin', 'CommandOrControl+Shift+Space', '⇧⌘Space'],
    ['darwin', 'CommandOrControl+Control+Alt+K', '⌃⌥⌘K'],
    ['linux', 'CommandOrControl+Shift', 'Ctrl Shift'],
  ] as const)('on %s, writes %s as %s', (platform, accelerator, words) => {
    expect(acceleratorWords(accelerator, platform)).toBe(words);
  });
});
