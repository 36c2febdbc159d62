import { readdirSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundleProgram } from './bundle.mjs';
import { prepareDependencies } from './dependencies.mjs';
import { leaveSignalsToProgram } from './interruption.mjs';
import { inProject } from './project.mjs';

const sources = [
  'cli',
  'shared',
  ...['engine', 'aws-files', 'files', 'network', 'providers', 'vault'].map((room) => `electron/${room}`),
];
const outDir = 'out/cli';

/**
 * Runs the `latchkey` command of this checkout, in this process. `npm run` starts scripts in the project's folder; the
 * command runs where the person is.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const program = await builtProgram();
  const { processWorld, runCli } = await import(pathToFileURL(program).href);
  if (process.env.npm_lifecycle_event === 'latchkey' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  leaveSignalsToProgram();
  return runCli(args, processWorld([process.execPath, inProject('build/run.mjs'), 'start']));
}

/** Built anew only when a source has changed since: a shell waits for this command. */
async function builtProgram() {
  const program = inProject(`${outDir}/main.mjs`);
  const builtAt = changedAt(program);
  const files = sources.flatMap((folder) =>
    readdirSync(inProject(folder)).map((name) => inProject(`${folder}/${name}`)),
  );
  if (files.every((file) => changedAt(file) < builtAt)) return program;
  await prepareDependencies();
  return bundleProgram('cli/main.ts', outDir);
}

/** @param {string} path */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
