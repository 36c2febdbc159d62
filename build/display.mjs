import { existsSync, rmdirSync } from 'node:fs';
import { startDaemon } from './daemon.mjs';

const socketFolder = '/tmp/.X11-unix';

/**
 * A display in memory, at a number that is free.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ env: { DISPLAY: string }, stop: () => Promise<void> }>}
 */
export async function startDisplay(env) {
  const hadSocketFolder = existsSync(socketFolder);
  const screen = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'];
  const xvfb = await startDaemon('Xvfb', ['-displayfd', '1', ...screen], { env, ready: /^\d+\n/ });
  return {
    env: { DISPLAY: `:${xvfb.output.trim()}` },
    async stop() {
      await xvfb.stop();
      if (!hadSocketFolder) removeIfEmpty(socketFolder);
    },
  };
}

/** @param {string} folder */
function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Another display has come to use it, or another run has removed it.
  }
}
