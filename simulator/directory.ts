import type { TrustedPrincipals } from './trust.ts';

/** Someone who can sign in at the verification page. */
export type User = { readonly userName: string; readonly displayName: string; readonly email: string };

/** An AWS account of the organization; `accountId` is always 12 digits, leading zeros included. */
export type Account = { readonly accountId: string; readonly accountName: string; readonly emailAddress: string };

/** What a person may do in an account; its name is what the portal calls a role. */
export type PermissionSet = { readonly name: string; readonly description: string };

/** One user's place in one account. No role names at all is possible: an account that shows up without roles. */
export type Assignment = {
  readonly userName: string;
  readonly accountId: string;
  readonly roleNames: readonly string[];
};

/** A role that can be assumed by `sts:AssumeRole`. */
export type AssumableRole = {
  readonly roleArn: string;
  readonly trustedPrincipals: TrustedPrincipals;
  /** What has to come with a call, where the role is for other organizations. */
  readonly externalId?: string;
  /** 3600 to 43200, 3600 unless said otherwise. */
  readonly maxSessionSeconds?: number;
};

/** Who vouches for people to an application: whose assertions it takes, and which claim names the person. */
type TrustedTokenIssuer = {
  readonly issuerUrl: string;
  readonly audience: string;
  /** `sub` holds a user name, `email` an address. */
  readonly userClaim: 'sub' | 'email';
};

/** A customer managed application, which gets tokens by CreateTokenWithIAM. */
export type Application = {
  /** `arn:aws:sso::<account id>:application/ssoins-…/apl-…` */
  readonly applicationArn: string;
  readonly name: string;
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
  /** Who may ask for tokens in its name. */
  readonly callers: TrustedPrincipals;
  readonly trustedIssuer?: TrustedTokenIssuer;
};

/** Everything an Identity Center instance knows about its organization. */
export type Directory = {
  readonly organization: string;
  readonly region: string;
  /** Start URLs this instance answers for; the first is the one to show to people. */
  readonly startUrls: readonly string[];
  readonly users: readonly User[];
  readonly accounts: readonly Account[];
  readonly permissionSets: readonly PermissionSet[];
  readonly assignments: readonly Assignment[];
  readonly roles?: readonly AssumableRole[];
  readonly applications?: readonly Application[];
};

/** A directory that can change between two calls, answering what the portal API asks. */
export type LiveDirectory = {
  user(userName: string): User | undefined;
  users(): readonly User[];
  /** The user's accounts in the order of their ids. */
  accountsOf(userName: string): readonly Account[];
  /** The user's role names in one account, sorted; `undefined` when the account is not assigned at all. */
  rolesOf(userName: string, accountId: string): readonly string[] | undefined;
  role(roleArn: string): AssumableRole | undefined;
  application(applicationArn: string): Application | undefined;
  addAccount(account: Account): void;
  removeAccount(accountId: string): void;
  assign(userName: string, accountId: string, roleName: string): void;
  /** Without a role name, takes the whole account away; so does taking away the last role. */
  unassign(userName: string, accountId: string, roleName?: string): void;
};

const isAccountId = (value: string): boolean => /^\d{12}$/.test(value);

/**
 * Opens a directory for use.
 * @throws Error when the data contradicts itself: an id that is not 12 digits, a user or account nobody declared;
 * RangeError for a role whose sessions are shorter than an hour or longer than twelve
 */
export const openDirectory = (directory: Directory): LiveDirectory => {
  const users = new Map(directory.users.map((user) => [user.userName, user]));
  const accounts = new Map<string, Account>();
  const assigned = new Map<string, Map<string, readonly string[]>>();
  const sortedAccounts = new Map<string, readonly Account[]>();

  const accountsOfUser = (userName: string): Map<string, readonly string[]> => {
    const found = assigned.get(userName);
    if (found === undefined) throw new Error(`No user is called ${userName}`);
    return found;
  };

  const addAccount = (account: Account): void => {
    if (!isAccountId(account.accountId)) throw new Error(`Not a 12-digit account id: ${account.accountId}`);
    accounts.set(account.accountId, account);
    sortedAccounts.clear();
  };

  const setRoles = (userName: string, accountId: string, roleNames: readonly string[]): void => {
    if (!accounts.has(accountId)) throw new Error(`No account has the id ${accountId}`);
    accountsOfUser(userName).set(accountId, roleNames);
    sortedAccounts.delete(userName);
  };

  const removeFromUser = (userName: string, accountId: string): void => {
    accountsOfUser(userName).delete(accountId);
    sortedAccounts.delete(userName);
  };

  for (const { roleArn, maxSessionSeconds = 3600 } of directory.roles ?? []) {
    if (maxSessionSeconds >= 3600 && maxSessionSeconds <= 43_200) continue;
    throw new RangeError(`maxSessionSeconds of ${roleArn} must be between 3600 and 43200, not ${maxSessionSeconds}`);
  }
  for (const user of directory.users) assigned.set(user.userName, new Map());
  for (const account of directory.accounts) addAccount(account);
  for (const { userName, accountId, roleNames } of directory.assignments) {
    setRoles(userName, accountId, [...roleNames].sort());
  }

  return {
    user: (userName) => users.get(userName),
    users: () => directory.users,
    accountsOf: (userName) => {
      const known = sortedAccounts.get(userName);
      if (known !== undefined) return known;
      const ids = [...(assigned.get(userName)?.keys() ?? [])].sort();
      const sorted = ids.flatMap((id) => accounts.get(id) ?? []);
      sortedAccounts.set(userName, sorted);
      return sorted;
    },
    rolesOf: (userName, accountId) => assigned.get(userName)?.get(accountId),
    application: (applicationArn) =>
      directory.applications?.find((application) => application.applicationArn === applicationArn),
    role: (roleArn) => directory.roles?.find((role) => role.roleArn === roleArn),
    addAccount,
    removeAccount: (accountId) => {
      accounts.delete(accountId);
      for (const userName of users.keys()) removeFromUser(userName, accountId);
    },
    assign: (userName, accountId, roleName) => {
      const before = accountsOfUser(userName).get(accountId) ?? [];
      setRoles(userName, accountId, [...new Set([...before, roleName])].sort());
    },
    unassign: (userName, accountId, roleName) => {
      const left = accountsOfUser(userName)
        .get(accountId)
        ?.filter((name) => roleName !== undefined && name !== roleName);
      if (left === undefined || left.length === 0) removeFromUser(userName, accountId);
      else setRoles(userName, accountId, left);
    },
  };
};
