/** The switches Latchkey itself understands; Chromium's and Electron's own are theirs to read. */
export type LaunchOptions = {
  /** Start in the tray, without a window. */
  readonly hidden: boolean;
  /** Open the quick-pick, and no other window: for keys that the desktop binds to a command. */
  readonly quickPick: boolean;
  /** Add the sample organization at once. */
  readonly demo: boolean;
  /** How that organization's service behaves, where not by its defaults. */
  readonly demoService: { readonly accessTokenSeconds?: number };
  /** Stands for the administrator's file; for tests, and only where the app is not packaged. */
  readonly managedSettings?: string;
};

export const quickPickSwitch = '--quick-pick';

const managedSwitch = '--managed-settings=';
const secondsSwitch = '--demo-access-token-seconds=';

export const readLaunchOptions = (argv: readonly string[]): LaunchOptions => {
  const valueBehind = (name: string) => argv.find((each) => each.startsWith(name))?.slice(name.length);
  const given = valueBehind(secondsSwitch);
  const managedSettings = valueBehind(managedSwitch);
  const seconds = given !== undefined && /^\d{1,6}$/.test(given) ? Number(given) : 0;
  return {
    hidden: argv.includes('--hidden'),
    quickPick: argv.includes(quickPickSwitch),
    demo: argv.includes('--demo'),
    demoService: seconds > 0 ? { accessTokenSeconds: seconds } : {},
    ...(managedSettings && { managedSettings }),
  };
};
