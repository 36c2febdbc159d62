import { bundleApp } from './bundle.mjs';
import { runProgram } from './child.mjs';
import { withPrivateDesktop } from './private-desktop.mjs';
import { SetupProblem, say, secondsSince } from './progress.mjs';
import { inProject } from './project.mjs';
import { prepareElectron } from './setup.mjs';
import { addCounts, playwrightCounts, summary, vitestCounts } from './test-counts.mjs';

/**
 * @typedef {import('./test-counts.mjs').Counts} Counts
 * @typedef {(env: NodeJS.ProcessEnv, args: string[]) => Promise<Counts>} Stage
 */

const worlds = ['shared', 'electron', 'renderer', 'cli', 'simulator', 'e2e', 'build'];

/** @type {Record<string, Stage>} in the order they run */
const stages = {
  lint: (env) => check(env, 'node_modules/@biomejs/biome/bin/biome', ['ci', '.']),
  types: async (env) => {
    const checks = worlds.map((world) => check(env, 'node_modules/typescript/bin/tsc', ['-p', world]));
    return (await Promise.all(checks)).reduce(addCounts);
  },
  unused: (env) => check(env, 'node_modules/knip/bin/knip.js', []),
  unit: (env, args) => {
    const report = `${env.TMPDIR}/vitest.json`;
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    return tests(env, 'node_modules/vitest/vitest.mjs', ['run', ...reporters, ...args], () => vitestCounts(report));
  },
  e2e: async (env, args) => {
    await bundleApp();
    const report = `${env.TMPDIR}/playwright.json`;
    const reporting = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const options = ['test', '--reporter=list,json', ...args];
    // It closes the apps in order on Ctrl-C, and on nothing else.
    const endWith = 'SIGINT';
    return tests(reporting, 'node_modules/@playwright/test/cli.js', options, () => playwrightCounts(report), endWith);
  },
};

/**
 * Checks everything, or one stage: `npm test -- unit [vitest arguments]`, `npm test -- e2e [playwright arguments]`.
 * @param {string[]} args
 */
export async function run([only, ...args]) {
  if (only !== undefined && !(only in stages)) {
    throw new SetupProblem(`usage: npm test [-- ${Object.keys(stages).join('|')} [arguments]]`);
  }
  const { electronPath, electronArguments } = await prepareElectron('tests');
  const electron = { LATCHKEY_ELECTRON: electronPath, LATCHKEY_ELECTRON_ARGS: electronArguments.join(' ') };
  const counts = await withPrivateDesktop((env) => runStages({ ...env, ...electron }, only, args));
  console.log(summary(counts));
  return counts.failed > 0 ? 1 : 0;
}

/**
 * A failed stage does not keep the others from running.
 * @param {NodeJS.ProcessEnv} env
 * @param {string | undefined} only
 * @param {string[]} args
 */
async function runStages(env, only, args) {
  /** @type {Counts} */
  let total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, stage] of Object.entries(stages)) {
    if (only !== undefined && only !== name) continue;
    const startedAt = Date.now();
    say(`${name} …`);
    const counts = await stage(env, args);
    say(`${name}: ${counts.failed > 0 ? 'FAILED' : 'ok'}, ${secondsSince(startedAt)}`);
    total = addCounts(total, counts);
  }
  return total;
}

/**
 * A tool that is content or not; it counts only when it is not.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function check(env, script, args) {
  const { code } = await runProgram(process.execPath, [inProject(script), ...args], { env });
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * A test runner, which counts for itself; one that fails without a failed test counts as one.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} script
 * @param {string[]} args
 * @param {() => Counts} counted reads its report
 * @param {NodeJS.Signals} [endWith]
 * @returns {Promise<Counts>}
 */
async function tests(env, script, args, counted, endWith) {
  const { code } = await runProgram(process.execPath, [inProject(script), ...args], {
    env,
    ...(endWith && { endWith }),
  });
  const counts = counted();
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
