import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fallbackElectron } from './electron-fallback.mjs';
import { officialElectron } from './electron-official.mjs';
import { SetupProblem, say } from './progress.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} path of the executable
 * @property {string} version
 * @property {'override' | 'official' | 'fallback'} kind
 */

/**
 * The Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, else the official one, else the fallback.
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const electron = override
    ? overriddenElectron(resolve(override))
    : await officialElectron().then((official) => official ?? fallbackElectron());
  if (electron) return electron;
  throw new SetupProblem(
    `Electron for ${process.platform}-${process.arch} could not be downloaded.\n` +
      'Behind a proxy, set HTTPS_PROXY and ELECTRON_GET_USE_PROXY=1; with a mirror, set ELECTRON_MIRROR;\n' +
      'or unpack an Electron release yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
  );
}

/**
 * @param {string} folder an unpacked Electron release
 * @returns {ElectronRuntime}
 */
function overriddenElectron(folder) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const path = join(
    folder,
    process.platform === 'darwin' || process.platform === 'win32' ? names[process.platform] : 'electron',
  );
  if (!existsSync(path)) throw new SetupProblem(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${path}.`);
  const versionPath = join(folder, 'version');
  const version = existsSync(versionPath) ? readFileSync(versionPath, 'utf8').trim().replace(/^v/, '') : 'unknown';
  say(`Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH`);
  return { path, version, kind: 'override' };
}
