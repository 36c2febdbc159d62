import { expect, it } from 'vitest';
import { readLaunchOptions } from './launch-options.ts';

it.each([
  [['electron', '.'], { hidden: false, quickPick: false, demo: false, demoService: {} }],
  [['electron', '.', '--hidden', '--demo'], { hidden: true, quickPick: false, demo: true, demoService: {} }],
  [
    ['electron', '.', '--demo', '--demo-access-token-seconds=90'],
    { hidden: false, quickPick: false, demo: true, demoService: { accessTokenSeconds: 90 } },
  ],
  [
    ['electron', '.', '--managed-settings=/tmp/managed.json'],
    { hidden: false, quickPick: false, demo: false, demoService: {}, managedSettings: '/tmp/managed.json' },
  ],
  [['electron', '.', '--quick-pick'], { hidden: false, quickPick: true, demo: false, demoService: {} }],
  [['electron', '.', '--managed-settings='], { hidden: false, quickPick: false, demo: false, demoService: {} }],
  [
    ['electron', '.', '--demo-access-token-seconds=0'],
    { hidden: false, quickPick: false, demo: false, demoService: {} },
  ],
  [
    ['electron', '.', '--demo-access-token-seconds=soon'],
    { hidden: false, quickPick: false, demo: false, demoService: {} },
  ],
])('reads %j', (argv, options) => {
  expect(readLaunchOptions(argv)).toEqual(options);
});
