/** The switches Latchkey itself understands; Chromium's and Electron's own are theirs to read. */
export type LaunchOptions = {
  /** Start in the tray, without a window. */
  readonly hidden: boolean;
  /** Add the sample organization at once. */
  readonly demo: boolean;
  /** How that organization's service behaves, where not by its defaults. */
  readonly demoService: { readonly accessTokenSeconds?: number };
};

const secondsSwitch = '--demo-access-token-seconds=';

export const readLaunchOptions = (argv: readonly string[]): LaunchOptions => {
  const given = argv.find((each) => each.startsWith(secondsSwitch))?.slice(secondsSwitch.length);
  const seconds = given !== undefined && /^\d{1,6}$/.test(given) ? Number(given) : 0;
  return {
    hidden: argv.includes('--hidden'),
    demo: argv.includes('--demo'),
    demoService: seconds > 0 ? { accessTokenSeconds: seconds } : {},
  };
};
