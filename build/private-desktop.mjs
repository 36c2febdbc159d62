import { startDesktopSession } from './desktop-session.mjs';
import { startDisplay } from './display.mjs';
import { createRunFolder } from './run-folder.mjs';

/**
 * Runs `work` with a home of its own and, on Linux, with a display, a session bus and an unlocked keyring of its own.
 * All of it is gone afterwards, however `work` ends.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets the whole environment
 * @returns {Promise<T>}
 */
export async function withPrivateDesktop(work) {
  const runFolder = createRunFolder();
  /** @type {{ env: Record<string, string>, stop: () => Promise<void> }[]} */
  const started = [];
  try {
    if (process.platform === 'linux') {
      started.push(await startDisplay(runFolder.env));
      started.push(await startDesktopSession(runFolder, { keyring: true }));
    }
    return await work(Object.assign({}, runFolder.env, ...started.map(({ env }) => env)));
  } finally {
    for (const { stop } of started.reverse()) await stop();
    await runFolder.remove();
  }
}
