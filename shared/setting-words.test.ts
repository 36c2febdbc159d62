import { describe, expect, it } from 'vitest';
import { settingGroups, settingName, settingRows } from './setting-words.ts';
import { defaultSettings } from './settings.ts';

const usual = (id: string) => settingRows.find((row) => row.id === id)?.usual?.words;

describe('the table of settings', () => {
  it('has every setting that is kept but the template, which is asked for where profiles are written', () => {
    const { profileTemplate: _template, ...settings } = defaultSettings;
    const changed = settingRows.flatMap((row) => Object.keys(row.usual?.change ?? {}));
    expect(changed).toEqual(expect.arrayContaining(Object.keys(settings)));
    expect(new Set(settingRows.map(({ id }) => id)).size).toBe(settingRows.length);
  });

  it('says of each what it does, and has one for every group', () => {
    for (const { effect, id } of settingRows) expect(effect, id).toMatch(/\.$/);
    expect(new Set(settingRows.map(({ group }) => group))).toEqual(new Set(Object.keys(settingGroups)));
  });

  it('says the defaults in whole words, and gives back what the program begins with', () => {
    expect(usual('clipboard-lifetime')).toBe('1 minute');
    expect(usual('end-warnings')).toBe('30 minutes and 5 minutes');
    expect(usual('copy-format')).toBe('bash / zsh');
    expect(usual('theme')).toBe('System');
    const given = Object.assign({}, ...settingRows.map((row) => row.usual?.change));
    const { profileTemplate: _template, ...settings } = defaultSettings;
    expect(given).toEqual({ ...settings, copyRegion: '', startsAtLogin: false });
  });

  it('offers each default among the choices', () => {
    for (const { control, usual: given, id } of settingRows) {
      if (control.kind !== 'choice') continue;
      expect(
        control.choices.map(({ change }) => change),
        id,
      ).toContainEqual(given?.change);
    }
  });

  it('names a setting so that it is known without its group', () => {
    expect(settingRows.map(settingName)).toContain('Where the AWS console opens');
    expect(settingRows.map(settingName)).toContain('Theme');
  });
});
