import { describe, expect, it } from 'vitest';
import type { Account, Catalog, CatalogDelta } from '../shared/model.ts';
import { applyDelta, catalogsOf, sortedCatalog } from './catalog.ts';

const account = (accountName: string, accountId: string, roles?: readonly string[]): Account => ({
  accountId,
  accountName,
  emailAddress: `${accountName}@northwind.example`,
  ...(roles && { roles }),
});

const before: Catalog = sortedCatalog({
  revision: 4,
  accounts: [account('team-10', '3'), account('audit', '1', ['ReadOnly']), account('team-2', '2')],
});

const delta = (rest: Partial<CatalogDelta>): CatalogDelta => ({
  sessionId: 's',
  from: 4,
  revision: 5,
  changed: [],
  removed: [],
  ...rest,
});

const names = (catalog: Catalog | undefined) => catalog?.accounts.map(({ accountName }) => accountName);

describe('sortedCatalog', () => {
  it('sorts by name as people count', () => {
    expect(names(before)).toEqual(['audit', 'team-2', 'team-10']);
  });
});

describe('applyDelta', () => {
  it('takes new accounts to their places and keeps the others as they are', () => {
    const after = applyDelta(
      before,
      delta({ changed: [account('zoo', '6'), account('Basel', '4'), account('team-3', '5')] }),
    );
    expect(names(after)).toEqual(['audit', 'Basel', 'team-2', 'team-3', 'team-10', 'zoo']);
    expect(after?.revision).toBe(5);
    expect(after?.accounts[0]).toBe(before.accounts[0]);
  });

  it('replaces a changed account, also where its name moves it', () => {
    const after = applyDelta(before, delta({ changed: [account('zebra', '1', ['Admin', 'ReadOnly'])] }));
    expect(names(after)).toEqual(['team-2', 'team-10', 'zebra']);
    expect(after?.accounts[2]?.roles).toEqual(['Admin', 'ReadOnly']);
  });

  it('takes accounts away', () => {
    expect(names(applyDelta(before, delta({ removed: ['2', '3'] })))).toEqual(['audit']);
  });

  it('ignores what it has already seen', () => {
    expect(applyDelta(before, delta({ from: 3, revision: 4, removed: ['1'] }))).toBe(before);
  });

  it('asks for the whole when a delta in between is missing', () => {
    expect(applyDelta(before, delta({ from: 5, revision: 6 }))).toBeUndefined();
  });
});

describe('catalogsOf', () => {
  const catalogs = new Map([
    ['s', before],
    ['t', before],
  ]);

  it('stays the same while every session is there', () => {
    expect(catalogsOf(catalogs, new Set(['s', 't', 'u']))).toBe(catalogs);
  });

  it('is without what belonged to a session that is gone', () => {
    expect([...catalogsOf(catalogs, new Set(['t'])).keys()]).toEqual(['t']);
  });
});
