import { bundleProgram } from './bundle.mjs';
import { prepareDependencies } from './dependencies.mjs';

/**
 * Runs the simulator alone, in this process, until it is stopped.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await prepareDependencies();
  const { runCli } = await import(await bundleProgram('simulator/cli.ts', 'out/simulator'));
  return runCli(args);
}
