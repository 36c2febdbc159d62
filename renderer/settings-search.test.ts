import { describe, expect, it } from 'vitest';
import { settingRows } from '../shared/setting-words.ts';
import { findSettings, groupSettings } from './settings-search.ts';

const found = (query: string) => {
  const { kind, rows } = findSettings(settingRows, query);
  return [kind, ...rows.map(({ id }) => id)];
};

describe('the search of the settings', () => {
  it.each([
    ['a title', 'region', ['exact', 'copy-region']],
    ['words in any order', 'clipboard clear', ['exact', 'clipboard-lifetime']],
    ['parts of words', 'clip min', ['exact', 'clipboard-lifetime']],
    ['a keyword', 'autostart', ['exact', 'start-at-login']],
    ['its group', 'appearance', ['exact', 'theme']],
    ['one of its choices', 'powershell', ['exact', 'copy-format']],
    ['what it is called alone', 'where console', ['exact', 'console-place']],
    ['capital letters', 'THEME', ['exact', 'theme']],
    ['a word that is misspelt', 'thme', ['similar', 'theme']],
    ['nothing like it', 'qqqqq', ['similar']],
  ])('finds by %s', (_what, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('has everything while nothing is typed, in groups', () => {
    const { kind, rows, tokens } = findSettings(settingRows, '  ');
    expect([kind, rows.length, tokens]).toEqual(['everything', settingRows.length, []]);
    const groups = groupSettings(rows);
    expect(groups.map(({ name }) => name)).toEqual([
      ...['Signing in', 'Copying', 'AWS console', 'Notifications', 'Starting and background'],
      ...['Appearance', 'Import and export'],
    ]);
    expect(groups.flatMap((group) => group.rows)).toHaveLength(settingRows.length);
  });

  it('leaves out groups that have nothing of what was found', () => {
    const { rows } = findSettings(settingRows, 'json');
    expect(groupSettings(rows).map(({ group }) => group)).toEqual(['copying', 'transfer']);
  });
});
