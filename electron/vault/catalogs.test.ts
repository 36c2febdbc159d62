import { existsSync, lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCatalogs } from './catalogs.ts';

const catalog = {
  syncedAt: 1_700_000_000_000,
  accounts: [
    {
      accountId: '111111111111',
      accountName: 'Audit',
      emailAddress: 'audit@example.com',
      roles: ['Admin', 'ReadOnly'],
    },
    { accountId: '222222222222', accountName: 'Log', emailAddress: 'log@example.com' },
    { accountId: '333333333333', accountName: 'Empty', emailAddress: 'empty@example.com', roles: [] },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'latchkey-catalogs-')), 'catalogs');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('kept catalogs', () => {
  it('come back in the next run, one file per session for the owner alone', async () => {
    const catalogs = openCatalogs(folder);
    expect(await catalogs.read('a')).toBeUndefined();
    await Promise.all([catalogs.write('a', catalog), catalogs.write('b', { ...catalog, accounts: [] })]);
    const next = openCatalogs(folder);
    expect(await next.read('a')).toEqual(catalog);
    expect(await next.read('b')).toEqual({ ...catalog, accounts: [] });
    expect(lstatSync(join(folder, 'a.json')).mode & 0o777).toBe(0o600);
    await next.forget('a');
    expect(await next.read('a')).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['b.json']);
  });

  it('of sessions that are gone are deleted', async () => {
    const catalogs = openCatalogs(folder);
    await catalogs.keepOnly(['a']);
    await Promise.all(['a', 'b', 'c'].map((id) => catalogs.write(id, catalog)));
    await catalogs.keepOnly(['b']);
    expect(readdirSync(folder)).toEqual(['b.json']);
  });

  it('forget a session that never had one without making a folder', async () => {
    await openCatalogs(folder).forget('a');
    expect(existsSync(folder)).toBe(false);
  });

  it.each(['', '{', 'null', '{"version":2}', '{"version":1,"syncedAt":1,"accounts":[{"id":5}]}'])(
    'count a damaged file as none, and replace it: %j',
    async (damage) => {
      const catalogs = openCatalogs(folder);
      await catalogs.write('a', catalog);
      writeFileSync(join(folder, 'a.json'), damage);
      expect(await catalogs.read('a')).toBeUndefined();
      await catalogs.write('a', catalog);
      expect(await catalogs.read('a')).toEqual(catalog);
    },
  );

  it('never leave their folder', async () => {
    const catalogs = openCatalogs(folder);
    await catalogs.write('../../outside', catalog);
    await catalogs.write('..', catalog);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(join(folder, '..'))).toEqual(['catalogs']);
  });

  it('say when they cannot be written', async () => {
    writeFileSync(folder, 'in the way');
    await expect(openCatalogs(folder).write('a', catalog)).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});
