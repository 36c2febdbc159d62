import type { Catalog, RoleRef, SessionId, SessionView } from '../../shared/model.ts';
import type { EngineSession, RoleCredentials } from './ports.ts';

export type Engine = {
  /** Publishes what the vault and the last run left of these sessions, and plans their refreshes. */
  start(sessions: readonly EngineSession[]): Promise<void>;
  addSession(session: EngineSession): Promise<void>;
  /** Signs the session out when its start URL, region or scopes changed. */
  changeSession(session: EngineSession): Promise<void>;
  /** Signs out, then forgets tokens, registration and catalog. */
  removeSession(id: SessionId): Promise<void>;
  /** Where this session's requests go when not by AWS's own rules. */
  overrideOf(session: EngineSession): SessionView['override'];
  /** Runs a device authorization to its end; what became of it is published as the session's status. Never rejects. */
  signIn(id: SessionId): Promise<void>;
  cancelSignIn(id: SessionId): void;
  /** Logout at the service, then forgets tokens and cached role credentials. `toldService` is false when it could not be reached. */
  signOut(id: SessionId): Promise<{ readonly toldService: boolean }>;
  /** Lists accounts and roles again; progress and failure are published. Never rejects. */
  sync(id: SessionId): Promise<void>;
  catalog(id: SessionId): Catalog;
  /** Throws AppError: no-access, sign-in-again, offline, timed-out, throttled, service-failed, sign-in-needed-to-copy. */
  roleCredentials(role: RoleRef): Promise<RoleCredentials>;
  /** The machine woke, the network came back, or a shared file changed: look at every instant again. */
  wake(): void;
  /** Stops every timer and open request; nothing is forgotten. */
  stop(): void;
};
