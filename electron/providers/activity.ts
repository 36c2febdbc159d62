import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { ActivityEntry } from '../../shared/activity.ts';
import { AppError } from '../../shared/errors.ts';
import { readDurable } from '../files/durable-file.ts';
import { createTurns } from '../files/turns.ts';
import { activityLine, readActivityLine } from './activity-line.ts';

const mostBytes = 512 * 1024;

export type Activity = {
  /** Appends one line; entries are written in the order given. */
  record(entry: ActivityEntry): void;
  /** The newest entries, newest first. Throws AppError `file-unreadable`. */
  newest(count: number): Promise<readonly ActivityEntry[]>;
  /** Resolves once all that was recorded is in the file. */
  settled(): Promise<void>;
};

type Options = {
  /** Of the log; an older part is kept beside it as `<path>.1`. */
  readonly path: string;
  /** Told when a line could not be written. Nothing else fails for it. */
  readonly onFailure: (error: AppError) => void;
  /** Bytes after which a new part begins; two parts are kept at most. */
  readonly partBytes?: number;
};

// SECURITY: O_NOFOLLOW: a link planted under this name is not written to.
const appendFlags = constants.O_CREAT | constants.O_APPEND | constants.O_RDWR | (constants.O_NOFOLLOW ?? 0);

/** Appends to the owner's file and says how long it has become. */
const append = async (path: string, text: string): Promise<number> => {
  const handle = await open(path, appendFlags, 0o600);
  try {
    if (process.platform !== 'win32') await handle.chmod(0o600);
    const { size } = await handle.stat();
    const { buffer: last } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    // A crash may have cut the last line off; this one must not continue it.
    const isCutOff = size > 0 && last.toString() !== '\n';
    await handle.appendFile(isCutOff ? `\n${text}` : text);
    return size + Buffer.byteLength(text);
  } finally {
    await handle.close();
  }
};

/** The activity log: a file of JSON lines for the owner alone, of bounded size. */
export const openActivity = ({ path, onFailure, partBytes = mostBytes }: Options): Activity => {
  const inTurn = createTurns();
  const older = `${path}.1`;
  let waiting: string[] = [];

  const writeWaiting = async (): Promise<void> => {
    const text = waiting.join('');
    waiting = [];
    if (text === '') return;
    try {
      if ((await append(path, text)) >= partBytes) await rename(path, older);
    } catch (cause) {
      onFailure(new AppError('file-unwritable', { detail: path, cause }));
    }
  };

  const read = async (part: string): Promise<readonly ActivityEntry[]> => {
    const text = (await readDurable(part))?.toString('utf8') ?? '';
    // The last line of a part may be cut off by a crash; it is no entry.
    return text
      .split('\n')
      .flatMap((line) => readActivityLine(line) ?? [])
      .reverse();
  };

  return {
    record(entry) {
      waiting.push(activityLine(entry));
      void inTurn(path, writeWaiting);
    },
    newest: (count) =>
      inTurn(path, async () => {
        const newer = await read(path);
        return newer.length >= count ? newer.slice(0, count) : [...newer, ...(await read(older))].slice(0, count);
      }),
    settled: () => inTurn(path, writeWaiting),
  };
};
