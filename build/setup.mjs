import { prepareDependencies } from './dependencies.mjs';
import { resolveElectron } from './electron-runtime.mjs';
import { sandboxArguments } from './sandbox.mjs';
import { prepareSystemPackages } from './system-packages.mjs';

/**
 * Everything a command needs before it can run Electron. Quick when all is in place.
 * @param {Parameters<typeof prepareSystemPackages>[1]} purpose
 * @returns {Promise<{ electronPath: string, electronArguments: string[] }>}
 */
export async function prepareElectron(purpose) {
  await prepareDependencies();
  const { path: electronPath } = await resolveElectron();
  await prepareSystemPackages(electronPath, purpose);
  return { electronPath, electronArguments: await sandboxArguments(electronPath) };
}
