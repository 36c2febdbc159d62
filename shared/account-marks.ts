/** What a person says about an account, and what its name says where they have said nothing. */
import type { SessionColor } from './model.ts';

export const environments = ['production', 'staging', 'development', 'sandbox'] as const;

export type Environment = (typeof environments)[number];

/** Accounts are the same ones in every session that lists them. */
export type AccountMark = {
  readonly accountId: string;
  /** `none` where the account's name would be read wrongly. Absent: as its name says. */
  readonly environment?: Environment | 'none';
  /** Absent: the environment's. */
  readonly color?: SessionColor;
  /** What the person calls the account besides its name. */
  readonly label?: string;
};

export type MarkedAccount = {
  readonly environment?: Environment;
  readonly color?: SessionColor;
  readonly label?: string;
};

export const longestLabel = 32;

const environmentColors: Readonly<Record<Environment, SessionColor>> = {
  production: 'red',
  staging: 'amber',
  development: 'green',
  sandbox: 'teal',
};

const environmentWords: ReadonlyMap<string, Environment> = new Map([
  ...['production', 'prod', 'prd', 'live'].map((word) => [word, 'production'] as const),
  ...['staging', 'stage', 'stg', 'preprod', 'uat', 'nonprod'].map((word) => [word, 'staging'] as const),
  ...['development', 'dev', 'devel'].map((word) => [word, 'development'] as const),
  ...['sandbox', 'sbx', 'playground'].map((word) => [word, 'sandbox'] as const),
]);

/** What the words of an account's name say; the first of them that says anything. */
export const environmentInName = (accountName: string): Environment | undefined => {
  const words = accountName
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/(?<![a-z0-9])(pre|non)[^a-z0-9]?prod(uction)?(?![a-z])/g, '$1prod')
    .split(/[^a-z0-9]+/);
  return words.flatMap((word) => environmentWords.get(word.replace(/\d+$/, '')) ?? [])[0];
};

/** The account as it is to be shown. */
export const markedAccount = (
  { accountId, accountName }: { readonly accountId: string; readonly accountName: string },
  marks: readonly AccountMark[],
): MarkedAccount => {
  const mark = marks.find((each) => each.accountId === accountId);
  const said = mark?.environment ?? environmentInName(accountName);
  const environment = said === 'none' ? undefined : said;
  const color = mark?.color ?? (environment && environmentColors[environment]);
  return {
    ...(environment !== undefined && { environment }),
    ...(color !== undefined && { color }),
    ...(mark?.label !== undefined && { label: mark.label }),
  };
};

/** The marks with this one in them, or without any of its account where it says nothing. */
export const withMark = (
  marks: readonly AccountMark[],
  { accountId, ...said }: AccountMark,
): readonly AccountMark[] => [
  ...marks.filter((each) => each.accountId !== accountId),
  ...(Object.keys(said).length > 0 ? [{ accountId, ...said }] : []),
];
