import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { secondMs } from '../../shared/time.ts';
import { createFolderWatches } from './folder-watches.ts';
import type { AwsPaths } from './paths.ts';

/** What changed, came or went: config or credentials file, or a token file. */
export type AwsFilesChange = 'config' | 'tokens';

type WatchedPaths = Pick<AwsPaths, 'config' | 'credentials' | 'tokenCache'>;
type Signs = ReadonlyMap<string, string>;

/** Writers change a file in several steps; looking once after them is enough. */
const settleMs = 100;
/** Where the system tells us of changes, this only catches what it missed. */
const safetyPollMs = 30 * secondMs;
const pollWithoutWatchMs = 1.5 * secondMs;

const signOf = async (path: string): Promise<string> => {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs}`;
};

const signsOf = async (paths: WatchedPaths): Promise<Signs> => {
  const names = (await readdir(paths.tokenCache).catch(() => [])).filter((name) => name.endsWith('.json'));
  const files = [paths.config, paths.credentials, ...names.map((name) => join(paths.tokenCache, name))];
  return new Map(await Promise.all(files.map(async (file) => [file, await signOf(file)] as const)));
};

const changesBetween = (paths: WatchedPaths, before: Signs, after: Signs): readonly AwsFilesChange[] => {
  const all = [...new Set([...before.keys(), ...after.keys()])];
  const changed = all.filter((file) => (before.get(file) ?? '') !== (after.get(file) ?? ''));
  const isConfig = (file: string): boolean => file === paths.config || file === paths.credentials;
  return [
    ...(changed.some(isConfig) ? (['config'] as const) : []),
    ...(changed.every(isConfig) ? [] : (['tokens'] as const)),
  ];
};

/**
 * Tells of changes to config, credentials and token files, whoever makes them, within a moment; none of them needs to
 * exist. Resolves, once it watches, to its stop.
 */
export const watchAwsFiles = async (
  paths: WatchedPaths,
  onChange: (what: AwsFilesChange) => void,
): Promise<() => void> => {
  let signs: Signs = new Map();
  let isStopped = false;
  let settling: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();

  const watches = createFolderWatches(() => {
    settling ??= setTimeout(() => {
      settling = undefined;
      look('after an event');
    }, settleMs);
    settling.unref();
  });

  const lookNow = async (): Promise<readonly AwsFilesChange[]> => {
    clearTimeout(poll);
    // First watch, then look: what comes in between is seen twice rather than never.
    const isWatched = await watches.follow([paths.config, paths.credentials, paths.tokenCache]);
    const present = await signsOf(paths);
    const changes = changesBetween(paths, signs, present);
    signs = present;
    if (isStopped) watches.stop();
    else poll = setTimeout(() => look('to be sure'), isWatched ? safetyPollMs : pollWithoutWatchMs).unref();
    return changes;
  };

  const look = (why: 'after an event' | 'to be sure'): void => {
    looking = looking.then(async () => {
      if (isStopped) return;
      const changes = await lookNow();
      // A token written and deleted again between two looks leaves no other sign; looking once too often costs nothing.
      const told = changes.length === 0 && why === 'after an event' ? (['tokens'] as const) : changes;
      for (const what of told) if (!isStopped) onChange(what);
    });
  };

  await lookNow();
  return () => {
    isStopped = true;
    clearTimeout(settling);
    clearTimeout(poll);
    watches.stop();
  };
};
