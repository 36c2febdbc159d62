import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

type Holder = ProcessIdentity & { readonly id: string };

const pauseMs = 25;
/** Where a lock cannot be linked, a moment lies between creating it and saying whose it is; who died in it leaves it empty. */
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

/** A name that is swept when we die. */
const nameBeside = (path: string): string => `${path}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`;

/** Takes a stale lock out of the way. Should it have become somebody's meanwhile, it is put back. */
const clear = async (path: string, stale: string): Promise<void> => {
  const aside = nameBeside(path);
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

// SECURITY: O_EXCL and O_NOFOLLOW: nothing planted under this name is ever written to.
const newFile = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);

const create = async (path: string, holder: Holder): Promise<void> => {
  const handle = await open(path, newFile, 0o600);
  try {
    await handle.writeFile(textOf(holder));
  } finally {
    await handle.close();
  }
};

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

type Outcome = 'taken' | 'held' | 'impossible';

const outcomeOf = (taking: Promise<void>): Promise<Outcome> =>
  taking.then(
    () => 'taken',
    (error: unknown) => (isTaken(error) ? 'held' : 'impossible'),
  );

/** `named` is a file that already says whose the lock will be: linked, the lock is never there without its holder. */
const take = async (path: string, named: string, holder: Holder): Promise<Outcome> => {
  const outcome = await outcomeOf(link(named, path));
  // Not every file system has links.
  return outcome === 'impossible' ? await outcomeOf(create(path, holder)) : outcome;
};

const takeWithin = async (path: string, waitMs: number, holder: Holder): Promise<Outcome> => {
  const until = performance.now() + waitMs;
  const named = nameBeside(path);
  await create(named, holder).catch(() => undefined);
  try {
    let outcome = await take(path, named, holder);
    while (outcome === 'held' && performance.now() < until) {
      await clearIfStale(path);
      outcome = await take(path, named, holder);
      if (outcome === 'held') await wait(pauseMs * (0.5 + Math.random()));
    }
    return outcome;
  } finally {
    await rm(named, { force: true }).catch(() => undefined);
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
  const outcome = await takeWithin(path, waitMs, holder);
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
