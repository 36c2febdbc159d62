import { createBoundedMap } from './bounded-map.ts';
import type { ClientRegistration } from './client-registrations.ts';
import type { IssuedSecrets } from './issued-secrets.ts';
import type { PortalSession, PortalSessions } from './portal-sessions.ts';
import { oidcRefusal } from './refusal.ts';
import type { Settings } from './settings.ts';

/** What CreateToken hands out. A client without scopes gets no refresh token. */
export type IssuedToken = {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number;
};

type AccessToken = {
  readonly portalSessionId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
};

type RefreshToken = {
  readonly portalSessionId: string;
  readonly clientId: string;
  readonly sessionEndsAt: number;
  /** When an exchanged token stops working; never by default. */
  diesAt: number;
};

export type Tokens = {
  /** Throws InvalidGrantException when the sign-in behind the grant is over. */
  issue(client: ClientRegistration, portalSessionId: string, now: number): IssuedToken;
  /** Exchanges a refresh token for new tokens. Throws InvalidGrantException; a stolen token may end the sign-in. */
  refresh(refreshToken: string, client: ClientRegistration, now: number): IssuedToken;
  /** The sign-in and scopes behind an access token that still works. */
  access(
    accessToken: string,
    now: number,
  ): { readonly session: PortalSession; readonly scopes: readonly string[] } | undefined;
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

  const issueIn = (client: ClientRegistration, session: PortalSession, now: number): IssuedToken => {
    const isRefreshable = client.scopes.length > 0;
    const longest = isRefreshable ? settings.accessTokenSeconds : unscopedTokenSeconds;
    const expiresInSeconds = Math.min(longest, Math.floor((session.endsAt - now) / 1000));
    const accessToken = secrets.token('aoa');
    accessTokens.set(accessToken, {
      portalSessionId: session.id,
      scopes: client.scopes,
      expiresAt: now + expiresInSeconds * 1000,
    });
    if (!isRefreshable) return { accessToken, refreshToken: undefined, expiresInSeconds };
    const refreshToken = secrets.token('aor');
    refreshTokens.set(refreshToken, {
      portalSessionId: session.id,
      clientId: client.clientId,
      sessionEndsAt: session.endsAt,
      diesAt: Number.POSITIVE_INFINITY,
    });
    return { accessToken, refreshToken, expiresInSeconds };
  };

  /** A sign-in with less than a second left is over: `expiresIn` counts whole seconds. */
  const liveSession = (portalSessionId: string, now: number): PortalSession | undefined => {
    const session = sessions.live(portalSessionId, now);
    return session !== undefined && session.endsAt - now >= 1000 ? session : undefined;
  };

  return {
    issue: (client, portalSessionId, now) => {
      const session = liveSession(portalSessionId, now);
      if (session === undefined) throw oidcRefusal('InvalidGrantException', 'Invalid grant provided');
      return issueIn(client, session, now);
    },

    refresh: (presented, client, now) => {
      const token = refreshTokens.get(presented);
      const session = token === undefined ? undefined : liveSession(token.portalSessionId, now);
      if (token === undefined || session === undefined || token.clientId !== client.clientId)
        throw invalidRefreshToken();
      const rotation = settings.refreshTokenRotation;
      if (rotation === 'keep-old') return issueIn(client, session, now);
      if (now >= token.diesAt) {
        // Only a copy in other hands explains it, and nobody can tell which of the two is the thief.
        if (rotation.onReuse === 'end-session') sessions.end(session.id);
        throw invalidRefreshToken();
      }
      token.diesAt = Math.min(token.diesAt, now + rotation.graceSeconds * 1000);
      return issueIn(client, session, now);
    },

    access: (accessToken, now) => {
      const token = accessTokens.get(accessToken);
      if (token === undefined || now >= token.expiresAt) return undefined;
      const session = sessions.live(token.portalSessionId, now);
      return session === undefined ? undefined : { session, scopes: token.scopes };
    },

    sweep: (now) => {
      accessTokens.sweep(now);
      refreshTokens.sweep(now);
    },
  };
};
