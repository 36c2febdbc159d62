import { builtinModules } from 'node:module';
import { say, secondsSince } from './progress.mjs';
import { inProject } from './project.mjs';

// Vite is imported when it is needed: these scripts are loaded before anything is installed.

/** Builds main process, preload and window into out/, as vite.config.ts says. */
export async function bundleApp() {
  const startedAt = Date.now();
  const { createBuilder } = await import('vite');
  const builder = await createBuilder({ configFile: inProject('vite.config.ts'), logLevel: 'warn' });
  await builder.buildApp();
  say(`built the app: ${secondsSince(startedAt)}`);
}

/**
 * Builds one of our TypeScript programs that run on Node itself, as an ES module.
 * @param {string} entry below the project's folder
 * @param {string} outDir below the project's folder
 * @returns {Promise<string>} path of the built program
 */
export async function bundleProgram(entry, outDir) {
  const startedAt = Date.now();
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: inProject('.'),
    logLevel: 'warn',
    build: {
      ssr: inProject(entry),
      outDir: inProject(outDir),
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: [/node_modules/, ...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  say(`built ${entry}: ${secondsSince(startedAt)}`);
  const name = entry.slice(entry.lastIndexOf('/') + 1).replace(/\.ts$/, '.mjs');
  return inProject(`${outDir}/${name}`);
}
