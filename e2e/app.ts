import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright';

/** The project's folder, also for the driver that was bundled to somewhere below it. */
export const projectFolder = fileURLToPath(
  new URL(import.meta.url.includes('/out/') ? '../../' : '../', import.meta.url),
);

export type LaunchOptions = {
  readonly userData: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
  readonly colorScheme?: 'light' | 'dark';
};

export type RunningApp = {
  readonly electron: ElectronApplication;
  /** Everything the app wrote to stdout and stderr so far. */
  output(): string;
  /** The main window's page; waits for one to open. */
  mainPage(): Promise<Page>;
  /** Our strip of a sign-in window. */
  signInStrip(): Promise<Page>;
  /** The page of others in a sign-in window. */
  verificationPage(): Promise<Page>;
  /** Pages that are open now, by what they show. */
  pages(kind: PageKind): readonly Page[];
  /** Quits as a person does, by the app's own command. */
  quit(): Promise<void>;
};

export type PageKind = 'main' | 'strip' | 'verification';

const kindOf = (page: Page): PageKind | undefined => {
  const url = page.url();
  if (url.startsWith('app://bundle/index.html')) return 'main';
  if (url.startsWith('app://bundle/sign-in.html')) return 'strip';
  return url.startsWith('http') ? 'verification' : undefined;
};

const required = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run the tests with npm test`);
  return value;
};

const defined = (env: LaunchOptions['env']): Record<string, string> => {
  const pairs = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries(pairs);
};

/** Starts the real Electron on the built app. */
export const launchApp = async ({ userData, env, args = [], colorScheme }: LaunchOptions): Promise<RunningApp> => {
  const app = await electron.launch({
    executablePath: required('LATCHKEY_ELECTRON'),
    args: [
      ...(process.env.LATCHKEY_ELECTRON_ARGS ?? '').split(' ').filter((each) => each !== ''),
      projectFolder,
      `--user-data-dir=${userData}`,
      // Tests look at an X display; drawing on it without a GPU is quicker than finding out that there is none.
      ...(process.platform === 'linux' ? ['--ozone-platform=x11', '--disable-gpu'] : []),
      ...args,
    ],
    env: defined(env),
    ...(colorScheme && { colorScheme }),
  });
  let output = '';
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  app.process().stdout?.on('data', listen);
  app.process().stderr?.on('data', listen);

  const pages = (kind: PageKind): readonly Page[] => app.windows().filter((page) => kindOf(page) === kind);

  const pageOf = async (kind: PageKind): Promise<Page> => {
    for (;;) {
      const [page] = pages(kind);
      if (page !== undefined) return page;
      // A page is reported before it has gone to its address, and nothing more is reported of it to the app.
      const undecided = app.windows().filter((each) => kindOf(each) === undefined);
      const navigations = undecided.map((each) => each.waitForEvent('framenavigated', { timeout: 0 }));
      await Promise.race([app.waitForEvent('window'), ...navigations.map((each) => each.catch(() => undefined))]);
    }
  };

  return {
    electron: app,
    output: () => output,
    mainPage: () => pageOf('main'),
    signInStrip: () => pageOf('strip'),
    verificationPage: () => pageOf('verification'),
    pages,
    async quit() {
      const closed = app.waitForEvent('close');
      await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
      await closed;
    },
  };
};
