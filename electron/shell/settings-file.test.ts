import { describe, expect, it } from 'vitest';
import { parseSettingsFile, showable } from './settings-file.ts';

const file = (more: object = {}) => JSON.stringify({ format: 'latchkey-settings', version: 1, ...more });
const refusal = (code: string) => expect.objectContaining({ code });

describe('parseSettingsFile', () => {
  it('takes a file with nothing in it, also behind a byte order mark', () => {
    const nothing = { sessions: [], chainedRoles: [], applications: [], settings: {} };
    expect(parseSettingsFile(`\ufeff${file()}`)).toMatchObject(nothing);
  });

  it.each([
    ['nothing', ''],
    ['half a file', file().slice(0, -1)],
    ['a list', '[]'],
    ['another document', '{"format":"latchkey-protocol","version":1}'],
    ['no version', '{"format":"latchkey-settings"}'],
    ['nesting without end', '['.repeat(500_000)],
  ])('refuses %s', (_what, text) => {
    expect(() => parseSettingsFile(text)).toThrow(refusal('import-not-settings'));
  });

  it('refuses what a newer one wrote', () => {
    expect(() => parseSettingsFile(file({ version: 2 }))).toThrow(refusal('import-newer'));
  });

  it.each([
    ['sessions', file({ sessions: Array(201).fill({}) })],
    ['chained roles', file({ chainedRoles: Array(100_000).fill(0) })],
    ['settings', file({ settings: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`s${index}`, 0])) })],
  ])('refuses too many %s', (_what, text) => {
    expect(() => parseSettingsFile(text)).toThrow(refusal('import-too-large'));
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s wherever it stands', (key) => {
    const hostile = `{"format":"latchkey-settings","version":1,"sessions":[{"name":"A","${key}":{"polluted":true}}]}`;
    expect(() => parseSettingsFile(hostile)).toThrow(refusal('import-malformed'));
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('refuses what does not belong there', () => {
    expect(() => parseSettingsFile(file({ doors: {} }))).toThrow(
      expect.objectContaining({ code: 'import-malformed', detail: 'doors' }),
    );
    expect(() => parseSettingsFile(file({ sessions: {} }))).toThrow(refusal('import-malformed'));
  });
});

describe('showable', () => {
  it('shows where something cannot be seen, and cuts what goes on', () => {
    expect(showable('A\u202eB\u0007\u200b')).toBe('A\ufffdB\ufffd\ufffd');
    expect(showable('x'.repeat(100_000))).toBe(`${'x'.repeat(80)}…`);
  });
});
