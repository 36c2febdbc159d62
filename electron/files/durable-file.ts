import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, type FileHandle, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { minuteMs } from '../../shared/time.ts';

/** Read and write for the owner, nothing for anybody else. */
const privateFile = 0o600;
const privateFolder = 0o700;
const othersBits = 0o077;

const temporary = /^.+\.(\d+)\.[0-9a-f]{12}\.tmp$/;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const syncFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders; there a rename is made durable by the file system's journal.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Creates `folder` for the owner alone, and takes the access of others away where it was wider.
 * Throws AppError `file-unwritable`.
 */
export const makePrivateFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: privateFolder });
    const { mode } = await lstat(folder);
    if (process.platform !== 'win32' && (mode & othersBits) !== 0) await chmod(folder, privateFolder);
  } catch (cause) {
    throw new AppError('file-unwritable', { detail: folder, cause });
  }
};

/**
 * Replaces the file at `path` as a whole: a reader, also one after a crash or power cut, finds the old content or the
 * new one. The content is for the owner alone unless `mode` says otherwise, and a symbolic link at `path` is replaced, not
 * followed.
 * Resolves once the content is on the disk; throws AppError `file-unwritable`, and then the old content still stands.
 */
export const writeDurably = async (path: string, content: Uint8Array | string, mode = privateFile): Promise<void> => {
  const folder = dirname(path);
  const temporaryPath = join(folder, `${basename(path)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
  // SECURITY: O_EXCL and O_NOFOLLOW: nothing planted under this name is ever written to.
  const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporaryPath, flags, privateFile);
    await handle.chmod(mode);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(temporaryPath, path);
    await syncFolder(folder);
  } catch (cause) {
    await handle?.close().catch(() => undefined);
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    throw new AppError('file-unwritable', { detail: path, cause });
  }
};

/**
 * The content of the file at `path`, or `undefined` where there is none. Takes access away from others where the file
 * had become wider. Throws AppError `file-unreadable`, also for anything that is not a plain file (a link, a folder).
 */
export const readDurable = async (path: string): Promise<Buffer | undefined> => {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Error('not a plain file');
    if (process.platform !== 'win32' && (stat.mode & othersBits) !== 0) await handle.chmod(privateFile);
    return await handle.readFile();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new AppError('file-unreadable', { detail: path, cause });
  } finally {
    await handle?.close();
  }
};

/** Removes the file for good, also from the folder's own record. Throws AppError `file-unwritable`. */
export const removeDurably = async (path: string): Promise<void> => {
  try {
    await rm(path, { force: true });
    await syncFolder(dirname(path));
  } catch (cause) {
    throw new AppError('file-unwritable', { detail: path, cause });
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** Removes what writers that died in the middle left in `folder`; a write in progress elsewhere is left alone. */
export const sweepTemporaries = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = temporary.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(folder, name);
    const stat = await lstat(path).catch(() => undefined);
    // A pid may have been given away again since; but no write takes a minute.
    const isOld = stat !== undefined && Date.now() - stat.mtimeMs > minuteMs;
    if (isOld || !isRunning(Number(pid))) await rm(path, { force: true }).catch(() => undefined);
  }
};
