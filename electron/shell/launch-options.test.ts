import { expect, it } from 'vitest';
import { readLaunchOptions } from './launch-options.ts';

it.each([
  [['electron', '.'], { hidden: false, demo: false, demoService: {} }],
  [['electron', '.', '--hidden', '--demo'], { hidden: true, demo: true, demoService: {} }],
  [
    ['electron', '.', '--demo', '--demo-access-token-seconds=90'],
    { hidden: false, demo: true, demoService: { accessTokenSeconds: 90 } },
  ],
  [
    ['electron', '.', '--managed-settings=/tmp/managed.json'],
    { hidden: false, demo: false, demoService: {}, managedSettings: '/tmp/managed.json' },
  ],
  [['electron', '.', '--managed-settings='], { hidden: false, demo: false, demoService: {} }],
  [['electron', '.', '--demo-access-token-seconds=0'], { hidden: false, demo: false, demoService: {} }],
  [['electron', '.', '--demo-access-token-seconds=soon'], { hidden: false, demo: false, demoService: {} }],
])('reads %j', (argv, options) => {
  expect(readLaunchOptions(argv)).toEqual(options);
});
