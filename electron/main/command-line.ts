/** The app's binary as the `latchkey` command: no window, nothing kept, gone when the command is done. */
import { app } from 'electron';

export const runCommandLine = async (args: readonly string[]): Promise<void> => {
  app.commandLine.appendSwitch('disable-gpu');
  app.dock?.hide();
  const { processWorld, runCli } = await import('../../cli/main.ts');
  const sandbox = process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : [];
  const own = process.defaultApp ? [app.getAppPath()] : [];
  await app.whenReady();
  app.exit(await runCli(args, processWorld([process.execPath, ...sandbox, ...own])));
};
