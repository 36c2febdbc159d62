import { describe, expect, it } from 'vitest';
import { browserName, endWarningsMeaning, usualMethodName } from './choice-words.ts';

const installed = [{ id: 'firefox', name: 'Firefox', profiles: [{ id: 'abc.work', name: 'Work' }] }];

describe('browserName', () => {
  it('names browser and profile, or the id of what is gone', () => {
    expect(browserName(undefined, installed)).toBe('your default browser');
    expect(browserName({ kind: 'installed', browserId: 'firefox' }, installed)).toBe('Firefox');
    expect(browserName({ kind: 'installed', browserId: 'firefox', profileId: 'abc.work' }, installed)).toBe(
      'Firefox, profile Work',
    );
    expect(browserName({ kind: 'installed', browserId: 'edge', profileId: 'Default' }, installed)).toBe(
      'edge, profile Default',
    );
  });
});

describe('smaller words', () => {
  it('says what is left to the settings, and what no warning means', () => {
    expect(usualMethodName('browser')).toBe('As in Settings: In my browser');
    expect(endWarningsMeaning([])).toMatch(/^Nothing is said/);
    expect(endWarningsMeaning([300_000])).toMatch(/^Said before/);
  });
});
