import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { createSimulator } from '../../simulator/simulator.ts';
import type { SimulatorControl } from '../../simulator/simulator-control.ts';
import { serveTlsFront } from '../../simulator/tls-front.ts';
import type { RunningApp } from '../app.ts';
import { writeAwsConfig } from '../aws-config.ts';
import { test as base, expect } from '../fixtures.ts';
import { serveProxy } from '../network-bed.ts';
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
  /** What a proxy in the way asks for; absent where there is none. */
  readonly proxyLogin?: { readonly username: string; readonly password: string };
  /** Runs in the main process before the app does. */
  readonly before?: string;
};

type GalleryFixtures = {
  /** Reached under AWS's own host names, so that pictures show what people see. */
  organization: { readonly control: SimulatorControl; readonly proxy: string };
  stage: Stage;
};

/** Pictures that tell the same time wherever they are taken. */
const anywhere = {
  AWS_ENDPOINT_URL_SSO_OIDC: undefined,
  AWS_ENDPOINT_URL_SSO: undefined,
  TZ: 'UTC',
  LANG: 'en_US.UTF-8',
  LC_ALL: 'en_US.UTF-8',
};

const test = base.extend<{ setting: Setting } & GalleryFixtures>({
  setting: [{}, { option: true }],

  organization: async ({ serviceOptions }, use) => {
    const simulator = createSimulator(serviceOptions);
    const front = await serveTlsFront(simulator);
    await use({ control: simulator.control, proxy: front.url });
    await front.close();
  },

  stage: async ({ setting, runFolder, userData, organization, startApp }, use) => {
    const { args = [], env = {}, awsConfig, userFiles = {}, proxyLogin, before } = setting;
    const proxy = proxyLogin && (await serveProxy({ login: proxyLogin, next: organization.proxy }));
    if (awsConfig !== undefined) writeAwsConfig(runFolder.env.HOME, awsConfig);
    for (const [name, text] of Object.entries(userFiles)) writeFileSync(join(userData, name), text, { mode: 0o600 });
    const usual = process.env.LATCHKEY_ELECTRON_ARGS;
    if (before !== undefined) {
      const file = join(runFolder.path, 'before.cjs');
      writeFileSync(file, before);
      process.env.LATCHKEY_ELECTRON_ARGS = `${usual ?? ''} -r ${file}`;
    }
    const app = await startApp({
      args: [
        `--force-device-scale-factor=${scale}`,
        `--proxy-server=${proxy?.url ?? organization.proxy}`,
        '--ignore-certificate-errors',
        `--managed-settings=${join(userData, 'managed.json')}`,
        ...args,
      ],
      env: { ...anywhere, ...env },
    });
    process.env.LATCHKEY_ELECTRON_ARGS = usual;
    await use({
      app,
      page: await app.mainPage(),
      userData,
      home: runFolder.env.HOME ?? '',
      control: organization.control,
    });
    await app.end();
    await proxy?.close();
  },
});

const surfaceOf = async (app: RunningApp, page: Page, surface: Surface = 'window'): Promise<Page> => {
  if (surface === 'window') return page;
  if (surface === 'quick-pick' || surface === 'copied-sign') return app.quickPick();
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
