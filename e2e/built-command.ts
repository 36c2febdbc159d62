import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * Builds the `latchkey` command into a folder, and returns the script to run with Node. The environment variable START
 * may name what starts the app, as a JSON list.
 */
export const buildCommand = async (folder: string): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'silent',
    // The command runs outside the project's folder: nothing is left to be found in its packages.
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('../cli/main.ts', import.meta.url)),
      outDir: join(folder, 'built'),
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
  const launcher = join(folder, 'launcher.mjs');
  writeFileSync(
    launcher,
    `import { processWorld, runCli } from './built/main.mjs';
     const start = process.env.START === undefined ? undefined : JSON.parse(process.env.START);
     process.exitCode = await runCli(process.argv.slice(2), processWorld(start));`,
  );
  return launcher;
};
