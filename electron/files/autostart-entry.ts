import { chmod, lstat, mkdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { removeDurably, writeDurably } from './durable-file.ts';

export type AutostartEntry = {
  /** Whether the desktop starts Latchkey at login. Throws AppError `file-unreadable`. */
  isOn(): Promise<boolean>;
  /** Throws AppError `login-entry-foreign` where the file is not ours, and what writing and reading throw. */
  set(on: boolean): Promise<void>;
};

type Places = { readonly home: string; readonly configHome: string | undefined };

// Desktop files are read by whoever starts the desktop.
const desktopFileMode = 0o644;
const ours = /^X-Latchkey-Autostart=true$/m;
// What desktops write into an entry that a person switched off in their own settings.
const switchedOff = /^(?:Hidden=true|X-GNOME-Autostart-enabled=false)$/m;
const needsNoQuotes = /^[\w@+=:,./-]+$/;

/** Where the entry is (Desktop Application Autostart Specification; a relative XDG_CONFIG_HOME counts for nothing). */
export const autostartPath = ({ home, configHome = '' }: Places): string =>
  join(isAbsolute(configHome) ? configHome : join(home, '.config'), 'autostart', 'latchkey.desktop');

/** The value of an entry's `Exec` (Desktop Entry Specification, "The Exec key" and "Possible value types"). */
export const execLine = (command: readonly string[]): string =>
  command
    .map((part) => (needsNoQuotes.test(part) ? part : `"${part.replace(/["`$\\]/g, '\\$&')}"`))
    .join(' ')
    .replaceAll('%', '%%')
    // Every string value of an entry is escaped once more, after that.
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n');

const entryFor = (command: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=Latchkey',
    'Comment=Keeps you signed in to AWS',
    `Exec=${execLine(command)}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    'X-Latchkey-Autostart=true',
    '',
  ].join('\n');

/** The desktop's entry that runs `command` at login; `path` as `autostartPath` gives it. */
export const createAutostartEntry = (path: string, command: readonly string[]): AutostartEntry => {
  const read = async (): Promise<string | undefined> => {
    try {
      const stat = await lstat(path);
      // A link is somebody's own arrangement, wherever it leads.
      return stat.isFile() ? await readFile(path, 'utf8') : '';
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
      throw new AppError('file-unreadable', { detail: path, cause });
    }
  };

  const makeFolder = async (): Promise<void> => {
    const folder = dirname(path);
    try {
      // Made for the owner alone where it is missing, as the XDG Base Directory Specification asks.
      const made = await mkdir(folder, { recursive: true, mode: 0o700 });
      if (made !== undefined) await chmod(folder, 0o700);
    } catch (cause) {
      throw new AppError('file-unwritable', { detail: folder, cause });
    }
  };

  return {
    async isOn() {
      const entry = await read();
      return entry !== undefined && ours.test(entry) && !switchedOff.test(entry);
    },
    async set(on) {
      const entry = await read();
      if (entry !== undefined && !ours.test(entry)) throw new AppError('login-entry-foreign', { detail: path });
      if (on) {
        await makeFolder();
        await writeDurably(path, entryFor(command), desktopFileMode);
      } else if (entry !== undefined) {
        await removeDurably(path);
      }
    },
  };
};
