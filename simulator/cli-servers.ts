import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliOptions } from './cli-options.ts';
import { serveSimulator } from './http-server.ts';
import type { RequestLogEntry } from './request-log.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import type { SimulatorControl } from './simulator-control.ts';
import { serveTlsFront } from './tls-front.ts';

/** What the command line runs. */
export type CliServers = {
  readonly url: string;
  readonly control: SimulatorControl;
  readonly hasControl: boolean;
  readonly tls: { readonly url: string; readonly certificateFile: string } | undefined;
  /** Stops everything and removes what was written to a folder of our own. */
  close(): Promise<void>;
};

/** Something the person can change; the message is one line that says how. */
export class StartMistake extends Error {}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const listening = async <Server>(serving: Promise<Server>, port: number, option: string): Promise<Server> => {
  try {
    return await serving;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') {
      throw new StartMistake(`Port ${port} is taken; choose another with ${option}, or ${option} 0 for any`);
    }
    if (code === 'EACCES')
      throw new StartMistake(`Port ${port} needs more rights; choose one above 1023 with ${option}`);
    throw error;
  }
};

/** Where the certificate goes: where told, or else to a folder that does not outlive us. */
const placeFor = async (given: string | undefined): Promise<{ readonly file: string; remove(): Promise<void> }> => {
  if (given !== undefined) return { file: given, remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'simulator-ca-'));
  return { file: join(folder, 'ca.pem'), remove: () => rm(folder, { recursive: true, force: true }) };
};

const startTlsFront = async (simulator: Simulator, options: NonNullable<CliOptions['tls']>) => {
  const front = await listening(serveTlsFront(simulator, { port: options.port }), options.port, '--tls-port');
  const { file, remove } = await placeFor(options.certificateFile);
  const close = async (): Promise<void> => {
    await Promise.all([front.close(), remove()]);
  };
  try {
    await writeFile(file, front.caCertificate);
  } catch (error) {
    await close();
    throw new StartMistake(`The certificate cannot be written to ${file} (${codeOf(error)})`);
  }
  return { url: front.url, certificateFile: file, close };
};

/**
 * Starts what a command line asks for.
 * @param onRequest told about every answered request
 * @throws StartMistake when a port cannot be had or the certificate not be written
 */
export const startServers = async (
  options: CliOptions,
  onRequest: (entry: RequestLogEntry) => void,
): Promise<CliServers> => {
  let pagesAt: string | undefined;
  const simulator = createSimulator({
    ...options.simulator,
    // Browsers know nothing of the proxy; they are sent to the pages on this machine, whoever asked.
    verificationBaseUrl: () => pagesAt,
    onRequest,
  });
  const server = await listening(
    serveSimulator(simulator, { port: options.port, control: options.control }),
    options.port,
    '--port',
  );
  if (options.tls !== undefined) pagesAt = server.url;
  try {
    const tls = options.tls === undefined ? undefined : await startTlsFront(simulator, options.tls);
    return {
      url: server.url,
      control: simulator.control,
      hasControl: options.control,
      tls,
      close: async () => {
        await Promise.all([server.close(), tls?.close()]);
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
};
