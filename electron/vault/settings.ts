import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { AppError } from '../../shared/errors.ts';
import { setAside } from '../files/set-aside.ts';
import { defaultPersisted, type Persisted, parsePersisted } from './persisted.ts';

export type SettingsFile = {
  read(): Persisted;
  /** Replaces the parts named. Throws AppError `file-unwritable`; the change then holds for this run. */
  write(patch: Partial<Persisted>): void;
  /** The name under which a damaged settings file was put away. */
  readonly setAside?: string;
};

const name = 'settings';
const privateFile = 0o600;
const temporary = /^settings\.json\.tmp-/;

const readFile = (path: string, first: Persisted): { persisted: Persisted; setAside?: string } => {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return { persisted: first };
  try {
    // SECURITY: the store writes through a symbolic link; one planted here would redirect what it writes.
    if (!stat.isFile()) throw new Error('not a plain file');
    const persisted = parsePersisted(readFileSync(path, 'utf8'));
    chmodSync(path, privateFile);
    return { persisted };
  } catch {
    return { persisted: first, setAside: setAside(path) };
  }
};

/**
 * Opens `settings.json` in `folder`: what is remembered from run to run, nothing secret. A file that is damaged or of
 * another shape is put away under another name and a fresh one begins, with what is in `first`. Throws what the file system throws when the
 * folder cannot be made or the damaged file cannot be renamed.
 */
export const openSettings = (folder: string, first: Persisted = defaultPersisted): SettingsFile => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const left of readdirSync(folder).filter((each) => temporary.test(each))) rmSync(join(folder, left));
  const opened = readFile(join(folder, `${name}.json`), first);
  let current = opened.persisted;
  // Checked above, by one schema for disk and memory: the store's own validator and its encryption stay unused.
  const store = new Store<Persisted>({ cwd: folder, name, configFileMode: privateFile });

  return {
    read: () => current,
    write: (patch) => {
      current = { ...current, ...patch };
      try {
        store.store = current;
      } catch (cause) {
        throw new AppError('file-unwritable', { detail: store.path, cause });
      }
    },
    ...(opened.setAside !== undefined && { setAside: opened.setAside }),
  };
};
