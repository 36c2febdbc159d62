import { randomBytes } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import type { RoleHolder } from './caller-identity.ts';
import { cookieIn } from './cookies.ts';
import type { IssuedSecrets } from './issued-secrets.ts';

/** Somebody's time at the console, until an instant in epoch ms. */
export type ConsoleSession = { readonly holder: RoleHolder; readonly endsAt: number };

export type ConsoleSignIns = {
  /** A token that opens the console for a session, for 15 minutes. */
  issueToken(session: ConsoleSession, now: number): string;
  /** What a token opens, unless it is unknown or too old. */
  opened(signinToken: string, now: number): ConsoleSession | undefined;
  /** The `Set-Cookie` header for a session; it takes the place of the session before it in the same jar. */
  signIn(session: ConsoleSession, now: number): string;
  /** Ends the session of a jar, and takes its cookie away by the returned `Set-Cookie` header. */
  signOut(cookieHeader: string | null): string;
  current(cookieHeader: string | null, now: number): ConsoleSession | undefined;
  sweep(now: number): void;
};

const cookieName = 'simulator-console';
const tokenLifetimeMs = 15 * 60_000;

export const createConsoleSignIns = (secrets: IssuedSecrets): ConsoleSignIns => {
  const tokens = createBoundedMap<ConsoleSession & { readonly expiresAt: number }>(10_000, (token) => token.expiresAt);
  const sessions = createBoundedMap<ConsoleSession>(10_000, ({ endsAt }) => endsAt);
  return {
    issueToken: (session, now) => {
      const token = secrets.remember(randomBytes(300).toString('base64url'));
      tokens.set(token, { ...session, expiresAt: now + tokenLifetimeMs });
      return token;
    },
    opened: (signinToken, now) => {
      const token = tokens.get(signinToken);
      return token !== undefined && now < token.expiresAt ? token : undefined;
    },
    signIn: (session, now) => {
      const value = secrets.remember(randomBytes(32).toString('base64url'));
      sessions.set(value, session);
      const maxAge = Math.max(0, Math.floor((session.endsAt - now) / 1000));
      return `${cookieName}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`;
    },
    signOut: (cookieHeader) => {
      sessions.delete(cookieIn(cookieHeader, cookieName) ?? '');
      return `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;
    },
    current: (cookieHeader, now) => {
      const session = sessions.get(cookieIn(cookieHeader, cookieName) ?? '');
      return session !== undefined && now < session.endsAt ? session : undefined;
    },
    sweep: (now) => {
      tokens.sweep(now);
      sessions.sweep(now);
    },
  };
};
