/** A session's catalog as the window keeps it: the whole once, then deltas by revision. Pure. */
import { compareAccounts } from '../shared/account-order.ts';
import type { Account, Catalog, CatalogDelta, SessionId } from '../shared/model.ts';

export const sortedCatalog = ({ revision, accounts }: Catalog): Catalog => ({
  revision,
  accounts: [...accounts].sort(compareAccounts),
});

/** Those of sessions that are still there; the same map where all are, so that nothing is put together anew for it. */
export const catalogsOf = (
  catalogs: ReadonlyMap<SessionId, Catalog>,
  ids: ReadonlySet<SessionId>,
): ReadonlyMap<SessionId, Catalog> =>
  [...catalogs.keys()].every((id) => ids.has(id)) ? catalogs : new Map([...catalogs].filter(([id]) => ids.has(id)));

/** Takes the sorted changes into the sorted accounts in one pass, so that a long list costs no new sort. */
const merge = (kept: readonly Account[], changed: readonly Account[]): readonly Account[] => {
  const merged: Account[] = [];
  let next = 0;
  for (const account of kept) {
    for (
      let change = changed[next];
      change !== undefined && compareAccounts(change, account) < 0;
      change = changed[next]
    ) {
      merged.push(change);
      next += 1;
    }
    merged.push(account);
  }
  return merged.concat(changed.slice(next));
};

/** The catalog after a delta; `undefined` when a delta in between was missed and the whole must be read again. */
export const applyDelta = (catalog: Catalog, delta: CatalogDelta): Catalog | undefined => {
  if (delta.revision <= catalog.revision) return catalog;
  if (delta.from !== catalog.revision) return undefined;
  const changed = [...delta.changed].sort(compareAccounts);
  const touched = new Set([...delta.removed, ...changed.map(({ accountId }) => accountId)]);
  const kept = catalog.accounts.filter(({ accountId }) => !touched.has(accountId));
  return { revision: delta.revision, accounts: merge(kept, changed) };
};
