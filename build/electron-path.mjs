import { prepareDependencies } from './dependencies.mjs';
import { resolveElectron } from './electron-runtime.mjs';

/** Prints the path of the Electron executable, and nothing else on stdout, for people who script the app. */
export async function run() {
  await prepareDependencies();
  const { path } = await resolveElectron();
  console.log(path);
  return 0;
}
