import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: fileURLToPath(new URL('.cache/vite', import.meta.url)),
  test: {
    // Real shells, processes and clients are slow to start on a busy machine.
    testTimeout: 60_000,
    include: ['{shared,electron,renderer,cli,simulator,e2e,build}/**/*.test.{ts,tsx}'],
  },
});
