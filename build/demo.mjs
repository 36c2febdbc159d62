import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { bundleApp, bundleProgram } from './bundle.mjs';
import { runProgram } from './child.mjs';
import { withPrivateDesktop } from './private-desktop.mjs';
import { say } from './progress.mjs';
import { cacheFolder, projectFolder } from './project.mjs';
import { prepareElectron } from './setup.mjs';

/**
 * Shows the app on a sample organization. Without a display, or with --unattended, a driver does what a person would.
 * @param {string[]} args
 */
export async function run(args) {
  if (args.includes('--unattended')) return unattended();
  if (hasDisplay()) return attended();
  say('there is no display here: the demo runs unattended');
  return unattended();
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function attended() {
  const { electronPath, electronArguments } = await prepareElectron('app');
  await bundleApp();
  const folder = join(cacheFolder, 'demo');
  rmSync(folder, { recursive: true, force: true });
  const args = [...electronArguments, projectFolder, '--demo', `--user-data-dir=${join(folder, 'user-data')}`];
  const { code } = await runProgram(electronPath, args, { env: environmentIn(folder) });
  return code;
}

/**
 * The person's desktop, but none of their files: a fresh home in the project.
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
function environmentIn(folder) {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const ours = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const xauthority = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority');
  return {
    ...Object.fromEntries(ours),
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    // An X server may ask for a key that is kept in the person's own home.
    ...(existsSync(xauthority) && { XAUTHORITY: xauthority }),
  };
}

async function unattended() {
  const { electronPath, electronArguments } = await prepareElectron('desktop');
  await bundleApp();
  const driver = await bundleProgram('e2e/demo.ts', 'out/e2e');
  // The last line on stdout is the driver's; everything else that is said here goes to stderr.
  return withPrivateDesktop(async (env) => {
    const electron = { LATCHKEY_ELECTRON: electronPath, LATCHKEY_ELECTRON_ARGS: electronArguments.join(' ') };
    const { code } = await runProgram(process.execPath, [driver], { env: { ...env, ...electron } });
    return code;
  });
}
