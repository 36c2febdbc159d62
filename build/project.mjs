import { fileURLToPath } from 'node:url';

/** The folder of the project, where package.json is. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** What set-up keeps between runs; ignored by git and safe to delete. */
export const cacheFolder = fileURLToPath(new URL('../.cache', import.meta.url));

/** @param {string} path below the project's folder, with slashes */
export function inProject(path) {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
