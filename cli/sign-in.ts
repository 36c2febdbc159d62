import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { doorPaths, refusalWords } from '../shared/doors.ts';
import { secondMs } from '../shared/time.ts';
import { askApp } from './app-door.ts';
import type { Place } from './app-place.ts';
import { exitCodes } from './exit-codes.ts';
import { NotRunning, Problem } from './problem.ts';
import { readStatus, type SessionLine } from './status.ts';

const startsWithinMs = 30 * secondMs;
const lookEveryMs = 250;

type SignInPorts = {
  readonly place: Place;
  /** How to start the app; the user-data folder is added. */
  readonly startCommand?: readonly string[];
  readonly say: (line: string) => void;
};

/** Starts the app on its own, in the tray, and waits until its door is open. */
const startApp = async ({ place, startCommand = [], say }: SignInPorts): Promise<void> => {
  const [program, ...args] = startCommand;
  if (program === undefined) throw new NotRunning();
  say('Starting Latchkey …');
  const folder = place.userData === undefined ? [] : [`--user-data-dir=${place.userData}`];
  const app = spawn(program, [...args, ...folder, '--hidden'], {
    detached: true,
    stdio: 'ignore',
    env: place.environment,
  });
  let failure: Error | undefined;
  app.once('error', (error) => {
    failure = error;
  });
  app.unref();
  for (const startedAt = Date.now(); Date.now() - startedAt < startsWithinMs && failure === undefined; ) {
    await wait(lookEveryMs);
    if (await isRunning(place)) return;
  }
  throw new Problem('Latchkey could not be started. Start it by hand, then try again.', exitCodes.notRunning);
};

const isRunning = (place: Place): Promise<boolean> =>
  readStatus(place).then(
    () => true,
    () => false,
  );

const found = (sessions: readonly SessionLine[], session: string): SessionLine | undefined =>
  sessions.find(({ name }) => name === session) ?? sessions.find(({ id }) => id === session);

/** Follows a sign-in to its end; what the person needs meanwhile is said once. */
const follow = async ({ place, say }: SignInPorts, session: string): Promise<number> => {
  let told = '';
  for (;;) {
    const { status } = found((await readStatus(place)).sessions, session) ?? {};
    if (status === undefined)
      throw new Problem(refusalWords('session-unknown', { sessionName: session }), exitCodes.failed);
    if (status.kind === 'signed-in') {
      say(`Signed in to ${session}.`);
      return exitCodes.ok;
    }
    if (status.kind === 'signed-out') {
      const why = status.because === undefined ? '' : ` ${refusalWords(status.because, { sessionName: session })}`;
      throw new Problem(`Not signed in to ${session}.${why}`, exitCodes.signInNeeded);
    }
    if (status.kind === 'authorizing' && status.method === 'device' && status.userCode !== told) {
      told = status.userCode;
      say(`Waiting for you in Latchkey's window: code ${status.userCode}, at ${status.verificationUri}`);
    }
    await wait(lookEveryMs);
  }
};

/** Signs in to a session in the app's window, started when it is not running, and waits for the end. */
export const signIn = async (ports: SignInPorts, session: string): Promise<number> => {
  const ask = () => askApp(ports.place, doorPaths.signIn, { body: { session } });
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof NotRunning)) throw error;
    await startApp(ports);
    await ask();
  }
  return follow(ports, session);
};
