import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CliOptions, readCliOptions, UsageMistake, usage } from './cli-options.ts';
import { type RunningServer, serveSimulator } from './http-server.ts';
import type { RequestLogEntry } from './request-log.ts';
import { createSimulator, type SimulatorControl } from './simulator.ts';

const introduction = (
  url: string,
  control: SimulatorControl,
  hasControl: boolean,
): string => `IAM Identity Center simulator, listening on ${url}

  Endpoint (sso-oidc and sso)  ${url}
  Verification page            ${url}/device
  Start URL                    ${control.startUrl}
  Region                       ${control.region}${hasControl ? `\n  Control interface            ${url}/_control/` : ''}

Point the AWS CLI and SDKs at it by environment:

  export AWS_ENDPOINT_URL_SSO_OIDC=${url}
  export AWS_ENDPOINT_URL_SSO=${url}

or one command at a time:

  aws sso-oidc register-client --client-name trial --client-type public \\
    --scopes sso:account:access --region ${control.region} --endpoint-url ${url}

(version 1 of the AWS CLI fetches addresses given as values, start URLs among them, unless it was told
"aws configure set cli_follow_urlparam false")

or with this in ~/.aws/config for "aws sso login --use-device-code --sso-session simulator":

  [sso-session simulator]
  sso_start_url = ${control.startUrl}
  sso_region = ${control.region}
  sso_registration_scopes = sso:account:access

Ctrl-C stops it.`;

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

const listen = async (options: CliOptions, control: boolean): Promise<[RunningServer, SimulatorControl] | string> => {
  const onRequest = options.log ? { onRequest: (entry: RequestLogEntry) => say(logLine(entry)) } : {};
  const simulator = createSimulator({ ...options.simulator, ...onRequest });
  try {
    return [await serveSimulator(simulator, { port: options.port, control }), simulator.control];
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return `Port ${options.port} is taken; choose another with --port, or --port 0 for any`;
    if (code === 'EACCES') return `Port ${options.port} needs more rights; choose one above 1023 with --port`;
    throw error;
  }
};

const optionsOrMistake = (argv: readonly string[]): CliOptions | 'help' | UsageMistake => {
  try {
    return readCliOptions(argv);
  } catch (error) {
    if (error instanceof UsageMistake) return error;
    throw error;
  }
};

/**
 * Runs the simulator until it is told to stop.
 * @param argv the options only, without program names
 * @returns the exit status: 0 when stopped, 1 when the port cannot be had, 2 for a wrong command line
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
  const started = await listen(options, options.control);
  if (typeof started === 'string') {
    complain(started);
    return 1;
  }
  const [server, control] = started;
  say(introduction(server.url, control, options.control));
  await stopped;
  await server.close();
  say('Stopped.');
  return 0;
};

const isEntry = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isEntry) process.exitCode = await runCli(process.argv.slice(2));
