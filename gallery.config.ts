import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e/gallery',
  testMatch: '*.scenes.ts',
  outputDir: 'test-results/gallery',
  fullyParallel: true,
  workers: 2,
  // One test shows many scenes.
  timeout: 600_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { actionTimeout: 10_000 },
});
