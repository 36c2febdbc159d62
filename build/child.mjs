import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { interruption } from './interruption.mjs';
import { projectFolder } from './project.mjs';

/** How long a child may take to end by itself once it was told to. */
const graceMs = 5000;

/**
 * Runs a program to its end in the project's folder. An interruption of this process is passed on to it, and then
 * thrown here once it has ended.
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] the whole environment; ours by default
 * @param {'inherit' | 'pipe' | 'stderr'} [options.output] shown, collected, or shown on stderr only
 * @param {AbortSignal} [options.signal] ends the program when aborted
 * @param {NodeJS.Signals} [options.endWith] the signal it ends gracefully on, when that is not the one we got
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} code is 128 + n after signal n
 */
export async function runProgram(command, args, { env, output = 'inherit', signal, endWith } = {}) {
  interruption.throwIfAborted();
  const outputs = { inherit: ['inherit', 'inherit'], pipe: ['pipe', 'pipe'], stderr: [2, 2] }[output];
  const child = spawn(command, args, {
    cwd: projectFolder,
    ...(env && { env }),
    stdio: /** @type {import('node:child_process').StdioOptions} */ (['inherit', ...outputs]),
  });

  /** @type {NodeJS.Timeout | undefined} */
  let impatience;
  /** @param {NodeJS.Signals} name */
  const end = (name) => {
    child.kill(endWith ?? name);
    impatience = setTimeout(() => child.kill('SIGKILL'), graceMs);
  };
  const onInterruption = () => end(interruption.reason.signal);
  const onAbort = () => end('SIGTERM');
  interruption.addEventListener('abort', onInterruption);
  signal?.addEventListener('abort', onAbort);
  try {
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    const [code, endedBy] = await once(child, 'close');
    interruption.throwIfAborted();
    return { code: code ?? exitCodeOf(endedBy), stdout, stderr };
  } finally {
    clearTimeout(impatience);
    interruption.removeEventListener('abort', onInterruption);
    signal?.removeEventListener('abort', onAbort);
  }
}

/**
 * Runs npm as the person configured it: its registry, its cache, its proxy.
 * @param {string[]} args
 * @param {Parameters<typeof runProgram>[2]} [options]
 */
export function runNpm(args, options) {
  // npm tells its scripts where it is; without that, as on a direct `node build/run.mjs`, it is looked up in PATH.
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? runProgram(process.execPath, [script, ...args], options)
    : runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/** @param {NodeJS.Signals | null} signal */
function exitCodeOf(signal) {
  return signal ? 128 + constants.signals[signal] : 1;
}
