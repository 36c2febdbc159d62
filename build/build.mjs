import { bundleApp } from './bundle.mjs';
import { prepareDependencies } from './dependencies.mjs';

/** Builds the app into out/ and does nothing else. */
export async function run() {
  await prepareDependencies();
  await bundleApp();
  return 0;
}
