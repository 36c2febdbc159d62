import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { type DoorAddress, doorFileName, doorPaths } from '../../shared/doors.ts';
import { makePrivateFolder, readDurable, removeDurably, writeDurably } from '../files/durable-file.ts';
import { placeSocket, removeSocket } from './door-socket.ts';
import { createToken, findToken, hashToken } from './door-token.ts';
import { type Answer, close, createGuardedServer, forbidden, listen } from './guarded-server.ts';
import { createLocalRoutes, type LocalPorts } from './local-routes.ts';
import { isPlainRequest } from './request-guard.ts';

/** The files of the local door, below the user-data folder. */
export const localDoorFiles = (userData: string) => {
  const folder = join(userData, 'door');
  return {
    folder,
    /** One line for the credential helper: the socket's path, or on Windows the port. */
    address: join(folder, 'address'),
    /** Windows only: the header line that opens the port. */
    authorization: join(folder, 'authorization'),
    /** For the command line. */
    door: join(userData, doorFileName),
  };
};

export type LocalDoor = { readonly address: DoorAddress; close(): Promise<void> };

type Options = {
  readonly userData: string;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
};

const mostBodyBytes = 4096;
/** Assertions and tokens are in it, of which some have many claims. */
const mostExchangeBytes = 131_072;

const mostBodyBytesOf = (url: string | undefined): number =>
  url === doorPaths.exchangeToken ? mostExchangeBytes : mostBodyBytes;

/** A token is asked for only where the file system cannot keep others out. */
const createAnswer = (ports: LocalPorts, tokenHash?: string) => {
  const answerPlain = createLocalRoutes(ports);
  return async (request: IncomingMessage): Promise<Answer> => {
    if (!isPlainRequest(request, 'POST', mostBodyBytesOf(request.url))) return forbidden;
    const isKnown = tokenHash === undefined || findToken([{ tokenHash }], request.headers.authorization) !== undefined;
    return isKnown ? answerPlain(request) : forbidden;
  };
};

/** What a run that died left behind. */
const clearLeftOver = async (addressFile: string): Promise<void> => {
  const before = await readDurable(addressFile).catch(() => undefined);
  if (before !== undefined) await removeSocket(before.toString('utf8').trim());
};

/**
 * The door of this user's own programs: the credential helper and the command line. On POSIX a Unix domain socket in a
 * folder that nobody else may enter; on Windows a loopback port with a token in a file of this user. Only one app at a
 * time may run on a user-data folder. Throws AppError `file-unwritable`, `port-in-use`.
 */
export const openLocalDoor = async (
  ports: LocalPorts,
  { userData, platform, environment }: Options,
): Promise<LocalDoor> => {
  const files = localDoorFiles(userData);
  await makePrivateFolder(files.folder);

  if (platform === 'win32') {
    const token = createToken();
    const server = createGuardedServer(createAnswer(ports, hashToken(token)));
    await writeDurably(files.authorization, `Authorization: ${token}\n`);
    const port = await listen(server, { host: '127.0.0.1', port: 0, exclusive: true });
    const address = { pid: process.pid, port, tokenFile: files.authorization };
    return announce(server, files, address, `${port}\n`, () => removeDurably(files.authorization));
  }

  await clearLeftOver(files.address);
  const socket = await placeSocket(files.folder, environment);
  const server = createGuardedServer(createAnswer(ports));
  await listen(server, { path: socket });
  return announce(server, files, { pid: process.pid, socket }, `${socket}\n`, () => removeSocket(socket));
};

const announce = async (
  server: Parameters<typeof close>[0],
  files: ReturnType<typeof localDoorFiles>,
  address: DoorAddress,
  addressLine: string,
  cleanUp: () => Promise<void>,
): Promise<LocalDoor> => {
  await writeDurably(files.address, addressLine);
  await writeDurably(files.door, `${JSON.stringify(address)}\n`);
  return {
    address,
    async close() {
      await Promise.all([removeDurably(files.door), removeDurably(files.address)]);
      await close(server);
      await cleanUp();
    },
  };
};
