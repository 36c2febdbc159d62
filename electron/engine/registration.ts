import { minuteMs } from '../../shared/time.ts';
import { registerClient } from './oidc.ts';
import type { ClientRegistration, Ports } from './ports.ts';
import { keepSecrets, type SessionContext } from './session-context.ts';

const leastLifeMs = 15 * minuteMs;

const sameScopes = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((scope) => right.includes(scope));

/** A registration is good for a new sign-in while more than 15 minutes of it remain and its scopes are the session's. */
export const isReusableRegistration = (
  registration: ClientRegistration,
  scopes: readonly string[],
  now: number,
): boolean => registration.expiresAt - now > leastLifeMs && sameScopes(registration.scopes, scopes);

/**
 * Registers a client and keeps the registration for the next sign-in, unless a live token depends on the one kept now:
 * then the new one is stored together with the token it will earn. Throws ServiceError.
 */
export const registerAndKeep = async (
  context: SessionContext,
  ports: Ports,
  signal: AbortSignal,
): Promise<ClientRegistration> => {
  const { session, endpoints, clients } = context;
  const registration = await registerClient(clients.oidc, ports.clock, session.scopes, signal);
  await ports.secrets.exclusively(session.id, async () => {
    const stored = await ports.secrets.read(session.id);
    if (stored?.token === undefined) await keepSecrets(ports, session.id, { endpoints, registration });
  });
  return registration;
};
