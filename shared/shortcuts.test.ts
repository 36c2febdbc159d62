import { describe, expect, it } from 'vitest';
import { sessionShortcutWords, shortcutSheet, shortcutWords } from './shortcut-words.ts';
import {
  acceleratorOf,
  ariaKeysOf,
  type Keys,
  type PressedKeys,
  pressedKeysOf,
  shortcutGroups,
  shortcutNames,
  shortcuts,
  windowShortcuts,
} from './shortcuts.ts';

const press = (key: string, more: Partial<PressedKeys> = {}): PressedKeys => ({
  ...{ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
});

const waysOf = (names: readonly (typeof shortcutNames)[number][]): readonly string[] =>
  names.flatMap((name) => shortcuts[name].keys.map((keys: Keys) => JSON.stringify(keys)));

describe('the table of shortcuts', () => {
  it.each(shortcutGroups)('has no keys twice in the group “%s”', (group) => {
    const ways = waysOf(shortcutNames.filter((name) => shortcuts[name].group === group));
    expect(ways.length).toBeGreaterThan(0);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it('has no keys twice for the whole window and its menus', () => {
    const ways = waysOf(shortcutNames.filter((name) => shortcuts[name].by !== 'focus'));
    expect(new Set(ways).size).toBe(ways.length);
  });

  it('takes nothing from the window for what has the focus, but Escape', () => {
    const wide = new Set(waysOf(windowShortcuts));
    const narrow = waysOf(shortcutNames.filter((name) => shortcuts[name].by === 'focus'));
    const shared = new Set(narrow.filter((way) => wide.has(way)));
    expect([...shared]).toEqual([JSON.stringify({ key: 'Escape' })]);
  });

  it('is on the sheet, every name once', () => {
    const lines = shortcutSheet('linux').flatMap(({ lines }) => lines);
    expect(lines.map(({ name }) => name).sort()).toEqual([...shortcutNames].sort());
    for (const { meaning, keys } of lines) {
      expect(meaning).not.toBe('');
      expect(keys.length).toBeGreaterThan(0);
    }
  });
});

describe('keys in words', () => {
  it.each([
    ['palette', 'Ctrl K', '⌘K', 'CmdOrCtrl+K', 'Control+K'],
    ['settings', 'Ctrl ,', '⌘,', 'CmdOrCtrl+,', 'Control+,'],
    ['previous-session', 'Ctrl Shift Tab', '⌃⇧⇥', 'Ctrl+Shift+Tab', 'Control+Shift+Tab'],
    ['back', 'Esc', '⎋', 'Esc', 'Escape'],
    ['menu-of-focus', 'Shift F10', '⇧F10', 'Shift+F10', 'Shift+F10 ContextMenu'],
    ['session-by-number', 'Ctrl 1 to 9', '⌘1 to ⌘9', 'CmdOrCtrl+1', ''],
  ] as const)('says %s as each platform does', (name, linux, mac, accelerator, aria) => {
    expect(shortcutWords(name, 'linux')).toBe(linux);
    expect(shortcutWords(name, 'win32')).toBe(linux);
    expect(shortcutWords(name, 'darwin')).toBe(mac);
    expect(acceleratorOf(name)).toBe(accelerator);
    expect(ariaKeysOf(name, 'linux')).toBe(aria);
  });

  it('names the keys of nine sessions', () => {
    expect(sessionShortcutWords(0, 'linux')).toBe('Ctrl 1');
    expect(sessionShortcutWords(8, 'darwin')).toBe('⌘9');
    expect(sessionShortcutWords(9, 'linux')).toBeUndefined();
  });

  it('shows no key on a Mac that Macs do not have', () => {
    const words = shortcutSheet('darwin').flatMap(({ lines }) => lines.flatMap(({ keys }) => keys));
    expect(words).not.toContain('Menu');
  });
});

describe('keys that are pressed', () => {
  it('are Ctrl on one platform and ⌘ on the other', () => {
    expect(pressedKeysOf('palette', press('k', { ctrlKey: true }), 'linux')).toBeDefined();
    expect(pressedKeysOf('palette', press('k', { metaKey: true }), 'linux')).toBeUndefined();
    expect(pressedKeysOf('palette', press('k', { metaKey: true }), 'darwin')).toBeDefined();
    expect(pressedKeysOf('palette', press('k', { ctrlKey: true }), 'darwin')).toBeUndefined();
    expect(pressedKeysOf('next-session', press('Tab', { ctrlKey: true }), 'darwin')).toBeDefined();
  });

  it('mean nothing with a further key', () => {
    expect(pressedKeysOf('palette', press('k', { ctrlKey: true, altKey: true }), 'linux')).toBeUndefined();
    expect(pressedKeysOf('palette', press('K', { ctrlKey: true, shiftKey: true }), 'linux')).toBeUndefined();
    expect(pressedKeysOf('next-session', press('Tab', { ctrlKey: true, shiftKey: true }), 'linux')).toBeUndefined();
  });

  it('are letters with capitals locked, and on keyboards of other alphabets', () => {
    expect(pressedKeysOf('palette', press('K', { ctrlKey: true }), 'linux')).toBeDefined();
    expect(pressedKeysOf('palette', press('л', { code: 'KeyK', ctrlKey: true }), 'linux')).toBeDefined();
    expect(pressedKeysOf('sync', press('л', { code: 'KeyK', ctrlKey: true }), 'linux')).toBeUndefined();
  });

  it('are signs wherever the keyboard has them', () => {
    expect(pressedKeysOf('shortcuts', press('?', { shiftKey: true }), 'linux')).toBeDefined();
    expect(pressedKeysOf('find', press('/', { shiftKey: true }), 'linux')).toBeDefined();
  });

  it('are any digit of a row', () => {
    for (const key of ['1', '5', '9']) {
      expect(pressedKeysOf('session-by-number', press(key, { ctrlKey: true }), 'linux')).toBeDefined();
    }
    expect(pressedKeysOf('session-by-number', press('0', { ctrlKey: true }), 'linux')).toBeUndefined();
  });
});
