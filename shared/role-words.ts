/** What can be done with a role, and what a chained one is, in words. */
import { type ChainedRole, longestChainedSeconds, refOfChainedRole } from './chained-roles.ts';
import type { ConsolePlace } from './console.ts';
import type { RoleRef } from './model.ts';
import { formatDuration, secondMs } from './time.ts';

export const openConsoleNames: Record<ConsolePlace, string> = {
  window: 'Open console in Latchkey’s window',
  browser: 'Open console in my browser',
};

/** Where it opens, as a choice beside others. */
export const openConsolePlaceNames: Record<ConsolePlace, string> = {
  window: 'In Latchkey’s window',
  browser: 'In my browser',
};

/** What can be done with a role, besides opening its console in one of these places. */
export const roleActNames = {
  copy: 'Copy credentials',
  copyLink: 'Copy console link',
  open: 'Open console',
  assume: 'Assume a further role from here…',
} as const;

/** The menu of everything that can be done. */
export const moreActionsWords = 'More actions';

/** In place of the region of a service that has none. */
export const regionlessWords = 'all regions';

/** Names for the accounts of a session, as far as they are known. */
export type AccountNames = (accountId: string) => string | undefined;

/** "DataEngineer in data-lake-dev" */
export const roleInWords = (roleName: string, accountName: string): string => `${roleName} in ${accountName}`;

/** The same of a role by its account's id. */
export const roleWords = ({ roleName, accountId }: RoleRef, accountNames: AccountNames): string =>
  roleInWords(roleName, accountNames(accountId) ?? accountId);

/** Whose credentials assume a role: "DataEngineer in data-lake-dev". */
export const sourceWords = (
  { source, roleArn }: ChainedRole,
  roles: readonly ChainedRole[],
  accountNames: AccountNames,
): string => {
  if (source.chainedRoleId !== undefined) {
    return roles.find(({ id }) => id === source.chainedRoleId)?.name ?? source.roleName;
  }
  const isSameAccount = roleArn.includes(`:${source.accountId}:`);
  return isSameAccount ? source.roleName : roleWords(source, accountNames);
};

/** What a chained role's own name leaves open: "DataLakePublisher via DataEngineer in data-lake-dev". */
export const viaWords = (role: ChainedRole, roles: readonly ChainedRole[], accountNames: AccountNames): string => {
  const { roleName } = refOfChainedRole(role);
  const via = `via ${sourceWords(role, roles, accountNames)}`;
  return role.name === roleName ? via : `${roleName} ${via}`;
};

/** Below the duration: nobody gets more of AWS. */
export const durationHint = `AWS gives ${formatDuration(longestChainedSeconds * secondMs)} at most to a role that another role assumes.`;

export const durationName = (seconds: number): string => formatDuration(seconds * secondMs);

export const unlistedAccountWords = 'not in your list of accounts';

/** Before the first console of an account of production in a run. */
export const productionQuestion = (roleName: string, accountName: string) => ({
  title: `${accountName} is production`,
  description: `The console of ${roleName} acts on what is live. Latchkey asks once for this account, until it quits.`,
  confirm: roleActNames.open,
});

export const consoleLinkCopiedWords = (role: string): string => `Copied the console link: ${role}.`;
