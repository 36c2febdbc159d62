import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './child.mjs';
import { say, showDownload } from './progress.mjs';
import { cacheFolder, inProject } from './project.mjs';

/** @import { ElectronRuntime } from './electron-runtime.mjs' */

const retryAfterMs = 24 * 60 * 60 * 1000;
const failurePath = join(cacheFolder, 'electron-download-failed.json');

/**
 * The binary that belongs to the pinned `electron` package, downloaded once if need be. The package itself is never
 * required: that would start a download of its own.
 * @returns {Promise<ElectronRuntime | undefined>} undefined where it cannot be had
 */
export async function officialElectron() {
  const folder = inProject('node_modules/electron');
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  const present = installed(folder, version);
  if (present || hasFailedLately(version)) return present;

  const downloadFolder = join(cacheFolder, 'electron-download');
  mkdirSync(downloadFolder, { recursive: true });
  try {
    const { code, stderr } = await showDownload(`Electron ${version}: download`, downloadFolder, (stalled) =>
      runProgram(process.execPath, [join(folder, 'install.js')], {
        env: { ...process.env, TMPDIR: downloadFolder, TEMP: downloadFolder, ELECTRON_GET_NO_PROGRESS: '1' },
        output: 'pipe',
        signal: stalled,
      }),
    );
    const fetched = code === 0 ? installed(folder, version) : undefined;
    if (!fetched) {
      say(
        `Electron ${version}: not to be had here (${reasonIn(stderr)}); tried again in a day, or without ${failurePath}`,
      );
      writeFileSync(failurePath, JSON.stringify({ version, failedAt: Date.now() }));
    }
    return fetched;
  } finally {
    rmSync(downloadFolder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} version
 * @returns {ElectronRuntime | undefined}
 */
function installed(folder, version) {
  try {
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    const unpacked = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    if (unpacked === version && existsSync(executable)) return { path: executable, version, kind: 'official' };
  } catch {
    // Nothing is unpacked there.
  }
  return undefined;
}

/** @param {string} version */
function hasFailedLately(version) {
  try {
    const failure = JSON.parse(readFileSync(failurePath, 'utf8'));
    return failure.version === version && Date.now() - failure.failedAt < retryAfterMs;
  } catch {
    return false;
  }
}

/** @param {string} stderr of the installer: a stack, its cause further down */
function reasonIn(stderr) {
  const lines = stderr.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => line.startsWith('[cause]')) ?? lines.find((line) => /error/i.test(line));
  return cause?.replace(/^\[cause\]: /, '').replace(/ \{$/, '') || 'no answer';
}
