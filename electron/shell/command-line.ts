/** Tells whether the app's binary was called as the `latchkey` command. */
const commands = ['exec', 'env', 'status', 'sign-in', 'token', '--help', '-h'];

const isSwitch = (argument: string): boolean => argument.startsWith('-') && !commands.includes(argument);

/**
 * The command's own arguments, or `undefined` where the app itself was started. `hasAppPath` is true from a checkout,
 * where the first argument that is no switch names the app's folder.
 */
export const commandLineIn = (argv: readonly string[], hasAppPath: boolean): readonly string[] | undefined => {
  const given = argv.slice(1);
  const own = hasAppPath ? given.slice(given.findIndex((argument) => !isSwitch(argument)) + 1) : given;
  const at = own.findIndex((argument) => !isSwitch(argument));
  if (!commands.includes(own[at] ?? '')) return undefined;
  // What comes before is Chromium's, but for the folder, which both need to know.
  return [...own.slice(0, at).filter((each) => each.startsWith('--user-data-dir=')), ...own.slice(at)];
};
