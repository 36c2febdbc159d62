// Goes into the fallback runtime as resources/default_app.asar: what `electron [-r module] <app folder>` runs.
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

/** @param {string[]} args */
function parse(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '-v' || argument === '--version') return { version: true, preloads, target: undefined };
    if (argument === '-r' || argument === '--require') {
      index += 1;
      preloads.push(args[index] ?? '');
    } else if (!argument.startsWith('-')) {
      return { version: false, preloads, target: resolve(argument) };
    }
  }
  return { version: false, preloads, target: undefined };
}

/** @param {string} target the app's folder, or its main script */
function introduce(target) {
  const manifestPath = join(target, 'package.json');
  if (!existsSync(manifestPath)) {
    app.setAppPath(dirname(target));
    return;
  }
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(target);
}

const { version, preloads, target } = parse(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (target === undefined) {
  console.error('usage: electron [--version] [-r module] <app folder>');
  process.exit(2);
}
// Test drivers hook in by -r before the app's first line runs.
for (const preload of preloads) require(resolve(preload));
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
introduce(target);
require(target);
