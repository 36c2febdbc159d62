import { AppError, errorView } from '../../shared/errors.ts';
import type { Endpoints, SessionId } from '../../shared/model.ts';
import { type Clients, createClients } from './clients.ts';
import {
  checkEndpoints,
  checkPlaces,
  isLoopbackUrl,
  type ResolvedEndpoints,
  resolveEndpoints,
  sameEndpoints,
} from './endpoints.ts';
import type { EngineSession, Places, Ports, SessionSecrets } from './ports.ts';
import { type RecordingPorts, recordClients } from './protocol.ts';
import { ruleEndpoints } from './rule-endpoints.ts';

/** A session with everything needed to make its requests. */
export type SessionContext = {
  readonly session: EngineSession;
  readonly endpoints: Endpoints;
  readonly clients: Clients;
  /** Reachable without any network. */
  readonly isLocal: boolean;
  /** Where role credentials are taken: STS, federation sign-in, console. Throws AppError `endpoint-insecure`. */
  places(): Places;
};

/** What making a session's requests asks of the world. */
export type ContextPorts = Pick<Ports, 'environment' | 'configuredEndpoints' | 'fetch'> & RecordingPorts;

/** Where this session's requests go, and who says so. */
export const resolvedFor = (session: EngineSession, ports: ContextPorts): ResolvedEndpoints =>
  resolveEndpoints(session, {
    environment: ports.environment,
    configured: ports.configuredEndpoints(session),
    rules: ruleEndpoints,
  });

/** Throws AppError `endpoint-insecure`. */
export const createSessionContext = (session: EngineSession, ports: ContextPorts): SessionContext => {
  const { endpoints: resolved, places } = resolvedFor(session, ports);
  const endpoints = checkEndpoints(resolved);
  return {
    session,
    endpoints,
    clients: recordClients(createClients(endpoints, session.region, ports), endpoints, session.id, ports),
    isLocal: isLoopbackUrl(endpoints.oidc) && isLoopbackUrl(endpoints.portal),
    places: () => checkPlaces(places),
  };
};

/** The sessions the engine knows, each with its context made when first needed. */
export const createSessionContexts = (ports: ContextPorts) => {
  const sessions = new Map<SessionId, EngineSession>();
  const contexts = new Map<SessionId, SessionContext>();
  /** Throws AppError `session-unknown` or `endpoint-insecure`. */
  const of = (id: SessionId): SessionContext => {
    const session = sessions.get(id);
    if (session === undefined) throw new AppError('session-unknown');
    const context = contexts.get(id) ?? createSessionContext(session, ports);
    contexts.set(id, context);
    return context;
  };
  return {
    set(session: EngineSession): void {
      sessions.set(session.id, session);
      contexts.delete(session.id);
    },
    delete(id: SessionId): void {
      sessions.delete(id);
      contexts.delete(id);
    },
    session: (id: SessionId): EngineSession | undefined => sessions.get(id),
    ids: (): readonly SessionId[] => [...sessions.keys()],
    of,
    /** Resolves the session's endpoints again; true when its tokens go elsewhere from now on, or may do so. */
    renew(id: SessionId): boolean {
      const before = contexts.get(id);
      contexts.delete(id);
      try {
        return before === undefined || !sameEndpoints(before.endpoints, of(id).endpoints);
      } catch {
        return true;
      }
    },
  };
};

export type SessionContexts = ReturnType<typeof createSessionContexts>;

/**
 * The session's secrets, if they belong to where its requests go now. Throws AppError `endpoint-changed` when other
 * endpoints issued its token: they stay in the vault, for the day the override is gone.
 */
export const readSecrets = async (context: SessionContext, ports: Ports): Promise<SessionSecrets | undefined> => {
  const secrets = await ports.secrets.read(context.session.id);
  if (secrets === undefined || sameEndpoints(secrets.endpoints, context.endpoints)) return secrets;
  if (secrets.token !== undefined) throw new AppError('endpoint-changed');
  return undefined;
};

/** Writes a session's secrets. A disk that fails does not fail the person: the vault goes on from memory, and says so. */
export const keepSecrets = async (ports: Ports, id: SessionId, secrets: SessionSecrets): Promise<void> => {
  try {
    await ports.secrets.write(id, secrets);
  } catch (error) {
    const view = errorView(error);
    ports.publish.notice(view);
    ports.publish.protocol(id, { kind: 'event', at: ports.clock.now(), event: 'not-kept', because: view.code });
  }
};
