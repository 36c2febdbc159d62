import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  type SSOClient,
} from '@aws-sdk/client-sso';
import type { Account } from '../../shared/model.ts';
import { judge, ServiceError } from './errors.ts';
import type { RoleCredentials } from './ports.ts';

const pageSize = 100;

export type Page<Item> = { readonly items: readonly Item[]; readonly nextToken?: string };

const judged = (error: unknown): never => {
  throw judge(error);
};

const pageOf = <Item>(items: readonly Item[], nextToken: string | null | undefined): Page<Item> =>
  nextToken ? { items, nextToken } : { items };

/** One page of ListAccounts. Throws ServiceError. */
export const listAccounts = async (
  client: SSOClient,
  accessToken: string,
  nextToken?: string,
): Promise<Page<Omit<Account, 'roles'>>> => {
  const command = new ListAccountsCommand({ accessToken, maxResults: pageSize, ...(nextToken && { nextToken }) });
  const answer = await client.send(command).catch(judged);
  const accounts = (answer.accountList ?? []).flatMap(({ accountId, accountName, emailAddress }) =>
    accountId ? [{ accountId, accountName: accountName || accountId, emailAddress: emailAddress ?? '' }] : [],
  );
  return pageOf(accounts, answer.nextToken);
};

/** One page of ListAccountRoles: role names. Throws ServiceError. */
export const listAccountRoles = async (
  client: SSOClient,
  accessToken: string,
  accountId: string,
  nextToken?: string,
): Promise<Page<string>> => {
  const command = new ListAccountRolesCommand({
    accessToken,
    accountId,
    maxResults: pageSize,
    ...(nextToken && { nextToken }),
  });
  const answer = await client.send(command).catch(judged);
  const names = (answer.roleList ?? []).flatMap(({ roleName }) => (roleName ? [roleName] : []));
  return pageOf(names, answer.nextToken);
};

/** GetRoleCredentials; its `expiration` is epoch milliseconds already. Throws ServiceError. */
export const getRoleCredentials = async (
  client: SSOClient,
  accessToken: string,
  accountId: string,
  roleName: string,
): Promise<RoleCredentials> => {
  const command = new GetRoleCredentialsCommand({ accessToken, accountId, roleName });
  const { roleCredentials } = await client.send(command).catch(judged);
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) {
    throw new ServiceError('server-failed', 'an answer without the expected members');
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration };
};

/** Logout: ends the portal session behind the access token. Throws ServiceError. */
export const logout = async (client: SSOClient, accessToken: string): Promise<void> => {
  await client.send(new LogoutCommand({ accessToken })).catch(judged);
};
