/** The list of accounts and roles and the search above it, in words. */
import { counted } from './plural-words.ts';

export const catalogName = 'Accounts and roles';
export const clearSearchWords = 'Clear search';
export const searchName = 'Search';

/** In the empty search, once something is listed. */
export const searchPlaceholder = (accounts: number): string =>
  accounts === 0
    ? searchName
    : counted(accounts, {
        one: 'Search {count} account and its roles',
        other: 'Search {count} accounts and their roles',
      });

type Found = { readonly kind: string; readonly accountCount: number; readonly roleCount: number };

/** "20 roles in 12 accounts" */
export const foundRolesWords = ({ kind, accountCount, roleCount }: Found): string => {
  if (accountCount === 0) return kind === 'everything' ? '' : 'No roles';
  const roles = counted(roleCount, { one: '{count} role', other: '{count} roles' });
  const counts = `${roles} in ${counted(accountCount, { one: '{count} account', other: '{count} accounts' })}`;
  return kind === 'similar' ? `Nothing exact; ${counts} look similar` : counts;
};

export const nothingLikeWords = (query: string): string =>
  `No account name, id, e-mail or role looks like “${query.trim()}”.`;
export const showEverythingWords = 'Show everything';

export const listingTitle = 'Listing your accounts';
export const listingMeaning = 'Accounts and roles appear here as AWS names them.';

export const noAccountsTitle = 'No accounts assigned';
export const noAccountsWords = (session: string): string =>
  `${session} knows you, but no account is assigned to you. Ask your administrator, then sync again.`;
export const syncAgainWords = 'Sync again';
