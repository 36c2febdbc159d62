import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { SessionStatus } from '../../shared/model.ts';
import type { HeadlessOptions, Order, Saying } from './headless.ts';

/** A running headless Latchkey. */
export type LatchkeyProcess = {
  /** Epoch ms at which the token ends that is followed now; `undefined` when it is signed out. */
  followedUntil(): number | undefined;
  status(): SessionStatus | undefined;
  /** Resolves at the next status for which `isWanted` holds, or at once when it holds now. */
  reach(isWanted: (status: SessionStatus) => boolean): Promise<SessionStatus>;
  start(): Promise<void>;
  /** Resolves once it is signed in; `approve` gets the user code. */
  signIn(approve: (userCode: string) => void): Promise<void>;
  /** Gets role credentials after `afterMs`. Rejects with what the engine said, or when the process ends. */
  ask(afterMs: number): Promise<void>;
  /** Stands still, as in the sleep of a machine, until `wake`. */
  sleep(): void;
  wake(): void;
  /** Ends it by SIGKILL, wherever it is. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
};

/** Builds the program into one file, so that it starts fast. */
export const buildHeadless = async (outDir: string): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('headless.ts', import.meta.url)),
      outDir,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'headless.mjs' } },
    },
  });
  return `${outDir}/headless.mjs`;
};

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Starts the program; it has loaded everything when this resolves, and done nothing. */
export const startLatchkey = async (program: string, options: HeadlessOptions): Promise<LatchkeyProcess> => {
  const child: Child = spawn(process.execPath, [program, JSON.stringify(options)], {
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // A killed process reads no more.
  child.stdin.on('error', () => undefined);
  const heard = new EventEmitter<{ saying: [Saying] }>();
  heard.setMaxListeners(0);
  let status: SessionStatus | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const saying: Saying = JSON.parse(line);
    if (saying.kind === 'status') status = saying.status;
    heard.emit('saying', saying);
  });
  const closed = once(child, 'close');
  closed.then(() => heard.emit('saying', { kind: 'failed', because: 'the process ended' }));

  const order = (each: Order): void => void child.stdin.write(`${JSON.stringify(each)}\n`);
  const hear = <T>(pick: (saying: Saying) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const listen = (saying: Saying): void => {
        const picked = pick(saying);
        if (picked === undefined && saying.kind !== 'failed') return;
        heard.off('saying', listen);
        if (picked !== undefined) resolve(picked);
        else reject(new Error(saying.kind === 'failed' ? saying.because : saying.kind));
      };
      heard.on('saying', listen);
    });
  const hearOf = (kind: Saying['kind']) => hear((saying) => (saying.kind === kind ? true : undefined));
  const reach = async (isWanted: (each: SessionStatus) => boolean): Promise<SessionStatus> =>
    status !== undefined && isWanted(status)
      ? status
      : await hear((saying) => (saying.kind === 'status' && isWanted(saying.status) ? saying.status : undefined));

  await hearOf('loaded');
  return {
    status: () => status,
    followedUntil: () => (status?.kind === 'signed-in' ? status.expiresAt : undefined),
    reach,
    async start() {
      order({ kind: 'start' });
      await hearOf('started');
    },
    async signIn(approve) {
      order({ kind: 'sign-in' });
      const authorizing = await reach(({ kind }) => kind === 'authorizing');
      if (authorizing.kind === 'authorizing' && authorizing.method === 'device') approve(authorizing.userCode);
      await reach(({ kind }) => kind === 'signed-in');
    },
    async ask(afterMs) {
      order({ kind: 'ask', afterMs });
      await hearOf('asked');
    },
    sleep: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
    async stop() {
      child.stdin.end();
      await closed;
    },
  };
};
