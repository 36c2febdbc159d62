import { pathToFileURL } from 'node:url';
import { bundleProgram } from './bundle.mjs';
import { prepareDependencies } from './dependencies.mjs';

/**
 * Runs the simulator alone, in this process, until it is stopped.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  await prepareDependencies();
  const program = await bundleProgram('simulator/cli.ts', 'out/simulator');
  const { runCli } = await import(pathToFileURL(program).href);
  return runCli(args);
}
