import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron, errors, type Page } from 'playwright';

/** The project's folder, also for the driver that was bundled to somewhere below it. */
export const projectFolder = fileURLToPath(
  new URL(import.meta.url.includes('/out/') ? '../../' : '../', import.meta.url),
);

export type LaunchOptions = {
  readonly userData: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
};

export type RunningApp = {
  readonly electron: ElectronApplication;
  readonly process: ChildProcess;
  /** Everything the app wrote to stdout and stderr so far. */
  output(): string;
  /** The main window's page; waits for one to open. */
  mainPage(): Promise<Page>;
  /** The quick-pick's page; waits for one to open. */
  quickPick(): Promise<Page>;
  /** Our strip of a sign-in window. */
  signInStrip(): Promise<Page>;
  /** The page of others in a sign-in window. */
  verificationPage(): Promise<Page>;
  /** Pages that are open now, by what they show. */
  pages(kind: PageKind): readonly Page[];
  /** Quits as a person does, by the app's own command. */
  quit(): Promise<void>;
  /** Ends what is left of it, whatever state it is in. */
  end(): Promise<void>;
};

type PageKind = 'main' | 'quick-pick' | 'strip' | 'verification' | 'console-frame' | 'console';

const kindOf = (page: Page): PageKind | undefined => {
  const url = page.url();
  if (url.startsWith('app://bundle/index.html')) return 'main';
  if (url.startsWith('app://bundle/quick-pick.html')) return 'quick-pick';
  if (url.startsWith('app://bundle/sign-in.html')) return 'strip';
  if (url.startsWith('app://bundle/console.html')) return 'console-frame';
  if (!url.startsWith('http')) return undefined;
  return /^\/(?:console\/|federation|oauth)/.test(new URL(url).pathname) ? 'console' : 'verification';
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

const sandboxArguments = (): string[] =>
  (process.env.LATCHKEY_ELECTRON_ARGS ?? '').split(' ').filter((each) => each !== '');

// Tests look at an X display; drawing on it without a GPU is quicker than finding out that there is none.
const drawingArguments = process.platform === 'linux' ? ['--ozone-platform=x11', '--disable-gpu'] : [];

const argumentsFor = (userData: string, args: readonly string[]): string[] => [
  ...sandboxArguments(),
  projectFolder,
  `--user-data-dir=${userData}`,
  ...drawingArguments,
  ...args,
];

/** Starts the app a second time, as a person does who looks for its window; resolves with the exit code. */
export const launchAgain = async ({ userData, env, args = [] }: LaunchOptions): Promise<number | null> => {
  const options = { env: defined(env), stdio: 'ignore' } as const;
  const second = spawn(required('LATCHKEY_ELECTRON'), argumentsFor(userData, args), options);
  const [code] = await once(second, 'exit');
  return code;
};

/** Runs the app's binary as the `latchkey` command; what it printed, and its exit code. */
export const runAsCommand = async ({ userData, env, args = [] }: LaunchOptions) => {
  const command = spawn(required('LATCHKEY_ELECTRON'), argumentsFor(userData, args), {
    env: defined(env),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  command.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = await once(command, 'close');
  return { code, output };
};

/**
 * With Electron 25, Playwright now and then goes on waiting for an app whose window opened at once and is there already;
 * it then ends that app, and a second launch is as good as the first.
 */
const launchPatiently = async (options: Parameters<typeof electron.launch>[0]): Promise<ElectronApplication> => {
  const timeout = 12_000;
  try {
    return await electron.launch({ ...options, timeout });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    console.error('Playwright lost sight of the app while it started; starting it again');
    return electron.launch({ ...options, timeout });
  }
};

/** Starts the real Electron on the built app. */
export const launchApp = ({ userData, env, args = [] }: LaunchOptions): Promise<RunningApp> =>
  launchWith(required('LATCHKEY_ELECTRON'), argumentsFor(userData, args), env);

/** Starts the app by a command line of its own making; what this machine asks of every start is added. */
export const launchCommand = (command: readonly string[], env: LaunchOptions['env']): Promise<RunningApp> => {
  const [executable = '', ...args] = command;
  return launchWith(executable, [...sandboxArguments(), ...args, ...drawingArguments], env);
};

const launchWith = async (executablePath: string, args: string[], env: LaunchOptions['env']): Promise<RunningApp> => {
  const app = await launchPatiently({ executablePath, args, env: defined(env) });
  app.context().setDefaultTimeout(10_000);
  let output = '';
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  // Playwright gives it away only while the app runs.
  const running = app.process();
  running.stdout?.on('data', listen);
  running.stderr?.on('data', listen);

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
    process: running,
    output: () => output,
    mainPage: () => pageOf('main'),
    quickPick: () => pageOf('quick-pick'),
    signInStrip: () => pageOf('strip'),
    verificationPage: () => pageOf('verification'),
    pages,
    async quit() {
      const closed = app.waitForEvent('close');
      await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
      await closed;
    },
    async end() {
      await app.close().catch(() => undefined);
      if (running.exitCode !== null || running.signalCode !== null) return;
      const exited = once(running, 'exit');
      running.kill('SIGKILL');
      await exited;
    },
  };
};
