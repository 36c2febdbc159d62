import type { SessionId } from '../../shared/model.ts';
import { isReusable, type Margin } from './access-token.ts';
import { createFlights, type Flights } from './flights.ts';
import type { RoleCredentials } from './ports.ts';
import type { ServiceClock } from './service-clock.ts';

type Kept = { readonly credentials: RoleCredentials; readonly issuedAt: number };
type Held = { readonly kept: Map<string, Kept>; readonly flights: Flights<RoleCredentials> };

/** Credentials kept in memory until shortly before they expire, by session and by what they were fetched for. */
export const createKeptCredentials = (clock: ServiceClock) => {
  const sessions = new Map<SessionId, Held>();

  const heldOf = (id: SessionId): Held => {
    const held = sessions.get(id) ?? { kept: new Map<string, Kept>(), flights: createFlights<RoleCredentials>() };
    sessions.set(id, held);
    return held;
  };

  return {
    /** Those kept, or else what `fetch` gives; one flight at a time for each key. */
    get(id: SessionId, key: string, margin: Margin, fetch: () => Promise<RoleCredentials>): Promise<RoleCredentials> {
      // A sign-out meanwhile lets go of these, and with them of an answer still on its way.
      const { kept, flights } = heldOf(id);
      const found = kept.get(key);
      if (found !== undefined && isReusable(found.credentials, found.issuedAt, clock.now(), margin)) {
        return Promise.resolve(found.credentials);
      }
      return flights.share(key, async () => {
        const askedAt = clock.mark();
        const credentials = await fetch();
        kept.set(key, { credentials, issuedAt: askedAt() });
        return credentials;
      });
    },
    forget(id: SessionId): void {
      sessions.delete(id);
    },
  };
};
