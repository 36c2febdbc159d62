/**
 * Finding roles by account name, id, e-mail, label and environment, role name, and AWS profiles that lead to them; chained
 * roles by their own name and ARN, too. Pure.
 */
import type { ChainedRole } from '../shared/chained-roles.ts';
import type { Account } from '../shared/model.ts';
import { countRoles } from './listed-roles.ts';
import { countBits, type QualityMasks, qualityMasks } from './match-rank.ts';
import type { SearchEntry, SearchIndex, SearchTexts } from './search-index.ts';
import { includedTokens, readings, similarTokens, splitTokens } from './search-tokens.ts';

/** `roles` undefined: not listed yet. Empty: none assigned. */
export type ResultGroup = {
  readonly account: Account;
  readonly roles?: readonly string[] | undefined;
  /** Roles in this account that are assumed from others; absent where there are none. */
  readonly chained?: readonly ChainedRole[];
  /** How well the account alone answers what was typed; absent where it does not. */
  readonly accountQuality?: number;
  /** How well each role does together with its account, by position; one number where all do alike, absent for 0. */
  readonly quality?: number | readonly number[];
  /** Positions in the order to show them in; absent: as they come. */
  readonly order?: readonly number[];
};

export type SearchResult = {
  readonly kind: 'everything' | 'exact' | 'similar';
  readonly groups: readonly ResultGroup[];
  readonly accountCount: number;
  readonly roleCount: number;
  /** Lower-cased parts of the query, for marking them in the results. */
  readonly tokens: readonly string[];
};

/** The same one always, so that rows of a list that grows need not be drawn again. */
const noTokens: readonly string[] = [];

const groupOf = (
  account: Account,
  roles: readonly string[] | undefined,
  chained: SearchEntry['chained'],
  quality: number | readonly number[] = 0,
  accountQuality?: number,
): ResultGroup => ({
  account,
  roles,
  quality,
  ...(accountQuality !== undefined && { accountQuality }),
  ...(chained.length > 0 && { chained: chained.map(({ role }) => role) }),
});

/** What of a query is in texts, and how. */
type Found = QualityMasks & { readonly masks: Uint32Array };

const foundIn = ({ names, texts }: SearchTexts, masks: Uint32Array, tokens: readonly string[]): Found => ({
  masks,
  ...qualityMasks(names, texts, masks, tokens),
});

const qualityAt = (accounts: Found, account: number, roles: Found, role: number): number =>
  countBits((accounts.begun[account] ?? 0) | (roles.begun[role] ?? 0)) +
  countBits((accounts.whole[account] ?? 0) | (roles.whole[role] ?? 0));

const qualitiesOf = (
  { roles, chained }: SearchEntry,
  isFound: (number: number) => boolean,
  quality: (number: number) => number,
): readonly number[] => {
  const qualities: number[] = [];
  for (const number of roles) if (isFound(number)) qualities.push(quality(number));
  for (const { number } of chained) if (isFound(number)) qualities.push(quality(number));
  return qualities;
};

/** Every token must be found, in the account or in the role. */
const combine = (index: SearchIndex, tokens: readonly string[], accounts: Found, roles: Found) => {
  const all = 2 ** tokens.length - 1;
  const common = includedTokens([index.common], tokens)[0] ?? 0;
  const groups: ResultGroup[] = [];
  for (const [at, entry] of index.entries.entries()) {
    const own = accounts.masks[at] ?? 0;
    const mask = own | common;
    const ofAccount = countBits(accounts.begun[at] ?? 0) + countBits(accounts.whole[at] ?? 0);
    const isWhole = mask === all;
    const isFound = (number: number | undefined) => isWhole || (mask | (roles.masks[number ?? -1] ?? 0)) === all;
    const named = entry.account.roles;
    const kept = isWhole ? named : (named ?? []).filter((_, position) => isFound(entry.roles[position]));
    const chained = isWhole ? entry.chained : entry.chained.filter(({ number }) => isFound(number));
    if (!isWhole && (kept?.length ?? 0) + chained.length === 0) continue;
    const quality = roles.isNone
      ? ofAccount
      : qualitiesOf(entry, isFound, (number) => qualityAt(accounts, at, roles, number));
    groups.push(groupOf(entry.account, kept, chained, quality, isWhole && own !== 0 ? ofAccount : undefined));
  }
  return groups;
};

const result = (
  kind: SearchResult['kind'],
  groups: readonly ResultGroup[],
  tokens: readonly string[],
): SearchResult => ({
  kind,
  groups,
  tokens,
  accountCount: groups.length,
  roleCount: groups.reduce((sum, group) => sum + countRoles(group), 0),
});

/** How well the role at a position answers. */
export const qualityOfRole = ({ quality = 0 }: ResultGroup, position: number): number =>
  typeof quality === 'number' ? quality : (quality[position] ?? 0);

/** In the order of the index, whatever answers best. */
export const search = (index: SearchIndex, query: string): SearchResult => {
  const plain = splitTokens(query);
  if (plain.length === 0) {
    const everything = index.entries.map(({ account, chained }) => groupOf(account, account.roles, chained));
    return result('everything', everything, noTokens);
  }
  const { accounts, roles } = index;
  const found = (tokens: readonly string[], accountMasks: Uint32Array, roleMasks: Uint32Array) =>
    combine(index, tokens, foundIn(accounts, accountMasks, tokens), foundIn(roles, roleMasks, tokens));
  for (const tokens of readings(query)) {
    const groups = found(tokens, includedTokens(accounts.texts, tokens), includedTokens(roles.texts, tokens));
    if (groups.length > 0) return result('exact', groups, tokens);
  }
  const similar = found(plain, similarTokens(accounts.similar, plain), similarTokens(roles.similar, plain));
  return result('similar', similar, plain);
};
