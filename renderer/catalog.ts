/** A session's catalog as the window keeps it: the whole once, then deltas by revision. Pure. */
import type { Account, Catalog, CatalogDelta } from '../shared/model.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const byName = (left: Account, right: Account): number =>
  collator.compare(left.accountName, right.accountName) || (left.accountId < right.accountId ? -1 : 1);

export const sortedCatalog = ({ revision, accounts }: Catalog): Catalog => ({
  revision,
  accounts: [...accounts].sort(byName),
});

/** Takes the sorted changes into the sorted accounts in one pass, so that a long list costs no new sort. */
const merge = (kept: readonly Account[], changed: readonly Account[]): readonly Account[] => {
  const merged: Account[] = [];
  let next = 0;
  for (const account of kept) {
    for (let change = changed[next]; change !== undefined && byName(change, account) < 0; change = changed[next]) {
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
  const changed = [...delta.changed].sort(byName);
  const touched = new Set([...delta.removed, ...changed.map(({ accountId }) => accountId)]);
  const kept = catalog.accounts.filter(({ accountId }) => !touched.has(accountId));
  return { revision: delta.revision, accounts: merge(kept, changed) };
};
