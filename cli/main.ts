/** The `latchkey` command: a small program that asks the running app over its local door. */
import { homedir } from 'node:os';
import { askedQuery, type CredentialVariables, doorPaths } from '../shared/doors.ts';
import { askApp } from './app-door.ts';
import type { Place } from './app-place.ts';
import { type Command, readArguments } from './arguments.ts';
import { runWithCredentials } from './exec.ts';
import { exitCodes } from './exit-codes.ts';
import { helpText } from './help.ts';
import { NotRunning, Problem } from './problem.ts';
import { signIn } from './sign-in.ts';
import { readStatus, statusJson, statusText } from './status.ts';
import { exchangeToken } from './token.ts';

export type World = Omit<Place, 'userData'> & {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** How to start the app when it is not running, as program and arguments. */
  readonly startCommand?: readonly string[];
};

/** This process as a World. */
export const processWorld = (startCommand?: readonly string[]): World => ({
  platform: process.platform,
  // A copy: what this process sets for itself is no business of the commands it starts.
  environment: { ...process.env },
  home: homedir(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  ...(startCommand === undefined ? {} : { startCommand }),
});

const readVariables = async (place: Place, profile: string): Promise<CredentialVariables> => {
  try {
    return JSON.parse(await askApp(place, doorPaths.variables, { query: askedQuery({ profile }) }));
  } catch (error) {
    // The other codes are the command's own.
    throw error instanceof Problem ? new Problem(error.message, exitCodes.execFailed) : error;
  }
};

const sayTo =
  ({ err }: World) =>
  (line: string) =>
    err(`${line}\n`);

// The engine is loaded by the commands that need it: a shell waits for the others.
const readByDevice = async (place: Place, profile: string, world: World): Promise<CredentialVariables> => {
  const { readVariablesByDevice } = await import('./device-sign-in.ts');
  return readVariablesByDevice({ place, say: sayTo(world) }, profile);
};

const showStatus = async (place: Place, asJson: boolean, { out }: World): Promise<number> => {
  try {
    const status = await readStatus(place);
    out(`${asJson ? statusJson(status) : statusText(status, Date.now())}\n`);
    return exitCodes.ok;
  } catch (error) {
    if (!(asJson && error instanceof NotRunning)) throw error;
    out(`${statusJson(undefined)}\n`);
    return error.exitCode;
  }
};

const carryOut = async (command: Command, place: Place, world: World): Promise<number> => {
  switch (command.kind) {
    case 'help':
      world.out(helpText);
      return exitCodes.ok;
    case 'exec':
      return runWithCredentials(
        command,
        place.environment,
        command.byDevice
          ? await readByDevice(place, command.profile, world)
          : await readVariables(place, command.profile),
      );
    case 'env': {
      const { profile, format } = command;
      world.out(await askApp(place, doorPaths.environment, { query: askedQuery({ profile }, format) }));
      return exitCodes.ok;
    }
    case 'token-exchange':
      world.out(`${await exchangeToken(place, command)}\n`);
      return exitCodes.ok;
    case 'status':
      return showStatus(place, command.asJson, world);
    case 'sign-in': {
      const { startCommand } = world;
      const say = sayTo(world);
      if (command.byDevice) {
        const { signInByDevice } = await import('./device-sign-in.ts');
        return signInByDevice({ place, say }, command.session);
      }
      return signIn({ place, say, ...(startCommand === undefined ? {} : { startCommand }) }, command.session);
    }
  }
};

/** Runs one command; resolves with the exit code. */
export const runCli = async (args: readonly string[], world: World): Promise<number> => {
  try {
    const { command, userData } = readArguments(args, world.platform);
    const { platform, environment, home } = world;
    return await carryOut(
      command,
      { platform, environment, home, ...(userData === undefined ? {} : { userData }) },
      world,
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    world.err(`latchkey: ${error.message}\n`);
    return error.exitCode;
  }
};
