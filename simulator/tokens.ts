import { createBoundedMap } from './bounded-map.ts';
import type { IssuedSecrets } from './issued-secrets.ts';
import type { PortalSession, PortalSessions } from './portal-sessions.ts';
import { oidcRefusal } from './refusal.ts';
import type { Settings } from './settings.ts';

/** What tokens came from, where their origin can still turn out bad; it is shared by all that came from it. */
export type Grant = { isRevoked: boolean };

/** Whose tokens: a client or an application, with the scopes that it got. */
type TokenOwner = { readonly clientId: string; readonly scopes: readonly string[] };

/** What CreateToken hands out. A client without scopes gets no refresh token. */
export type IssuedToken = {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number;
  readonly scopes: readonly string[];
  readonly session: PortalSession;
};

type AccessToken = {
  readonly portalSessionId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
  readonly grant: Grant;
};

type RefreshToken = {
  readonly portalSessionId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly grant: Grant;
  readonly sessionEndsAt: number;
  /** When an exchanged token stops working; never by default. */
  diesAt: number;
};

export type Tokens = {
  /**
   * Throws InvalidGrantException when the sign-in behind the grant is over.
   * @param grant `isRefreshable` unless said otherwise when the owner has scopes
   */
  issue(
    owner: TokenOwner,
    portalSessionId: string,
    now: number,
    grant?: { readonly origin?: Grant; readonly isRefreshable?: boolean },
  ): IssuedToken;
  /**
   * Exchanges a refresh token for new tokens. Throws InvalidGrantException; a stolen token may end the sign-in.
   * @param scopes those wanted of the ones there are, all where none is named. Throws InvalidScopeException for others
   */
  refresh(refreshToken: string, clientId: string, now: number, scopes?: readonly string[]): IssuedToken;
  /** The sign-in, client and scopes behind an access token that still works. */
  access(
    accessToken: string,
    now: number,
  ): { readonly session: PortalSession; readonly clientId: string; readonly scopes: readonly string[] } | undefined;
  sweep(now: number): void;
};

/** Without scopes a token is of the older kind: eight hours, not refreshable. */
const unscopedTokenSeconds = 28_800;
const capacity = 20_000;

const invalidRefreshToken = () => oidcRefusal('InvalidGrantException', 'Invalid refresh token provided');

export const createTokens = (
  settings: Pick<Settings, 'accessTokenSeconds' | 'refreshTokenRotation'>,
  sessions: PortalSessions,
  secrets: IssuedSecrets,
): Tokens => {
  const accessTokens = createBoundedMap<AccessToken>(capacity, ({ expiresAt }) => expiresAt);
  const refreshTokens = createBoundedMap<RefreshToken>(capacity, ({ sessionEndsAt }) => sessionEndsAt);

  const issueIn = (
    { clientId, scopes }: TokenOwner,
    session: PortalSession,
    now: number,
    {
      grant,
      isRefreshable,
      refreshableScopes = scopes,
    }: { readonly grant: Grant; readonly isRefreshable: boolean; readonly refreshableScopes?: readonly string[] },
  ): IssuedToken => {
    const longest = scopes.length > 0 ? settings.accessTokenSeconds : unscopedTokenSeconds;
    const expiresInSeconds = Math.min(longest, Math.floor((session.endsAt - now) / 1000));
    const accessToken = secrets.token('aoa');
    accessTokens.set(accessToken, {
      portalSessionId: session.id,
      clientId,
      scopes,
      expiresAt: now + expiresInSeconds * 1000,
      grant,
    });
    const issued = { accessToken, expiresInSeconds, scopes, session };
    if (!isRefreshable) return { ...issued, refreshToken: undefined };
    const refreshToken = secrets.token('aor');
    refreshTokens.set(refreshToken, {
      portalSessionId: session.id,
      clientId,
      scopes: refreshableScopes,
      grant,
      sessionEndsAt: session.endsAt,
      diesAt: Number.POSITIVE_INFINITY,
    });
    return { ...issued, refreshToken };
  };

  /** A sign-in with less than a second left is over: `expiresIn` counts whole seconds. */
  const liveSession = (portalSessionId: string, now: number): PortalSession | undefined => {
    const session = sessions.live(portalSessionId, now);
    return session !== undefined && session.endsAt - now >= 1000 ? session : undefined;
  };

  return {
    issue: (owner, portalSessionId, now, { origin, isRefreshable } = {}) => {
      const session = liveSession(portalSessionId, now);
      if (session === undefined) throw oidcRefusal('InvalidGrantException', 'Invalid grant provided');
      return issueIn(owner, session, now, {
        grant: origin ?? { isRevoked: false },
        isRefreshable: isRefreshable ?? owner.scopes.length > 0,
      });
    },

    refresh: (presented, clientId, now, scopes = []) => {
      const token = refreshTokens.get(presented);
      const session = token === undefined ? undefined : liveSession(token.portalSessionId, now);
      if (token === undefined || session === undefined || token.clientId !== clientId) throw invalidRefreshToken();
      if (token.grant.isRevoked) throw invalidRefreshToken();
      if (!scopes.every((scope) => token.scopes.includes(scope))) {
        throw oidcRefusal('InvalidScopeException', 'Invalid scope provided');
      }
      const owner = { clientId, scopes: scopes.length > 0 ? scopes : token.scopes };
      const { grant, scopes: refreshableScopes } = token;
      // A new refresh token is good for all that the old one was (RFC 6749 section 6).
      const again = () => issueIn(owner, session, now, { grant, isRefreshable: true, refreshableScopes });
      const rotation = settings.refreshTokenRotation;
      if (rotation === 'keep-old') return again();
      if (now >= token.diesAt) {
        // Only a copy in other hands explains it, and nobody can tell which of the two is the thief.
        if (rotation.onReuse === 'end-session') sessions.end(session.id);
        throw invalidRefreshToken();
      }
      token.diesAt = Math.min(token.diesAt, now + rotation.graceSeconds * 1000);
      return again();
    },

    access: (accessToken, now) => {
      const token = accessTokens.get(accessToken);
      if (token === undefined || token.grant.isRevoked || now >= token.expiresAt) return undefined;
      const session = sessions.live(token.portalSessionId, now);
      return session === undefined ? undefined : { session, clientId: token.clientId, scopes: token.scopes };
    },

    sweep: (now) => {
      accessTokens.sweep(now);
      refreshTokens.sweep(now);
    },
  };
};
