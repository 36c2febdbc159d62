import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {object} RunFolder
 * @property {string} path
 * @property {NodeJS.ProcessEnv} env the whole environment for what is under test
 * @property {() => Promise<void>} remove ends what still runs in this environment, then removes the folder
 */

/** Names the run in its environment, so that processes it left behind are known by it. */
const marker = 'LATCHKEY_RUN';

/** What of the person's own desktop, keyring, network and AWS settings must not reach into a run. */
const personal =
  /^(AWS_|DBUS_|GNOME_KEYRING|XDG_|DISPLAY$|WAYLAND_DISPLAY$|XAUTHORITY$|SSH_AUTH_SOCK$|NODE_EXTRA_CA_CERTS$|(https?|all|no)_proxy$)/i;

/**
 * A home for one run: everything a program under test keeps or leaves goes in here, and goes with it.
 * @returns {RunFolder}
 */
export function createRunFolder() {
  // A short path: the unix sockets below it have room for about a hundred characters.
  const path = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const below = {
    HOME: 'home',
    USERPROFILE: 'home',
    XDG_CONFIG_HOME: 'home/.config',
    XDG_DATA_HOME: 'home/.local/share',
    XDG_CACHE_HOME: 'home/.cache',
    XDG_RUNTIME_DIR: 'run',
    TMPDIR: 'tmp',
    TEMP: 'tmp',
  };
  const folders = Object.entries(below).map(([name, folder]) => [name, join(path, folder)]);
  for (const [, folder = ''] of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });

  const ours = Object.entries(process.env).filter(([name]) => !personal.test(name));
  const env = { ...Object.fromEntries(ours), ...Object.fromEntries(folders), [marker]: path };
  return {
    path,
    env,
    async remove() {
      await endProcessesOf(path);
      await removeFolder(path);
    },
  };
}

/**
 * A process that is about to end may still add a file to what was looked through already: then it is gone through anew.
 * @param {string} path
 */
async function removeFolder(path) {
  for (let patience = 20; ; patience -= 1) {
    try {
      return rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (patience === 0) throw error;
      await delay(100);
    }
  }
}

/** @param {string} run */
async function endProcessesOf(run) {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    for (let patience = 20; patience > 0; patience -= 1) {
      const left = processesOf(run);
      if (left.length === 0) return;
      if (patience === 20) for (const pid of left) endProcess(pid, signal);
      await delay(100);
    }
  }
}

/**
 * @param {string} run
 * @returns {number[]} none where there is no /proc
 */
function processesOf(run) {
  // A test's own run folder lies within the run's, and so do the marks of its processes.
  const mark = `${marker}=${run}`;
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((pid) => environmentOf(pid).some((entry) => entry.startsWith(mark)))
      .map(Number);
  } catch {
    return [];
  }
}

/** @param {string} pid */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // It has ended, or is not ours to look at.
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function endProcess(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
