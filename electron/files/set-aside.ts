import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Renames the file at `path` so that a fresh one can take its place; nothing is overwritten or deleted.
 * Returns the new name, without its folder. Throws what the file system throws.
 */
export const setAside = (path: string): string => {
  const day = new Date().toISOString().slice(0, 10);
  for (let count = 1; ; count += 1) {
    const name = `${basename(path)}.set-aside-${day}${count === 1 ? '' : `-${count}`}`;
    const target = join(dirname(path), name);
    if (existsSync(target)) continue;
    renameSync(path, target);
    return name;
  }
};
