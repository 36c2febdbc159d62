import { describe, expect, it } from 'vitest';
import type { BrowserChoice } from '../shared/model.ts';
import { browserValue, choiceOf, installedOptions } from './browser-choices.ts';

const browsers = [
  { id: 'firefox', name: 'Firefox', profiles: [{ id: 'default', name: 'default' }] },
  {
    id: 'chrome',
    name: 'Google Chrome',
    profiles: [
      { id: 'Default', name: 'Home' },
      { id: 'Profile 1', name: 'Work' },
    ],
  },
];

describe('installedOptions', () => {
  it('has profiles only where there are several to choose from', () => {
    expect(installedOptions(browsers).map(({ label }) => label)).toEqual([
      'System default',
      'Firefox',
      'Google Chrome',
      'Google Chrome, profile Home',
      'Google Chrome, profile Work',
    ]);
  });

  it('keeps a chosen browser that is gone, and does not repeat one that is there', () => {
    const labels = (chosen: BrowserChoice) => installedOptions(browsers, chosen).map(({ label }) => label);
    expect(labels({ kind: 'installed', browserId: 'edge' }).at(-1)).toBe('edge');
    expect(labels({ kind: 'installed', browserId: 'firefox' })).toHaveLength(5);
    expect(labels({ kind: 'command', command: 'x' })).toHaveLength(5);
  });
});

describe('choiceOf', () => {
  it.each<BrowserChoice>([
    { kind: 'default' },
    { kind: 'installed', browserId: 'firefox' },
    { kind: 'installed', browserId: 'chrome', profileId: 'Profile 1' },
    { kind: 'command', command: 'firefox -P work {url}' },
  ])('reads %j back from its value', (choice) => {
    expect(choiceOf(browserValue(choice), 'firefox -P work {url}')).toEqual(choice);
  });

  it('takes no choice for the default one', () => {
    expect(choiceOf(browserValue(undefined), '')).toEqual({ kind: 'default' });
  });
});
