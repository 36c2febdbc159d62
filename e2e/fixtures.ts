import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { startDisplay } from '../build/display.mjs';
import { createRunFolder, type RunFolder } from '../build/run-folder.mjs';
import type { Persisted } from '../electron/vault/persisted.ts';
import type { SimulatorOptions } from '../simulator/settings.ts';
import { launchApp, type RunningApp } from './app.ts';
import { type OutsideClipboard, outsideClipboard } from './clipboard.ts';
import { type Desktop, type DesktopOptions, startDesktop } from './desktop.ts';
import { seedSettings } from './seed.ts';
import { type Service, startService } from './service.ts';
import { startManagedScreen, type WindowManager } from './window-manager.ts';

type StartOptions = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
};

type Options = {
  /** How the test's Identity Center behaves. */
  serviceOptions: SimulatorOptions;
  /** What the app finds of an earlier run; nothing by default. */
  seeded: Partial<Persisted> | undefined;
  desktopOptions: DesktopOptions;
  /** Whether the test has a display of its own with a window manager on it; else there is none, as in a kiosk. */
  windowManager: boolean;
};

type TestDisplay = { readonly DISPLAY?: string; readonly windows?: WindowManager };

type TestFixtures = {
  /** A home of the test's own, gone afterwards with whatever still runs in it. */
  runFolder: RunFolder;
  /** Where the app keeps its files. */
  userData: string;
  service: Service;
  desktop: Desktop;
  /** Where the app's windows are drawn. */
  testDisplay: TestDisplay;
  /** For tests that ask for a window manager. */
  windows: WindowManager;
  clipboard: OutsideClipboard;
  /** Starts the app, again and again where the test wants a restart; what still runs in the end is ended. */
  startApp: (options?: StartOptions) => Promise<RunningApp>;
  /** The environment the app is started in. */
  appEnv: Readonly<Record<string, string | undefined>>;
  /** The app as it starts, and its main window. */
  app: RunningApp;
  page: Page;
};

type WorkerFixtures = { display: { readonly DISPLAY?: string } };

export const test = base.extend<Options & TestFixtures, WorkerFixtures>({
  serviceOptions: [{}, { option: true }],
  seeded: [undefined, { option: true }],
  desktopOptions: [{ keyring: true, tray: true }, { option: true }],
  windowManager: [false, { option: true }],

  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      if (process.platform !== 'linux') return use({});
      const display = await startDisplay(process.env);
      await use(display.env);
      await display.stop();
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: as above
  runFolder: async ({}, use) => {
    const runFolder = createRunFolder();
    await use(runFolder);
    await runFolder.remove();
  },

  userData: async ({ runFolder, seeded }, use) => {
    const userData = join(runFolder.path, 'user-data');
    mkdirSync(userData, { mode: 0o700 });
    if (seeded !== undefined) seedSettings(userData, seeded);
    await use(userData);
  },

  service: async ({ serviceOptions }, use) => {
    const service = await startService(serviceOptions);
    await use(service);
    await service.goAway().catch(() => undefined);
  },

  desktop: async ({ runFolder, desktopOptions }, use) => {
    const desktop = await startDesktop(runFolder, 'desktop', desktopOptions);
    await use(desktop);
    await desktop.stop();
  },

  testDisplay: async ({ display, windowManager, runFolder }, use) => {
    if (!windowManager) return use(display);
    const managed = await startManagedScreen(runFolder);
    await use(managed);
    await managed.stop();
  },

  windows: async ({ testDisplay }, use) => {
    if (testDisplay.windows === undefined) throw new Error('this test needs a window manager');
    await use(testDisplay.windows);
  },

  clipboard: async ({ testDisplay }, use) => {
    await use(outsideClipboard(testDisplay.DISPLAY ?? ''));
  },

  appEnv: async ({ runFolder, service, desktop, testDisplay }, use) => {
    const display = testDisplay.DISPLAY === undefined ? {} : { DISPLAY: testDisplay.DISPLAY };
    // A desktop that Chromium knows, as most people have one.
    await use({ ...runFolder.env, ...display, ...desktop.env, ...service.env, XDG_CURRENT_DESKTOP: 'GNOME' });
  },

  startApp: async ({ userData, appEnv }, use) => {
    const started: RunningApp[] = [];
    await use(async ({ args = [], env = {} } = {}) => {
      const app = await launchApp({ userData, args, env: { ...appEnv, ...env } });
      started.push(app);
      return app;
    });
    for (const app of started) await app.end();
  },

  app: async ({ startApp }, use) => {
    await use(await startApp());
  },

  page: async ({ app }, use) => {
    await use(await app.mainPage());
  },
});

export { expect } from '@playwright/test';
