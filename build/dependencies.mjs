import { readFileSync } from 'node:fs';
import { runNpm } from './child.mjs';
import { SetupProblem, say, secondsSince } from './progress.mjs';
import { inProject } from './project.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages by folder; '' is the project itself
 */

/** Brings node_modules to what package-lock.json says, unless it is there already. */
export async function prepareDependencies() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  if (wanted && installed && isSame(wanted, installed)) return;

  const startedAt = Date.now();
  say(`npm ci: ${installed ? 'package-lock.json has changed' : 'nothing is installed yet'}`);
  // None of our packages needs its install script, and the fewer run the better.
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    output: 'stderr',
  });
  if (code !== 0) throw new SetupProblem(`npm ci failed (exit code ${code}); its messages are above.`);
  say(`npm ci: ${secondsSince(startedAt)}`);
}

/**
 * @param {string} path
 * @returns {LockedPackages | undefined}
 */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(inProject(path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * npm keeps a lockfile of what it installed. It lacks the project itself and optional packages of other platforms.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
function isSame(wanted, installed) {
  return (
    Object.keys(installed).every((folder) => folder in wanted) &&
    Object.entries(wanted).every(([folder, { version, integrity, optional }]) => {
      const found = installed[folder];
      if (folder === '' || (!found && optional)) return true;
      return found?.version === version && found?.integrity === integrity;
    })
  );
}
