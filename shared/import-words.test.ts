import { describe, expect, it } from 'vitest';
import { appliedWords, applyWords, itemName, valueWords } from './import-words.ts';

describe('the words of an import', () => {
  it('say what a setting would be in the words of the settings', () => {
    expect(valueWords('clipboardLifetimeMs', '60000')).toBe('1 min');
    expect(valueWords('clipboardLifetimeMs', '0')).toBe('never');
    expect(valueWords('endWarningsMs', '1800000, 300000')).toBe('30 min, 5 min');
    expect(valueWords('endWarningsMs', '')).toBe('none');
    expect(valueWords('consoleIn', 'window')).toBe('In a window of Latchkey');
    expect(valueWords('signInMethod', 'browser')).toBe('In my browser');
    expect(valueWords('theme', 'dark')).toBe('Dark');
    expect(valueWords('color', 'red')).toBe('red');
    expect(valueWords('signInMethod', 'elsewhere')).toBe('elsewhere');
  });

  it('call a setting as the settings do, and one they do not have as the file does', () => {
    const item = { kind: 'setting', place: '', about: '', verdict: { kind: 'present' } } as const;
    expect(itemName({ ...item, name: 'consoleIn' })).toBe('Open the AWS console');
    expect(itemName({ ...item, name: 'telemetry' })).toBe('telemetry');
  });

  it('count what is added and changed', () => {
    expect([applyWords(0, 0), applyWords(2, 0), applyWords(0, 1), applyWords(2, 1)]).toEqual([
      ...['Apply', 'Add 2', 'Change 1', 'Add 2, change 1'],
    ]);
    expect([appliedWords(2, 0), appliedWords(0, 1), appliedWords(2, 1)]).toEqual([
      ...['2 added', '1 changed', '2 added, 1 changed'],
    ]);
  });
});
