import { describe, expect, it } from 'vitest';
import { type SettingValues, settingRows } from '../shared/setting-words.ts';
import { defaultSettings } from '../shared/settings.ts';
import { fixedChoice, isChanged, isSo } from './setting-values.ts';

const usual: SettingValues = { ...defaultSettings, startsAtLogin: false };
const changed = (values: SettingValues) => settingRows.filter((row) => isChanged(row, values)).map(({ id }) => id);

describe('what the settings say', () => {
  it('differs from the defaults in nothing at first', () => {
    expect(changed(usual)).toEqual([]);
  });

  it('differs where something was chosen', () => {
    expect(changed({ ...usual, copyRegion: 'eu-west-1', startsAtLogin: true, endWarningsMs: [] })).toEqual([
      ...['copy-region', 'end-warnings', 'start-at-login'],
    ]);
    expect(changed({ ...usual, theme: 'dark', clipboardLifetimeMs: 0 })).toEqual(['clipboard-lifetime', 'theme']);
  });

  it('takes a text that is not kept for an empty one, and nothing else', () => {
    expect(isSo({ copyRegion: '' }, usual)).toBe(true);
    expect(isSo({ theme: 'dark' }, {})).toBe(false);
    expect(isSo({ clipboardLifetimeMs: 0 }, {})).toBe(false);
  });

  it('is fixed where an administrator chose it', () => {
    const fixed = settingRows.flatMap((row) => fixedChoice(row, { signInMethod: 'browser' })?.label ?? []);
    expect(fixed).toEqual(['In my browser']);
    expect(settingRows.flatMap((row) => fixedChoice(row, {}) ?? [])).toEqual([]);
  });
});
