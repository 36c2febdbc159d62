import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const inProject = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// The oldest Electron this runs on (25): Chromium 114, Node 18, and no ES modules in the main process.
const oldestChromium = 'chrome114';
const oldestNode = 'node18';

/** A CommonJS bundle for a process that has `require`, everything but Electron and Node's own modules included. */
function commonJs(entry: string, outDir: string, target: string, codeSplitting: boolean): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['electron'], conditions: ['node', 'import', 'module', 'default'] },
    build: {
      ssr: true,
      outDir: inProject(outDir),
      emptyOutDir: true,
      copyPublicDir: false,
      target,
      rolldownOptions: {
        input: inProject(entry),
        external: ['electron', ...builtinModules, /^node:/],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          codeSplitting,
        },
      },
    },
  };
}

export default defineConfig({
  root: inProject('renderer'),
  base: './',
  cacheDir: inProject('.cache/vite'),
  plugins: [react()],
  // It comes from the disk.
  build: { reportCompressedSize: false, chunkSizeWarningLimit: 1000 },
  environments: {
    client: {
      build: {
        outDir: inProject('out/renderer'),
        emptyOutDir: true,
        target: oldestChromium,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: [
            inProject('renderer/index.html'),
            inProject('renderer/sign-in.html'),
            inProject('renderer/console.html'),
            inProject('renderer/quick-pick.html'),
          ],
        },
      },
    },
    main: commonJs('electron/main.ts', 'out/main', oldestNode, true),
    // A sandboxed preload cannot load a second file.
    preload: commonJs('electron/preload.ts', 'out/preload', oldestChromium, false),
  },
  builder: {
    async buildApp(builder) {
      const { client, main, preload } = builder.environments;
      await Promise.all(
        [client, main, preload].flatMap((environment) => (environment ? [builder.build(environment)] : [])),
      );
    },
  },
});
