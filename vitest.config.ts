import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: fileURLToPath(new URL('.cache/vite', import.meta.url)),
  test: {
    include: ['{shared,electron,renderer,cli,simulator,e2e,build}/**/*.test.{ts,tsx}'],
  },
});
