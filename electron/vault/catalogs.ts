import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { SessionId } from '../../shared/model.ts';
import type { Catalogs } from '../engine/ports.ts';
import {
  makePrivateFolder,
  readDurable,
  removeDurably,
  sweepTemporaries,
  writeDurably,
} from '../files/durable-file.ts';
import { createTurns } from '../files/turns.ts';

const catalogDocument = v.object({
  version: v.literal(1),
  /** Epoch ms. */
  syncedAt: v.number(),
  accounts: v.array(
    v.object({ id: v.string(), name: v.string(), email: v.string(), roles: v.exactOptional(v.array(v.string())) }),
  ),
});

type CatalogDocument = v.InferOutput<typeof catalogDocument>;
type KeptCatalog = NonNullable<Awaited<ReturnType<Catalogs['read']>>>;

const toDocument = ({ accounts, syncedAt }: KeptCatalog): CatalogDocument => ({
  version: 1,
  syncedAt,
  accounts: accounts.map(({ accountId, accountName, emailAddress, roles }) => ({
    id: accountId,
    name: accountName,
    email: emailAddress,
    ...(roles && { roles: [...roles] }),
  })),
});

const fromDocument = ({ accounts, syncedAt }: CatalogDocument): KeptCatalog => ({
  syncedAt,
  accounts: accounts.map(({ id, name, email, roles }) => ({
    accountId: id,
    accountName: name,
    emailAddress: email,
    ...(roles && { roles }),
  })),
});

const parse = (bytes: Buffer): KeptCatalog | undefined => {
  try {
    const parsed = v.safeParse(catalogDocument, JSON.parse(bytes.toString('utf8')));
    return parsed.success ? fromDocument(parsed.output) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Catalogs as one file per session in `folder`, made when first needed. A damaged file counts as none: the next sync
 * brings everything back. `write` and `forget` reject with AppError `file-unwritable`.
 */
export const openCatalogs = (
  folder: string,
): Catalogs & {
  /** Deletes catalogs of sessions that are gone. Never rejects. */
  keepOnly(ids: readonly SessionId[]): Promise<void>;
} => {
  const inTurn = createTurns();
  // SECURITY: an id never leads out of the folder, whatever the settings file was made to say.
  const nameOf = (id: SessionId): string => `${encodeURIComponent(id)}.json`;
  const pathOf = (id: SessionId): string => join(folder, nameOf(id));
  let ready: Promise<void> | undefined;
  const prepare = async (): Promise<void> => {
    await makePrivateFolder(folder);
    await sweepTemporaries(folder);
  };

  return {
    read: (id) =>
      inTurn(id, async () => {
        const bytes = await readDurable(pathOf(id)).catch(() => undefined);
        return bytes && parse(bytes);
      }),
    write: (id, catalog) =>
      inTurn(id, async () => {
        ready ??= prepare();
        await ready.catch((error: unknown) => {
          ready = undefined;
          throw error;
        });
        await writeDurably(pathOf(id), JSON.stringify(toDocument(catalog)));
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
