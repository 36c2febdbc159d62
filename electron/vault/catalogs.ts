import * as v from 'valibot';
import type { Catalogs } from '../engine/ports.ts';
import { openSessionFiles, type SessionFiles } from './session-files.ts';

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

/** Catalogs as one file per session in `folder`. A damaged file counts as none: the next sync brings everything back. */
export const openCatalogs = (folder: string): SessionFiles<KeptCatalog> =>
  openSessionFiles(folder, {
    encode: toDocument,
    decode: (document) => fromDocument(v.parse(catalogDocument, document)),
  });
