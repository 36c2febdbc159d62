import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { introduction } from './cli-introduction.ts';
import { type CliOptions, readCliOptions, UsageMistake, usage } from './cli-options.ts';
import { type CliServers, StartMistake, startServers } from './cli-servers.ts';
import type { RequestLogEntry } from './request-log.ts';

const logLine = ({ at, method, path, operation, status, error, grantType }: RequestLogEntry): string => {
  const time = new Date(at).toISOString().slice(11, 23);
  const grant = grantType === undefined ? '' : ` ${grantType.replace(/^.*:/, '')}`;
  return `${time} ${status ?? 'dropped'} ${method} ${path} ${operation ?? ''}${grant} ${error ?? ''}`.trimEnd();
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Resolves at the first Ctrl-C or request to terminate. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });

const optionsOrMistake = (argv: readonly string[]): CliOptions | 'help' | UsageMistake => {
  try {
    return readCliOptions(argv);
  } catch (error) {
    if (error instanceof UsageMistake) return error;
    throw error;
  }
};

const serversOrMistake = async (options: CliOptions): Promise<CliServers | StartMistake> => {
  try {
    return await startServers(options, (entry) => {
      if (options.log) say(logLine(entry));
    });
  } catch (error) {
    if (error instanceof StartMistake) return error;
    throw error;
  }
};

/**
 * Runs the simulator until it is told to stop.
 * @param argv the options only, without program names
 * @returns the exit status: 0 when stopped, 1 when a port cannot be had or the certificate not be written, 2 for a wrong command line
 */
export const runCli = async (argv: readonly string[]): Promise<number> => {
  const options = optionsOrMistake(argv);
  if (options === 'help') {
    say(usage);
    return 0;
  }
  if (options instanceof UsageMistake) {
    complain(`${options.message} (--help lists the options)`);
    return 2;
  }
  const stopped = untilStopped();
  const started = await serversOrMistake(options);
  if (started instanceof StartMistake) {
    complain(started.message);
    return 1;
  }
  say(introduction(started));
  await stopped;
  await started.close();
  say('Stopped.');
  return 0;
};

const isEntry = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isEntry) process.exitCode = await runCli(process.argv.slice(2));
