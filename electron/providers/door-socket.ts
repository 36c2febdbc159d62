import { lstat, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The shortest limit of our platforms: macOS has 104 bytes for the path and its final NUL, Linux 108. */
const mostSocketPathBytes = 103;

const socketName = 'door.socket';
const shortFolder = /^latchkey-\w{6}$/;

const fits = (path: string): boolean => Buffer.byteLength(path) <= mostSocketPathBytes;

/**
 * Where the socket goes: into `folder`, or where that path is too long for one, into a folder of its own under the
 * runtime or temporary folder, made for us alone and named at random (so nobody can have made it before).
 */
export const placeSocket = async (folder: string, environment: NodeJS.ProcessEnv): Promise<string> => {
  const path = join(folder, socketName);
  if (fits(path)) {
    await rm(path, { force: true });
    return path;
  }
  const candidates = [environment.XDG_RUNTIME_DIR, tmpdir(), '/tmp'];
  const parent = candidates.find((each) => each?.startsWith('/') && fits(join(each, 'latchkey-123456', socketName)));
  return join(await mkdtemp(join(parent ?? '/tmp', 'latchkey-')), socketName);
};

/** Takes away a socket, and the short folder it was placed in; also one that a run left behind that died. */
export const removeSocket = async (path: string): Promise<void> => {
  if (basename(path) !== socketName) return;
  const stat = await lstat(path).catch(() => undefined);
  if (stat?.isSocket()) await rm(path, { force: true });
  const folder = dirname(path);
  // Only where it is empty, which a folder of ours is by now.
  if (shortFolder.test(basename(folder))) await rmdir(folder).catch(() => undefined);
};
