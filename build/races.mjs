import { parseArgs } from 'node:util';
import { runProgram } from './child.mjs';
import { prepareDependencies } from './dependencies.mjs';
import { SetupProblem } from './progress.mjs';
import { inProject } from './project.mjs';

const usage = 'usage: npm run test:races -- [--rounds N] [--seed N]';

/**
 * Lets Latchkey and boto3 refresh one session at the same time, for more rounds than `npm test` has time for.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const { rounds, seed } = readArguments(args);
  await prepareDependencies();
  const env = { ...process.env, LATCHKEY_RACE_ROUNDS: rounds, LATCHKEY_RACE_SEED: seed };
  const { code } = await runProgram(
    process.execPath,
    [inProject('node_modules/vitest/vitest.mjs'), 'run', 'e2e/races'],
    { env },
  );
  return code;
}

/** @param {string[]} args */
function readArguments(args) {
  const options = /** @type {const} */ ({
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  });
  try {
    const { values } = parseArgs({ args, options });
    if (/^[1-9]\d*$/.test(values.rounds) && /^\d+$/.test(values.seed)) return values;
  } catch {
    // Told below, like a number that is none.
  }
  throw new SetupProblem(usage);
}
