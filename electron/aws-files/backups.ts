import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder, readDurable, removeDurably, writeDurably } from '../files/durable-file.ts';

/** One write to a file of others: what stood there before, and how to know that nobody changed it since. */
type WriteRecord = {
  readonly id: string;
  readonly file: string;
  /** Absent where there was no file. */
  readonly mode?: number;
  /** SHA-256 of what was written. */
  readonly written: string;
};

export type Backups = {
  /** Keeps the bytes of before, for the owner alone. Throws AppError `file-unwritable`. */
  keep(record: WriteRecord, before: Uint8Array): Promise<void>;
  /** A record and its bytes, or `undefined` where there is none. Throws AppError `file-unreadable`. */
  find(id: string): Promise<{ readonly record: WriteRecord; readonly before: Buffer } | undefined>;
  /** After an undo: the record goes, the bytes stay for whoever wants to look. */
  close(id: string): Promise<void>;
};

/** So many are kept; older ones go. */
const kept = 20;

export const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const isId = (id: string): boolean => /^[\w-]+$/.test(id);

/** Backups in `folder`, which is made when first needed. Ids sort by age. */
export const openBackups = (folder: string): Backups => {
  const bytesAt = (id: string): string => join(folder, `${id}.bak`);
  const recordAt = (id: string): string => join(folder, `${id}.json`);

  const dropOld = async (): Promise<void> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.bak')).sort();
    for (const name of names.slice(0, -kept)) {
      const id = name.slice(0, -'.bak'.length);
      await rm(bytesAt(id), { force: true });
      await rm(recordAt(id), { force: true });
    }
  };

  return {
    async keep(record, before) {
      await makePrivateFolder(folder);
      await writeDurably(bytesAt(record.id), before);
      await writeDurably(recordAt(record.id), JSON.stringify(record));
      await dropOld().catch(() => undefined);
    },
    async find(id) {
      if (!isId(id)) return undefined;
      const [text, before] = await Promise.all([readDurable(recordAt(id)), readDurable(bytesAt(id))]);
      if (text === undefined || before === undefined) return undefined;
      const record: WriteRecord = JSON.parse(text.toString('utf8'));
      return { record, before };
    },
    close: (id) => removeDurably(recordAt(id)),
  };
};
