import { bundleApp } from './bundle.mjs';
import { runProgram } from './child.mjs';
import { projectFolder } from './project.mjs';
import { prepareElectron } from './setup.mjs';

/**
 * Runs the app for real use.
 * @param {string[]} args passed on to Electron
 */
export async function run(args) {
  const { electronPath, electronArguments } = await prepareElectron('app');
  await bundleApp();
  const { code } = await runProgram(electronPath, [...electronArguments, projectFolder, ...args]);
  return code;
}
