import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { exitCodes } from './exit-codes.ts';
import { Problem } from './problem.ts';

/** Left over from before, these would win over the credentials given. */
const cleared = ['AWS_SECURITY_TOKEN', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];

const withCredentials = (
  environment: NodeJS.ProcessEnv,
  variables: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv => {
  // Windows' names differ in nothing but case.
  const isCleared = (name: string) => cleared.includes(name.toUpperCase());
  const kept = Object.entries(environment).filter(([name]) => !isCleared(name));
  return { ...Object.fromEntries(kept), ...variables };
};

const passedOn = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGINT', 'SIGQUIT'] as const;
/** The terminal sends these to the command as well as to us. */
const ofTerminal: readonly string[] = ['SIGINT', 'SIGQUIT'];

const startProblem = (command: string, error: NodeJS.ErrnoException): Problem => {
  if (error.code === 'ENOENT') return new Problem(`The command ${command} is not found.`, exitCodes.execNotFound);
  return new Problem(
    `The command ${command} cannot be run (${error.code ?? error.name}).`,
    exitCodes.execNotExecutable,
  );
};

/**
 * Runs a command with credentials in its environment, never in its arguments; resolves with the code to end with: its
 * own, or 128 + N after signal N. Signals we get are passed on.
 */
export const runWithCredentials = (
  { command, args }: { readonly command: string; readonly args: readonly string[] },
  environment: NodeJS.ProcessEnv,
  variables: Readonly<Record<string, string>>,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: withCredentials(environment, variables) });
    const passOn = (signal: NodeJS.Signals): void => {
      if (!(process.stdin.isTTY && ofTerminal.includes(signal))) child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, passOn);
    const end = (): void => {
      for (const signal of passedOn) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      end();
      reject(startProblem(command, error));
    });
    child.once('close', (code, signal) => {
      end();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
