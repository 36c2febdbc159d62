import type { Account } from './model.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The order in which accounts are listed and shown: by name, numbers in names by their size. */
export const compareAccounts = (left: Account, right: Account): number =>
  collator.compare(left.accountName, right.accountName) || (left.accountId < right.accountId ? -1 : 1);
