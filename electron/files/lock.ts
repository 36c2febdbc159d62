import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

type Holder = ProcessIdentity & { readonly id: string };

const pauseMs = 25;
/** Between creating a lock and saying whose it is lies a moment; who died in it leaves it empty. */
const namelessMs = 2 * secondMs;
/** What cannot be judged from here (another machine, another container) is believed for this long. */
const believedMs = 2 * minuteMs;

const suffix = '.latchkey.lock';

/** Where the lock for work on the file at `path` lies: beside it, so that every Latchkey on the machine meets there. */
export const lockPathFor = (path: string): string => `${path}${suffix}`;

const parseHolder = (text: string): Holder | undefined => {
  const [id, pid, born, place] = text.split('\n');
  if (id === undefined || born === undefined || place === undefined || !/^\d+$/.test(pid ?? '')) return undefined;
  return { id, pid: Number(pid), born, place };
};

const textOf = ({ id, pid, born, place }: Holder): string => [id, pid, born, place, ''].join('\n');

const isStale = async (path: string, text: string): Promise<boolean> => {
  const stat = await lstat(path).catch(() => undefined);
  if (stat === undefined) return false;
  const ageMs = Date.now() - stat.mtimeMs;
  const holder = parseHolder(text);
  if (holder === undefined) return ageMs > namelessMs;
  const running = await isRunning(holder);
  return running === undefined ? ageMs > believedMs : !running;
};

/** Takes a stale lock out of the way. Should it have become somebody's meanwhile, it is put back. */
const clear = async (path: string, stale: string): Promise<void> => {
  const aside = `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;
  await rename(path, aside);
  try {
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
};

const clearIfStale = async (path: string): Promise<void> => {
  try {
    const text = await readFile(path, 'utf8');
    if (await isStale(path, text)) await clear(path, text);
  } catch {
    // Released in between, or not ours to touch: the next try to take it will tell.
  }
};

const take = async (path: string, holder: Holder): Promise<'taken' | 'held' | 'impossible'> => {
  // SECURITY: O_EXCL and O_NOFOLLOW: nothing planted under this name is ever written to.
  const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
  try {
    const handle = await open(path, flags, 0o600);
    try {
      await handle.writeFile(textOf(holder));
    } finally {
      await handle.close();
    }
    return 'taken';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? 'held' : 'impossible';
  }
};

const release = async (path: string, { id }: Holder): Promise<void> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (parseHolder(text)?.id === id) await rm(path, { force: true }).catch(() => undefined);
};

/**
 * Runs `work` while this process holds the lock file at `path`. A lock whose holder is dead (killed, before a reboot)
 * is taken over; that of a living one is respected however long it slept. After `waitMs`, or where no lock can be
 * created, `work` runs without: the lock makes collisions rare, it never stands in the way. Whatever happens to the
 * file meanwhile, it throws only what `work` throws. Not for two works of one process: use turns for those.
 */
export const withLock = async <T>(
  path: string,
  { waitMs }: { readonly waitMs: number },
  work: () => Promise<T>,
): Promise<T> => {
  const holder = { ...(await ownIdentity()), id: randomBytes(12).toString('hex') };
  const until = performance.now() + waitMs;
  let outcome = await take(path, holder);
  while (outcome === 'held' && performance.now() < until) {
    await clearIfStale(path);
    outcome = await take(path, holder);
    if (outcome === 'held') await wait(pauseMs * (0.5 + Math.random()));
  }
  try {
    return await work();
  } finally {
    if (outcome === 'taken') await release(path, holder);
  }
};

/** Removes the locks in `folder` (named by `lockPathFor`) that dead processes of ours left. Never throws. */
export const sweepLocks = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (name.endsWith(suffix)) await clearIfStale(join(folder, name));
};
