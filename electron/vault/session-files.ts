import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionId } from '../../shared/model.ts';
import {
  makePrivateFolder,
  readDurable,
  removeDurably,
  sweepTemporaries,
  writeDurably,
} from '../files/durable-file.ts';
import { createTurns } from '../files/turns.ts';

export type SessionFiles<Value> = {
  /** `undefined` where there is none, or a damaged one. Never rejects. */
  read(id: SessionId): Promise<Value | undefined>;
  /** Rejects with AppError `file-unwritable`. */
  write(id: SessionId, value: Value): Promise<void>;
  /** Rejects with AppError `file-unwritable`. */
  forget(id: SessionId): Promise<void>;
  /** Deletes the files of sessions that are gone. Never rejects. */
  keepOnly(ids: readonly SessionId[]): Promise<void>;
};

type Form<Value> = {
  readonly encode: (value: Value) => unknown;
  /** Throws, or answers `undefined`, for a document of another shape. */
  readonly decode: (document: unknown) => Value | undefined;
};

/** One JSON file per session in `folder`, for the owner alone; the folder is made when first needed. */
export const openSessionFiles = <Value>(folder: string, { encode, decode }: Form<Value>): SessionFiles<Value> => {
  const inTurn = createTurns();
  // SECURITY: an id never leads out of the folder, whatever the settings file was made to say.
  const nameOf = (id: SessionId): string => `${encodeURIComponent(id)}.json`;
  const pathOf = (id: SessionId): string => join(folder, nameOf(id));
  let ready: Promise<void> | undefined;
  const prepare = async (): Promise<void> => {
    await makePrivateFolder(folder);
    await sweepTemporaries(folder);
  };

  const parse = (bytes: Buffer): Value | undefined => {
    try {
      return decode(JSON.parse(bytes.toString('utf8')));
    } catch {
      return undefined;
    }
  };

  return {
    read: (id) =>
      inTurn(id, async () => {
        const bytes = await readDurable(pathOf(id)).catch(() => undefined);
        return bytes && parse(bytes);
      }),
    write: (id, value) =>
      inTurn(id, async () => {
        ready ??= prepare();
        await ready.catch((error: unknown) => {
          ready = undefined;
          throw error;
        });
        await writeDurably(pathOf(id), JSON.stringify(encode(value)));
      }),
    forget: (id) =>
      inTurn(id, async () => {
        if ((await readDurable(pathOf(id)).catch(() => Buffer.alloc(0))) !== undefined) {
          await removeDurably(pathOf(id));
        }
      }),
    async keepOnly(ids) {
      const kept = new Set(ids.map(nameOf));
      const present = await readdir(folder).catch(() => []);
      const gone = present.filter((name) => name.endsWith('.json') && !kept.has(name));
      await Promise.allSettled(gone.map((name) => removeDurably(join(folder, name))));
    },
  };
};
