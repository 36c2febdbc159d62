import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { RunningApp } from '../app.ts';
import { test as base, expect } from '../fixtures.ts';
import { serveProxy } from '../network-bed.ts';
import { seedSettings } from '../seed.ts';
import { createCamera, scale } from './camera.ts';
import type { Scene, Stage, Surface } from './scene.ts';

/** What a launch of the app finds. */
type Setting = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** `~/.aws/config`. */
  readonly awsConfig?: string;
  /** Files of an earlier run, by their name. */
  readonly userFiles?: Readonly<Record<string, string>>;
  /** Set where sessions carry the service's address themselves, as consoles need it. */
  readonly hasEndpoints?: true;
  /** What a proxy in the way asks for; absent where there is none. */
  readonly proxyLogin?: { readonly username: string; readonly password: string };
  /** Runs in the main process before the app does. */
  readonly before?: string;
};

type GalleryOptions = { setting: Setting };

/** Pictures that tell the same time wherever they are taken. */
const anywhere = { TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };

export const test = base.extend<GalleryOptions & { stage: Stage }>({
  setting: [{}, { option: true }],
  stage: async ({ setting, seeded, runFolder, userData, service, startApp }, use) => {
    const { args = [], env = {}, awsConfig, userFiles = {}, hasEndpoints, proxyLogin, before } = setting;
    const proxy = proxyLogin && (await serveProxy({ login: proxyLogin }));
    const through = proxy ? [`--proxy-server=${proxy.url}`, '--proxy-bypass-list=<-loopback>'] : [];
    if (awsConfig !== undefined) {
      const folder = join(runFolder.env.HOME ?? '', '.aws');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'config'), awsConfig);
    }
    if (hasEndpoints && seeded?.sessions) {
      const { url } = service;
      const endpoints = { oidc: url, portal: url, signIn: url, sts: url };
      seedSettings(userData, { ...seeded, sessions: seeded.sessions.map((each) => ({ ...each, endpoints })) });
    }
    for (const [name, text] of Object.entries(userFiles)) writeFileSync(join(userData, name), text, { mode: 0o600 });
    const usual = process.env.LATCHKEY_ELECTRON_ARGS;
    if (before !== undefined) {
      const file = join(runFolder.path, 'before.cjs');
      writeFileSync(file, before);
      process.env.LATCHKEY_ELECTRON_ARGS = `${usual ?? ''} -r ${file}`;
    }
    const sts = { AWS_ENDPOINT_URL_STS: service.url };
    const app = await startApp({
      args: [`--force-device-scale-factor=${scale}`, ...through, ...args],
      env: { ...anywhere, ...sts, ...env },
    });
    process.env.LATCHKEY_ELECTRON_ARGS = usual;
    await use({ app, page: await app.mainPage(), service, runFolder, userData });
    await app.end();
    await proxy?.close();
  },
});

const surfaceOf = async (app: RunningApp, page: Page, surface: Surface = 'window'): Promise<Page> => {
  if (surface === 'window') return page;
  if (surface === 'strip') return app.signInStrip();
  await expect.poll(() => app.pages('console-frame').length).toBe(1);
  return app.pages('console-frame')[0] ?? page;
};

/** Shows scenes one after the other in one launch of the app. A scene that is not reached does not hide the next. */
export const showScenes = (title: string, options: Parameters<typeof test.use>[0], scenes: readonly Scene[]): void =>
  test.describe(title, () => {
    test.use(options);
    test('can be read and used by everyone', async ({ stage }) => {
      const camera = createCamera(stage.app);
      const found: string[] = [];
      for (const scene of scenes) {
        await test.step(`${scene.screen}, ${scene.state}`, async () => {
          try {
            await scene.reach(stage);
            found.push(...(await camera.take(await surfaceOf(stage.app, stage.page, scene.surface), scene)));
          } catch (error) {
            const [why = ''] = String(error).split('\n');
            found.push(`${scene.screen}-${scene.state}: not reached: ${why}`);
          }
        });
      }
      expect(found).toEqual([]);
    });
  });
