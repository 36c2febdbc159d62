/** One cookie jar per SSO session, kept between sign-ins, so that the next one of the same identity is one click. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Session, session } from 'electron';
import type { SessionId } from '../../shared/model.ts';

const prefix = 'sso-';

export type CookieJars = {
  open(id: SessionId): Session;
  /** Forgets cookies and everything else that pages stored for this session. */
  empty(id: SessionId): Promise<void>;
  /** Deletes what earlier runs left of sessions that are gone; to be called before any jar is opened. */
  keepOnly(ids: readonly SessionId[]): Promise<void>;
};

export const createCookieJars = (userData: string): CookieJars => {
  const open = (id: SessionId) => session.fromPartition(`persist:${prefix}${id}`);
  const folder = join(userData, 'Partitions');

  return {
    open,
    async empty(id) {
      const jar = open(id);
      await Promise.all([jar.clearStorageData(), jar.clearCache(), jar.clearAuthCache(), jar.clearHostResolverCache()]);
    },
    async keepOnly(ids) {
      const kept = new Set(ids.map((id) => `${prefix}${id}`));
      const found = await readdir(folder).catch(() => []);
      const orphaned = found.filter((name) => name.startsWith(prefix) && !kept.has(name));
      await Promise.all(orphaned.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    },
  };
};
