import { spawn } from 'node:child_process';
import { once } from 'node:events';

const graceMs = 3000;

/**
 * @typedef {object} Daemon
 * @property {string} output what it printed until it was ready
 * @property {Promise<never>} failed rejects when it ends before it is stopped
 * @property {() => Promise<void>} stop resolves once it has ended
 */

/**
 * Starts a program that runs until it is stopped, and waits for it to print what tells that it is ready.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, input?: string, ready?: RegExp }} options without `ready` it is not waited for
 * @returns {Promise<Daemon>}
 */
export async function startDaemon(command, args, { env, input, ready }) {
  // In a process group of its own, so that Ctrl-C reaches only the command that will stop it in order.
  const child = spawn(command, args, { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(input);
  const ended = once(child, 'close');
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  let stopping = false;
  /** @type {Promise<never>} */
  const failed = ended.then(() => {
    if (stopping) return /** @type {Promise<never>} */ (new Promise(() => {}));
    throw new Error(`${command} ended by itself:\n${errors}`);
  });
  failed.catch(() => {}); // Only those who wait for it need to know.
  const isReady = new Promise((resolve) => {
    if (!ready) resolve(undefined);
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (ready?.test(output)) resolve(undefined);
    });
  });
  await Promise.race([isReady, failed]);

  return {
    output,
    failed,
    async stop() {
      stopping = true;
      const impatience = setTimeout(() => child.kill('SIGKILL'), graceMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(impatience);
    },
  };
}
