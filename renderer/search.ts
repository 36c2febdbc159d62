/** Finding roles by account name, id, e-mail and role name; chained roles by their own name and ARN, too. Pure. */
import { type ChainedRole, refOfChainedRole } from '../shared/chained-roles.ts';
import type { Account } from '../shared/model.ts';
import { countRoles, withChainedRoles } from './listed-roles.ts';
import { includedTokens, readings, similarTokens, splitTokens } from './search-tokens.ts';

type Entry = {
  readonly account: Account;
  readonly text: string;
  /** Numbers of texts. */
  readonly roles: readonly number[];
  readonly chained: readonly { readonly role: ChainedRole; readonly number: number }[];
};

/** Role names repeat across accounts, so each distinct one is compared once per query. */
export type SearchIndex = {
  readonly entries: readonly Entry[];
  readonly accountNames: string[];
  readonly roleTexts: string[];
  /** Of the role texts, what a misspelt word may mean. */
  readonly roleNames: string[];
};

/** `roles` undefined: not listed yet. Empty: none assigned. */
export type ResultGroup = {
  readonly account: Account;
  readonly roles?: readonly string[] | undefined;
  /** Roles in this account that are assumed from others; absent where there are none. */
  readonly chained?: readonly ChainedRole[];
};

export type SearchResult = {
  readonly kind: 'everything' | 'exact' | 'similar';
  readonly groups: readonly ResultGroup[];
  readonly accountCount: number;
  readonly roleCount: number;
  /** Lower-cased parts of the query, for marking them in the results. */
  readonly tokens: readonly string[];
};

/** `common`: what every one of them is found by, too. */
export const createSearchIndex = (
  accounts: readonly Account[],
  chainedRoles: readonly ChainedRole[] = [],
  common = '',
): SearchIndex => {
  const numbers = new Map<string, number>();
  const roleTexts: string[] = [];
  const roleNames: string[] = [];
  const number = (text: string, names: string): number => {
    roleNames.push(names.toLowerCase());
    return roleTexts.push(text.toLowerCase()) - 1;
  };
  const numberOf = (roleName: string): number => {
    const known = numbers.get(roleName);
    if (known !== undefined) return known;
    const added = number(roleName, roleName);
    numbers.set(roleName, added);
    return added;
  };
  const numberOfChained = (role: ChainedRole): number =>
    number(`${role.name}\n${role.roleArn}`, `${role.name} ${refOfChainedRole(role).roleName}`);
  const entries = withChainedRoles(accounts, chainedRoles).map(({ account, chained }) => ({
    account,
    text: `${account.accountName}\n${account.accountId}\n${account.emailAddress}\n${common}`.toLowerCase(),
    roles: (account.roles ?? []).map(numberOf),
    chained: chained.map((role) => ({ role, number: numberOfChained(role) })),
  }));
  const accountNames = entries.map(({ account }) => account.accountName.toLowerCase());
  return { entries, accountNames, roleTexts, roleNames };
};

const groupOf = (account: Account, roles: readonly string[] | undefined, chained: Entry['chained']): ResultGroup => ({
  account,
  roles,
  ...(chained.length > 0 && { chained: chained.map(({ role }) => role) }),
});

/** Every token must be found, in the account or in the role. */
const combine = (
  index: SearchIndex,
  tokens: readonly string[],
  accountMasks: Uint32Array,
  roleMasks: Uint32Array,
): readonly ResultGroup[] => {
  const all = 2 ** tokens.length - 1;
  const groups: ResultGroup[] = [];
  for (const [at, { account, roles, chained }] of index.entries.entries()) {
    const accountMask = accountMasks[at] ?? 0;
    if (accountMask === all) {
      groups.push(groupOf(account, account.roles, chained));
      continue;
    }
    const isFound = (number: number | undefined) => (accountMask | (roleMasks[number ?? -1] ?? 0)) === all;
    const group = groupOf(
      account,
      (account.roles ?? []).filter((_, position) => isFound(roles[position])),
      chained.filter(({ number }) => isFound(number)),
    );
    if (countRoles(group) > 0) groups.push(group);
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

export const search = (index: SearchIndex, query: string): SearchResult => {
  const plain = splitTokens(query);
  if (plain.length === 0) {
    const everything = index.entries.map(({ account, chained }) => groupOf(account, account.roles, chained));
    return result('everything', everything, []);
  }
  const accountTexts = index.entries.map(({ text }) => text);
  for (const tokens of readings(query)) {
    const groups = combine(
      index,
      tokens,
      includedTokens(accountTexts, tokens),
      includedTokens(index.roleTexts, tokens),
    );
    if (groups.length > 0) return result('exact', groups, tokens);
  }
  const similar = combine(
    index,
    plain,
    similarTokens(index.accountNames, plain),
    similarTokens(index.roleNames, plain),
  );
  return result('similar', similar, plain);
};

/** The parts of a text to mark: where the tokens occur, merged, as alternating [plain, marked, plain, …]. */
export const markedParts = (text: string, tokens: readonly string[]): readonly string[] => {
  const lower = text.toLowerCase();
  const marked = new Array<boolean>(text.length).fill(false);
  for (const token of tokens) {
    const at = lower.indexOf(token);
    if (at >= 0) marked.fill(true, at, at + token.length);
  }
  const parts = [''];
  for (const [at, character] of [...text].entries()) {
    const wanted = marked[at] === true ? 1 : 0;
    if ((parts.length - 1) % 2 !== wanted) parts.push('');
    parts[parts.length - 1] += character;
  }
  return parts;
};
