/** Settings that the machine's administrator fixes for everybody on it, in a file of theirs. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import * as v from 'valibot';
import { signInMethods } from '../../shared/model.ts';
import type { ManagedSettings } from '../../shared/settings.ts';

const largestBytes = 65_536;
const othersMayWrite = 0o002;

const onDisk = v.object({ signInMethod: v.exactOptional(v.picklist(signInMethods)) });

/** Where an administrator puts the file. `programData` is what %ProgramData% says on Windows. */
export const managedSettingsPath = (platform: NodeJS.Platform, programData = 'C:\\ProgramData'): string => {
  if (platform === 'win32') return win32.join(programData, 'Latchkey', 'managed.json');
  if (platform === 'darwin') return '/Library/Application Support/Latchkey/managed.json';
  return posix.join('/etc/latchkey', 'managed.json');
};

export type ManagedReading = {
  readonly managed: ManagedSettings;
  /** The file, where it or a part of it could not be used. */
  readonly refused?: string;
};

/** The text of the file; `undefined` where there is none. Throws where it cannot be trusted or read. */
const trustedText = (path: string, owners: readonly number[]): string | undefined => {
  let file: number;
  try {
    // Without O_NONBLOCK, a named pipe in the place of the file would hold us for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > largestBytes) throw new Error('not a settings file');
    // SECURITY: what anybody may write would let one person of the machine decide for another.
    const isTheirs = owners.includes(stat.uid) && (stat.mode & othersMayWrite) === 0;
    if (process.platform !== 'win32' && !isTheirs) throw new Error('not the administrator’s');
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
};

/**
 * Reads the file at `path`, such as `{ "signInMethod": "browser" }`; none means that nothing is fixed. On Linux and
 * macOS it counts only where one of `owners` (user ids; root unless given) owns it and others may not write to it.
 * Settings that are not known are passed over. Never throws: what cannot be used is named in `refused`.
 */
export const readManagedSettings = (path: string, owners: readonly number[] = [0]): ManagedReading => {
  try {
    const text = trustedText(path, owners);
    if (text === undefined) return { managed: {} };
    const content: unknown = JSON.parse(text);
    if (Array.isArray(content)) throw new Error('not an object');
    const managed = v.parse(onDisk, content);
    const isKnown = v.is(v.strictObject(onDisk.entries), content);
    return { managed, ...(!isKnown && { refused: path }) };
  } catch {
    return { managed: {}, refused: path };
  }
};
