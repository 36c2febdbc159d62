import { type FSWatcher, watch } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

export type FolderWatches = {
  /** Watches where these paths are, or where they would appear. Says whether all of it can be watched. */
  follow(paths: readonly string[]): Promise<boolean>;
  stop(): void;
};

type Watched = { readonly inode: bigint; readonly watcher: FSWatcher; names: ReadonlySet<string> | undefined };
/** Names of interest in a folder; `undefined` for all. */
type Wishes = Map<string, Set<string> | undefined>;

const inodeOf = async (folder: string): Promise<bigint | undefined> => {
  const found = await stat(folder, { bigint: true }).catch(() => undefined);
  return found?.isDirectory() ? found.ino : undefined;
};

/** The nearest folder above `path` that exists, and the name in it on the way to `path`. */
const nearest = async (path: string): Promise<{ folder: string; name: string }> => {
  const folder = dirname(path);
  if (folder === path || (await inodeOf(folder)) !== undefined) return { folder, name: basename(path) };
  return await nearest(folder);
};

const wishesFor = async (paths: readonly string[]): Promise<Wishes> => {
  const wishes: Wishes = new Map();
  const wish = ({ folder, name }: { folder: string; name: string }) => {
    if (!wishes.has(folder)) wishes.set(folder, new Set());
    wishes.get(folder)?.add(name);
  };
  for (const path of paths) {
    wish(await nearest(path));
    // Behind a link, the changes happen where it leads to.
    const target = await realpath(path).catch(() => path);
    if (target !== path) wish(await nearest(target));
  }
  for (const path of paths) if ((await inodeOf(path)) !== undefined) wishes.set(path, undefined);
  return wishes;
};

/** Watches folders for the coming, changing and going of paths in them; `onEvent` may be told too often. */
export const createFolderWatches = (onEvent: () => void): FolderWatches => {
  const watched = new Map<string, Watched>();

  const drop = (folder: string) => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };

  const add = (folder: string, inode: bigint, names: Watched['names']): boolean => {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        const wanted = watched.get(folder)?.names;
        // The folder's own name: it was moved or deleted.
        if (wanted === undefined || name === null || wanted.has(name) || name === basename(folder)) onEvent();
      });
      watcher.on('error', () => {
        drop(folder);
        onEvent();
      });
      watched.set(folder, { inode, watcher, names });
      return true;
    } catch {
      // The system has no watches left, or the file system knows none.
      return false;
    }
  };

  return {
    async follow(paths) {
      const wishes = await wishesFor(paths);
      for (const folder of [...watched.keys()]) if (!wishes.has(folder)) drop(folder);
      let isComplete = true;
      for (const [folder, names] of wishes) {
        const inode = await inodeOf(folder);
        const present = watched.get(folder);
        if (present !== undefined && present.inode === inode) present.names = names;
        else {
          drop(folder);
          isComplete = inode !== undefined && add(folder, inode, names) && isComplete;
        }
      }
      return isComplete;
    },
    stop() {
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
};
