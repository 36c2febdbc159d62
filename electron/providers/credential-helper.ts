import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { makePrivateFolder, readDurable, writeDurably } from '../files/durable-file.ts';
import { posixHelper, windowsHelper } from './credential-helper-text.ts';
import { localDoorFiles } from './local-door.ts';

/**
 * Writes the helper command, a few lines that ask the running app by curl: neither Node nor Electron starts. Returns
 * its path. Throws AppError `file-unwritable`.
 */
export const writeCredentialHelper = async (userData: string, platform: NodeJS.Platform): Promise<string> => {
  const { folder, address, authorization } = localDoorFiles(userData);
  const path = join(folder, platform === 'win32' ? 'latchkey-credentials.cmd' : 'latchkey-credentials');
  const text = platform === 'win32' ? windowsHelper({ address, authorization }) : posixHelper({ address });
  await makePrivateFolder(folder);
  // Left alone where it is right: a tool may be running it this moment.
  const standing = await readDurable(path).catch(() => undefined);
  if (standing?.toString('utf8') !== text) await writeDurably(path, text);
  await chmod(path, 0o700);
  return path;
};

/**
 * What no two readers of a `credential_process` line agree on: botocore splits it itself, the JS SDK hands it to a
 * shell and cuts comments off, and neither knows the other's way to escape.
 */
const unquotable = { posix: /["$`\\\p{Cc}]| [#;]/u, win32: /["%^&<>|!\p{Cc}]| [#;]/u };

const quoted = (word: string, platform: NodeJS.Platform): string => {
  if (unquotable[platform === 'win32' ? 'win32' : 'posix'].test(word)) {
    throw new AppError('unquotable', { detail: word });
  }
  return /^[\w.@+/:=-]+$/.test(word) ? word : `"${word}"`;
};

/**
 * The value of `credential_process` for a profile, read alike by botocore (its own splitting) and by SDKs that use a
 * shell. The path is always in double quotes.
 * Throws AppError `unquotable`, with the path or name that no quoting makes safe for both.
 */
export const credentialProcessValue = (helper: string, profile: string, platform: NodeJS.Platform): string => {
  const path = quoted(helper, platform);
  return `${path.startsWith('"') ? path : `"${path}"`} --profile ${quoted(profile, platform)}`;
};
