/** What accounts and roles are found by, put together once for many queries. Pure. */
import type { MarkedAccount } from '../shared/account-marks.ts';
import { type ChainedRole, refOfChainedRole } from '../shared/chained-roles.ts';
import { environmentNames } from '../shared/environment-words.ts';
import type { Account } from '../shared/model.ts';
import type { AccountMarking } from './account-marking.ts';
import { withChainedRoles } from './listed-roles.ts';
import { type RoleMap, roleSlot } from './role-map.ts';

export type SearchEntry = {
  readonly account: Account;
  /** Numbers of texts. */
  readonly roles: readonly number[];
  readonly chained: readonly { readonly role: ChainedRole; readonly number: number }[];
};

/** What something is found by. */
export type SearchTexts = {
  /** Its names, one per line: what people call it, so that a good answer is one that begins like one of their words. */
  readonly names: string[];
  /** Lower-cased: the names, and whatever else there is. */
  readonly texts: string[];
  /** Lower-cased: what a misspelt word may mean. */
  readonly similar: string[];
};

/** Role names repeat across accounts, so each distinct one is compared once per query. */
export type SearchIndex = {
  readonly entries: readonly SearchEntry[];
  readonly accounts: SearchTexts;
  readonly roles: SearchTexts;
  readonly common: string;
};

/** What else than accounts and roles say themselves they are found by. */
export type SearchedBesides = {
  /** What every one of them is found by, too. */
  readonly common?: string;
  readonly marking?: AccountMarking | undefined;
  /** Names of the AWS profiles that lead to a role. */
  readonly profiles?: RoleMap<readonly string[]> | undefined;
};

const noMarks: MarkedAccount = {};
const noNames: readonly string[] = [];
const noTexts = (): SearchTexts => ({ names: [], texts: [], similar: [] });

/** Adds one, and answers its number. */
const add = (
  { names, texts, similar }: SearchTexts,
  own: readonly string[],
  besides: readonly string[] = [],
): number => {
  names.push(own.join('\n'));
  texts.push([...own, ...besides].join('\n').toLowerCase());
  return similar.push(own.join(' ').toLowerCase()) - 1;
};

const accountNamesOf = ({ accountName }: Account, { label, environment }: MarkedAccount): readonly string[] => [
  accountName,
  ...(label === undefined ? [] : [label]),
  ...(environment === undefined ? [] : [environmentNames[environment]]),
];

export const createSearchIndex = (
  accounts: readonly Account[],
  chainedRoles: readonly ChainedRole[] = [],
  { common = '', marking, profiles }: SearchedBesides = {},
): SearchIndex => {
  const [accountTexts, roleTexts] = [noTexts(), noTexts()];
  const numbers = new Map<string, number>();
  const numberOf = (roleName: string, leading: readonly string[] = noNames): number => {
    if (leading.length > 0) return add(roleTexts, [roleName, ...leading]);
    const known = numbers.get(roleName);
    if (known !== undefined) return known;
    const added = add(roleTexts, [roleName]);
    numbers.set(roleName, added);
    return added;
  };
  const numberOfChained = (role: ChainedRole, leading: readonly string[] = noNames): number =>
    add(roleTexts, [role.name, refOfChainedRole(role).roleName, ...leading], [role.roleArn]);
  const entries = withChainedRoles(accounts, chainedRoles).map(({ account, chained }) => {
    const { accountId, emailAddress } = account;
    add(accountTexts, accountNamesOf(account, marking?.(account) ?? noMarks), [accountId, emailAddress]);
    const leading = profiles?.get(accountId);
    return {
      account,
      roles: (account.roles ?? []).map((roleName) => numberOf(roleName, leading?.get(roleName))),
      chained: chained.map((role) => ({
        role,
        number: numberOfChained(role, leading?.get(roleSlot({ roleName: '', chainedRoleId: role.id }))),
      })),
    };
  });
  return { entries, accounts: accountTexts, roles: roleTexts, common: common.toLowerCase() };
};
