import type { SignInMethod } from '../../shared/model.ts';
import { defaultScopes } from '../../shared/session-input.ts';
import { minuteMs } from '../../shared/time.ts';
import { sameEndpoints } from './endpoints.ts';
import { registerClient } from './oidc.ts';
import type { ClientRegistration, EngineSession, SessionSecrets } from './ports.ts';
import type { EnginePorts } from './service-clock.ts';
import { keepSecrets, type SessionContext } from './session-context.ts';
import type { SignInTarget } from './sign-in-flow.ts';

const leastLifeMs = 15 * minuteMs;

const sameScopes = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((scope) => right.includes(scope));

/** Without scopes there is no authorization code grant: the one that AWS tools ask for then is asked for. */
const scopesFor = (method: SignInMethod, scopes: readonly string[]): readonly string[] =>
  method === 'browser' && scopes.length === 0 ? defaultScopes : scopes;

/** True while more than 15 minutes of a registration remain, and it was made for this method and these scopes. */
const isReusableRegistration = (
  registration: ClientRegistration,
  wanted: { readonly method: SignInMethod; readonly scopes: readonly string[] },
  now: number,
): boolean =>
  registration.method === wanted.method &&
  registration.expiresAt - now > leastLifeMs &&
  sameScopes(registration.scopes, wanted.scopes);

/** Secrets with one more registration: where a token depends on another one, beside it. */
const withRegistration = (
  stored: SessionSecrets | undefined,
  endpoints: SessionSecrets['endpoints'],
  registration: ClientRegistration,
): SessionSecrets => {
  if (stored !== undefined && !sameEndpoints(stored.endpoints, endpoints)) {
    return stored.token === undefined ? { endpoints, registration } : stored;
  }
  const before = stored?.registration;
  if (stored?.token !== undefined) {
    // The one that earned the token stays until the new one has earned another.
    return before?.method === registration.method ? stored : { ...stored, otherRegistration: registration };
  }
  const other = [before, stored?.otherRegistration].find(
    (each) => each !== undefined && each.method !== registration.method,
  );
  return { endpoints, registration, ...(other && { otherRegistration: other }) };
};

/** The file that others share is not written again for the sake of a registration. */
const isInFile = (session: EngineSession, stored: SessionSecrets | undefined): boolean =>
  session.sharedAs !== undefined && stored?.token !== undefined;

/** Registers a client for one method and keeps the registration for the next sign-in. Throws ServiceError. */
export const registerAndKeep = async (
  context: SessionContext,
  ports: EnginePorts,
  method: SignInMethod,
  { startUrl, signal }: SignInTarget,
): Promise<ClientRegistration> => {
  const { session, endpoints, clients } = context;
  const scopes = scopesFor(method, session.scopes);
  const registration = await registerClient(clients.oidc, ports.clock, { method, scopes, startUrl }, signal);
  await ports.secrets.exclusively(session.id, async () => {
    const stored = await ports.secrets.read(session.id);
    if (isInFile(session, stored)) return;
    await keepSecrets(ports, session.id, withRegistration(stored, endpoints, registration));
  });
  return registration;
};

/** A registration for one method: one that is kept, where it may be used again, else a new one. Throws ServiceError. */
export const registrationFor = async (
  context: SessionContext,
  ports: EnginePorts,
  method: SignInMethod,
  target: SignInTarget,
): Promise<ClientRegistration> => {
  const wanted = { method, scopes: scopesFor(method, context.session.scopes) };
  const now = ports.clock.now();
  return (
    target.kept.find((each) => isReusableRegistration(each, wanted, now)) ??
    (await registerAndKeep(context, ports, method, target))
  );
};

/** Forgets a registration, unless a token depends on it. */
export const dropRegistration = async (
  { session }: SessionContext,
  ports: EnginePorts,
  { clientId }: ClientRegistration,
): Promise<void> => {
  await ports.secrets.exclusively(session.id, async () => {
    const stored = await ports.secrets.read(session.id);
    if (stored === undefined || isInFile(session, stored)) return;
    const { registration, otherRegistration, ...rest } = stored;
    const isBound = stored.token !== undefined || registration?.clientId !== clientId;
    await keepSecrets(ports, session.id, {
      ...rest,
      ...(registration && isBound && { registration }),
      ...(otherRegistration && otherRegistration.clientId !== clientId && { otherRegistration }),
    });
  });
};
