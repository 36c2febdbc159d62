/** What the engine asks of the world. */
import type { ErrorView } from '../../shared/errors.ts';
import type {
  Account,
  CatalogDelta,
  Endpoints,
  PortalSessionView,
  SessionId,
  SessionStatus,
  SsoSession,
  SyncStatus,
} from '../../shared/model.ts';
import type { ProtocolEntry } from '../../shared/protocol.ts';

/** RegisterClient's answer. The secret is as secret as a token. */
export type ClientRegistration = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: number;
  readonly scopes: readonly string[];
};

/** CreateToken's answer. Without a refresh token the sign-in ends at `expiresAt`. */
export type AccessToken = {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Of the portal session behind it, what is known. */
  readonly portalSession?: PortalSessionView;
};

/** All secrets of one session, with the endpoints that issued them: they are sent nowhere else. */
export type SessionSecrets = {
  readonly endpoints: Endpoints;
  readonly registration?: ClientRegistration;
  readonly token?: AccessToken;
};

/** GetRoleCredentials' answer. */
export type RoleCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: number;
};

/** A session as the engine works with it; `endpoints` are its own, ahead of any rule. */
export type EngineSession = SsoSession & { readonly endpoints?: Endpoints & SetEndpoints };

export type Ports = {
  /** One HTTP exchange: no cookies, no cache, redirects are errors. Rejects with a TypeError when no answer came, with AppError `certificate-refused` when the server could not prove itself. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly network: Network;
  readonly secrets: Secrets;
  readonly sharedTokens: SharedTokens;
  readonly catalogs: Catalogs;
/** Where a session's other errands go; its own tokens never do. Absolute URLs. */
export type Places = {
  /** Federation sign-in is at `/federation` below it. */
  readonly signIn: string;
  readonly console: string;
  readonly sts: string;
};

/** Endpoints that somebody has set, by what they are of. */
export type SetEndpoints = Partial<Endpoints & Omit<Places, 'console'>>;

/** What the config file of AWS tools says of a session's endpoints, through the profiles that use the session. */
export type ConfiguredEndpoints = {
  readonly endpoints: SetEndpoints;
  /** Profiles that do not agree where to sign in, so that none of them has a say. */
  readonly disagreeing: readonly string[];
};

  /** The endpoint variables every AWS SDK reads. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly publish: Publish;
};

export type Clock = {
  /** Epoch ms. */
  now(): number;
  /** Runs once after `lengthMs` (at most 2^31-1); the returned function takes it back. */
  setTimer(lengthMs: number, run: () => void): () => void;
};

export type Network = { isOnline(): boolean };

/** Read afresh each time: other tools may write too. Rejects with an AppError when the store fails, which never means "signed out". */
  /** As last read; `Engine.endpointsChanged` is told when that changes. */
  readonly configuredEndpoints: (session: EngineSession) => ConfiguredEndpoints;
export type Secrets = {
  read(id: SessionId): Promise<SessionSecrets | undefined>;
  write(id: SessionId, secrets: SessionSecrets): Promise<void>;
  forget(id: SessionId): Promise<void>;
  /** Runs `work` while nobody else works on the same session's secrets. */
  exclusively<T>(id: SessionId, work: () => Promise<T>): Promise<T>;
};

/**
 * The token files of AWS tools, for sessions that are shared with them. `read` rejects with AppError `file-unreadable`
 * while a file is there that says nothing, which never means "signed out".
 */
export type SharedTokens = {
  read(session: EngineSession): Promise<Pick<SessionSecrets, 'registration' | 'token'> | undefined>;
  /** A token of another tool that expires later wins: read again for what stands. */
  write(session: EngineSession, token: AccessToken, registration?: ClientRegistration): Promise<void>;
  forget(session: EngineSession): Promise<void>;
  /** Runs `work` while no other process of ours works on the same file. */
  exclusively<T>(session: EngineSession, work: () => Promise<T>): Promise<T>;
};

/** Catalogs kept between runs. */
export type Catalogs = {
  read(id: SessionId): Promise<{ readonly accounts: readonly Account[]; readonly syncedAt: number } | undefined>;
  write(id: SessionId, catalog: { readonly accounts: readonly Account[]; readonly syncedAt: number }): Promise<void>;
  forget(id: SessionId): Promise<void>;
};

/** Where the engine says what became of things. */
type Publish = {
  status(id: SessionId, status: SessionStatus): void;
  sync(id: SessionId, sync: SyncStatus): void;
  catalog(delta: CatalogDelta): void;
  /** Something a person should know though nothing failed for them: a vault that could not be written. */
  notice(error: ErrorView): void;
  /** One more entry of the session's protocol. */
  protocol(id: SessionId, entry: ProtocolEntry): void;
};
