import { randomBytes } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import { cookieIn } from './cookies.ts';
import type { PortalSession, PortalSessions } from './portal-sessions.ts';

/** Remembers by a cookie who is signed in at the pages, so that the next time in the same jar takes one click. */
export type PageSignIns = {
  /** Signs a user in. The value is for a `Set-Cookie` header. */
  signIn(userName: string, now: number): { readonly setCookie: string };
  /** Who is signed in, from a `Cookie` header. */
  current(cookieHeader: string | null, now: number): PortalSession | undefined;
  sweep(now: number): void;
};

const cookieName = 'simulator-sign-in';

export const createPageSignIns = (sessions: PortalSessions): PageSignIns => {
  const signIns = createBoundedMap<PortalSession>(10_000, ({ endsAt }) => endsAt);
  return {
    signIn: (userName, now) => {
      const session = sessions.start(userName, now);
      const value = randomBytes(32).toString('base64url');
      signIns.set(value, session);
      const maxAge = Math.floor((session.endsAt - now) / 1000);
      return {
        setCookie: `${cookieName}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax`,
      };
    },
    current: (cookieHeader, now) => {
      const value = cookieIn(cookieHeader, cookieName);
      const session = value === undefined ? undefined : signIns.get(value);
      return session === undefined ? undefined : sessions.live(session.id, now);
    },
    sweep: signIns.sweep,
  };
};
