import type { LiveDirectory } from './directory.ts';
import { createPageTokens } from './page-tokens.ts';
import type { PortalSession, PortalSessions } from './portal-sessions.ts';
import { jsonResponse, portalRefusal } from './refusal.ts';
import type { IssuedRoleCredentials } from './role-credentials.ts';
import type { Settings } from './settings.ts';
import type { Tokens } from './tokens.ts';

/** What a portal operation knows about the call: `now` is the service's time in epoch ms. */
type PortalCall = {
  readonly query: URLSearchParams;
  /** The raw `x-amz-sso_bearer_token` header. */
  readonly accessToken: string | null;
  readonly now: number;
  readonly isHomeRegion: boolean;
};

/** The operations of the `sso` API. Each throws a Refusal where the service would refuse. */
export type PortalService = {
  listAccounts(call: PortalCall): Response;
  listAccountRoles(call: PortalCall): Response;
  getRoleCredentials(call: PortalCall): Response;
  logout(call: PortalCall): Response;
};

const largestPage = 100;
const portalScope = 'sso:account:access';

const optionalParameter = (query: URLSearchParams, name: string): string | undefined => {
  const values = query.getAll(name);
  if (values.length > 1) throw portalRefusal('InvalidRequestException', `${name} is given more than once`);
  if (values[0] === '') throw portalRefusal('InvalidRequestException', `${name} is empty`);
  return values[0];
};

const requiredParameter = (query: URLSearchParams, name: string): string => {
  const value = optionalParameter(query, name);
  if (value === undefined) throw portalRefusal('InvalidRequestException', `${name} is missing`);
  return value;
};

const accountIdFrom = (query: URLSearchParams): string => {
  const accountId = requiredParameter(query, 'account_id');
  if (/^\d{12}$/.test(accountId)) return accountId;
  throw portalRefusal('InvalidRequestException', 'account_id must be 12 digits');
};

export const createPortalService = (
  settings: Pick<Settings, 'defaultPageSize' | 'roleCredentialsSeconds' | 'unassignedAccountRoles'>,
  parts: {
    readonly directory: LiveDirectory;
    readonly sessions: PortalSessions;
    readonly tokens: Tokens;
    readonly roleCredentials: IssuedRoleCredentials;
  },
): PortalService => {
  const pageTokens = createPageTokens();

  const signedIn = ({ accessToken, now, isHomeRegion }: PortalCall): PortalSession => {
    const access = accessToken === null || !isHomeRegion ? undefined : parts.tokens.access(accessToken, now);
    if (access === undefined) throw portalRefusal('UnauthorizedException', 'Session token not found or invalid');
    // Tokens of clients without scopes are implicitly good for the portal, and for nothing else.
    if (access.scopes.length > 0 && !access.scopes.includes(portalScope)) {
      throw portalRefusal('ForbiddenException', 'No access');
    }
    return access.session;
  };

  const pageSizeFrom = (query: URLSearchParams): number => {
    const given = optionalParameter(query, 'max_result');
    if (given === undefined) return settings.defaultPageSize;
    const size = /^\d{1,3}$/.test(given) ? Number(given) : 0;
    if (size >= 1 && size <= largestPage) return size;
    throw portalRefusal('InvalidRequestException', `max_result must be a number from 1 to ${largestPage}`);
  };

  return {
    listAccounts: (call) => {
      const { userName } = signedIn(call);
      const { items, nextToken } = pageTokens.page({
        listing: `accounts of ${userName}`,
        items: parts.directory.accountsOf(userName),
        keyOf: ({ accountId }) => accountId,
        size: pageSizeFrom(call.query),
        nextToken: optionalParameter(call.query, 'next_token'),
      });
      return jsonResponse({ nextToken, accountList: items });
    },

    listAccountRoles: (call) => {
      const { userName } = signedIn(call);
      const accountId = accountIdFrom(call.query);
      const size = pageSizeFrom(call.query);
      const roleNames = parts.directory.rolesOf(userName, accountId);
      if (roleNames === undefined && settings.unassignedAccountRoles === 'forbidden') {
        throw portalRefusal('ForbiddenException', 'No access');
      }
      const { items, nextToken } = pageTokens.page({
        listing: `roles of ${userName} in ${accountId}`,
        items: roleNames ?? [],
        keyOf: (roleName) => roleName,
        size,
        nextToken: optionalParameter(call.query, 'next_token'),
      });
      return jsonResponse({ nextToken, roleList: items.map((roleName) => ({ roleName, accountId })) });
    },

    getRoleCredentials: (call) => {
      const { userName } = signedIn(call);
      const accountId = accountIdFrom(call.query);
      const roleName = requiredParameter(call.query, 'role_name');
      if (!parts.directory.rolesOf(userName, accountId)?.includes(roleName)) {
        throw portalRefusal('ForbiddenException', 'No access');
      }
      const holder = { kind: 'permission-set', userName, accountId, roleName } as const;
      return jsonResponse({
        roleCredentials: parts.roleCredentials.issue(holder, call.now, settings.roleCredentialsSeconds),
      });
    },

    logout: (call) => {
      const access = call.accessToken === null ? undefined : parts.tokens.access(call.accessToken, call.now);
      if (access === undefined) throw portalRefusal('UnauthorizedException', 'Session token not found or invalid');
      parts.sessions.end(access.session.id);
      return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
    },
  };
};
