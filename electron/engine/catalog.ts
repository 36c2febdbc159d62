import { compareAccounts } from '../../shared/account-order.ts';
import type { Account, Catalog, CatalogDelta, SessionId } from '../../shared/model.ts';

type Entry = { revision: number; syncedAt?: number; readonly accounts: Map<string, Account> };

const sameRoles = (left: readonly string[] | undefined, right: readonly string[] | undefined): boolean =>
  left === right ||
  (left !== undefined &&
    right !== undefined &&
    left.length === right.length &&
    left.every((role, index) => role === right[index]));

const sameAccount = (left: Account | undefined, right: Account): boolean =>
  left !== undefined &&
  left.accountName === right.accountName &&
  left.emailAddress === right.emailAddress &&
  sameRoles(left.roles, right.roles);

/** Every session's accounts and roles as last heard, told to the world in deltas from one revision to the next. */
export const createCatalogs = (publish: (delta: CatalogDelta) => void) => {
  const entries = new Map<SessionId, Entry>();

  const entryOf = (id: SessionId): Entry => {
    const entry = entries.get(id) ?? { revision: 0, accounts: new Map<string, Account>() };
    entries.set(id, entry);
    return entry;
  };

  const apply = (id: SessionId, accounts: readonly Account[], removed: readonly string[]) => {
    const entry = entryOf(id);
    const changed = accounts.filter((account) => !sameAccount(entry.accounts.get(account.accountId), account));
    const gone = removed.filter((accountId) => entry.accounts.has(accountId));
    if (changed.length === 0 && gone.length === 0) return;
    for (const account of changed) entry.accounts.set(account.accountId, account);
    for (const accountId of gone) entry.accounts.delete(accountId);
    const from = entry.revision;
    entry.revision += 1;
    publish({ sessionId: id, from, revision: entry.revision, changed, removed: gone });
  };

  return {
    read(id: SessionId): Catalog {
      const { revision, accounts } = entryOf(id);
      return { revision, accounts: [...accounts.values()].sort(compareAccounts) };
    },
    account: (id: SessionId, accountId: string): Account | undefined => entryOf(id).accounts.get(accountId),
    accountIds: (id: SessionId): readonly string[] => [...entryOf(id).accounts.keys()],
    /** Adds or replaces accounts, and removes those named. */
    apply,
    forget(id: SessionId): void {
      apply(id, [], [...entryOf(id).accounts.keys()]);
    },
  };
};

export type CatalogStore = ReturnType<typeof createCatalogs>;
