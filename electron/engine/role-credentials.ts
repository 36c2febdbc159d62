import { AppError } from '../../shared/errors.ts';
import type { RoleRef, SessionId } from '../../shared/model.ts';
import { isReusable, type Margin, marginForPeople } from './access-token.ts';
import { appError, isPassing, judge } from './errors.ts';
import { createFlights, type Flights } from './flights.ts';
import { getRoleCredentials } from './portal.ts';
import type { PortalCall } from './portal-calls.ts';
import type { Ports, RoleCredentials } from './ports.ts';
import { wait } from './waiting.ts';

const mostTries = 3;
const firstPauseMs = 400;

type Kept = { readonly credentials: RoleCredentials; readonly issuedAt: number };
type Held = { readonly kept: Map<string, Kept>; readonly flights: Flights<RoleCredentials> };

/** Role credentials on demand, kept in memory until shortly before they expire (GetRoleCredentials). */
export const createRoleCredentials = (ports: Ports, portalCall: PortalCall) => {
  const { clock, random } = ports;
  const sessions = new Map<SessionId, Held>();

  const heldOf = (id: SessionId): Held => {
    const held = sessions.get(id) ?? { kept: new Map<string, Kept>(), flights: createFlights<RoleCredentials>() };
    sessions.set(id, held);
    return held;
  };

  const fetchWithRetries = async ({ sessionId, accountId, roleName }: RoleRef): Promise<RoleCredentials> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await portalCall(sessionId, (client, accessToken) =>
          getRoleCredentials(client, accessToken, accountId, roleName),
        );
      } catch (error) {
        if (error instanceof AppError) throw error;
        const { refusal } = judge(error);
        if (refusal === 'forbidden') throw new AppError('no-access', { detail: roleName });
        if (!isPassing(refusal) || tries === mostTries) throw appError(error);
        await wait(clock, firstPauseMs * 2 ** (tries - 1) * (0.5 + random() / 2));
      }
    }
  };

  return {
    get(role: RoleRef, margin: Margin = marginForPeople): Promise<RoleCredentials> {
      // A sign-out meanwhile lets go of these, and with them of an answer still on its way.
      const { kept, flights } = heldOf(role.sessionId);
      const key = `${role.accountId} ${role.roleName}`;
      const found = kept.get(key);
      if (found !== undefined && isReusable(found.credentials, found.issuedAt, clock.now(), margin)) {
        return Promise.resolve(found.credentials);
      }
      return flights.share(key, async () => {
        const issuedAt = clock.now();
        const credentials = await fetchWithRetries(role);
        kept.set(key, { credentials, issuedAt });
        return credentials;
      });
    },
    forget(id: SessionId): void {
      sessions.delete(id);
    },
  };
};
