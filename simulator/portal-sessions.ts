import { randomUUID } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';

/** A person's sign-in at the service. Tokens hang on it and none outlives it. */
export type PortalSession = { readonly id: string; readonly userName: string; readonly endsAt: number };

export type PortalSessions = {
  start(userName: string, now: number): PortalSession;
  /** The session, unless it ran out, was signed out of, or was revoked. */
  live(id: string, now: number): PortalSession | undefined;
  end(id: string): void;
  /** Ends every session, or every session of one user. */
  revoke(userName?: string): void;
  sweep(now: number): void;
};

export const createPortalSessions = (lengthMs: number): PortalSessions => {
  const sessions = createBoundedMap<PortalSession>(10_000, ({ endsAt }) => endsAt);
  return {
    start: (userName, now) => {
      const session = { id: randomUUID(), userName, endsAt: now + lengthMs };
      sessions.set(session.id, session);
      return session;
    },
    live: (id, now) => {
      const session = sessions.get(id);
      return session !== undefined && now < session.endsAt ? session : undefined;
    },
    end: sessions.delete,
    revoke: (userName) => {
      for (const session of [...sessions.values()]) {
        if (userName === undefined || session.userName === userName) sessions.delete(session.id);
      }
    },
    sweep: sessions.sweep,
  };
};
