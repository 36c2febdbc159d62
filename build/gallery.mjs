import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundleApp } from './bundle.mjs';
import { runProgram } from './child.mjs';
import { withPrivateDesktop } from './private-desktop.mjs';
import { SetupProblem, say, secondsSince } from './progress.mjs';
import { inProject } from './project.mjs';
import { prepareElectron } from './setup.mjs';

const usage = 'usage: npm run gallery -- [--size WIDTHxHEIGHT ...] [--scale FACTOR] [--only WORDS]';
const usualSizes = ['900x600', '1280x800'];

/**
 * Takes pictures of every screen in every state into gallery/, and looks for what cannot be read or used.
 * @param {string[]} args
 */
export async function run(args) {
  const { sizes, scale, only } = readArguments(args);
  const { electronPath, electronArguments } = await prepareElectron('tests');
  await bundleApp();
  const folder = inProject('gallery');
  if (only === undefined) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const startedAt = Date.now();
  const { code } = await withPrivateDesktop((env) =>
    runProgram(
      process.execPath,
      [
        inProject('node_modules/@playwright/test/cli.js'),
        'test',
        `--config=${inProject('gallery.config.ts')}`,
        ...(only === undefined ? [] : [`--grep=${only}`]),
      ],
      {
        env: {
          ...env,
          LATCHKEY_ELECTRON: electronPath,
          LATCHKEY_ELECTRON_ARGS: electronArguments.join(' '),
          LATCHKEY_GALLERY: folder,
          LATCHKEY_GALLERY_SIZES: sizes.join(' '),
          LATCHKEY_GALLERY_SCALE: scale,
        },
        // It closes the apps in order on Ctrl-C, and on nothing else.
        endWith: 'SIGINT',
      },
    ),
  );
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
  say(`${pictures.length} pictures in gallery/: ${secondsSince(startedAt)}`);
  return code;
}

/** @param {string[]} args */
function readArguments(args) {
  const options = /** @type {const} */ ({
    size: { type: 'string', multiple: true },
    scale: { type: 'string', default: '1' },
    only: { type: 'string' },
  });
  try {
    const { values } = parseArgs({ args, options });
    const { size: added = [], scale, only } = values;
    const isGood = added.every((size) => /^\d{3,4}x\d{3,4}$/.test(size)) && /^[1-4](\.\d+)?$/.test(scale);
    if (isGood) return { sizes: [...new Set([...usualSizes, ...added])], scale, only };
  } catch {
    // Told below, like a size that is none.
  }
  throw new SetupProblem(usage);
}
