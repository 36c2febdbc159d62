import { describe, expect, it } from 'vitest';
import { settingRows } from '../shared/setting-words.ts';
import { paletteActs } from './palette-acts.ts';

describe('the settings in the command palette', () => {
  const acts = paletteActs({ sessions: [], platform: 'linux', paused: false }).filter(
    ({ section }) => section === 'settings',
  );

  it('are those of the settings dialog, each leading to itself', () => {
    expect(acts.map(({ deed }) => deed)).toEqual(settingRows.map(({ id }) => ({ kind: 'setting', setting: id })));
  });

  it('are found by the name of their group, too', () => {
    const theme = acts.find(({ title }) => title === 'Theme');
    expect(theme?.keywords).toContain('Appearance');
    expect(acts.map(({ title }) => title)).toContain('Where the AWS console opens');
  });
});
