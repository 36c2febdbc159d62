/** What the engine asks of the world. */
import type { ApplicationTokenView } from '../../shared/applications.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { ErrorView } from '../../shared/errors.ts';
import type {
  Account,
  CatalogDelta,
  Endpoints,
  IssuedCredentials,
  PortalSessionView,
  SessionId,
  SessionStatus,
  SignInMethod,
  SsoSession,
  SyncStatus,
} from '../../shared/model.ts';
import type { ProtocolEntry } from '../../shared/protocol.ts';
import type { IssuedToken } from './token-with-iam.ts';

/** RegisterClient's answer. The secret is as secret as a token. */
export type ClientRegistration = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: number;
  readonly scopes: readonly string[];
  /** The one way of signing in it was made for; absent where another tool made it. */
  readonly method?: SignInMethod;
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
  /** The one that earned the token, where there is a token: a refresh needs it (RFC 6749 section 6). */
  readonly registration?: ClientRegistration;
  /** Kept for the next sign-in by the other method. */
  readonly otherRegistration?: ClientRegistration;
  readonly token?: AccessToken;
  readonly sharedToken?: SharedTokenNote;
};

/** What the file of a shared token has no room for. Digests tell whether the file still holds that token. */
export type SharedTokenNote = Pick<AccessToken, 'issuedAt' | 'portalSession'> & {
  readonly accessDigest: string;
  readonly refreshDigest?: string;
};

/** GetRoleCredentials' answer. */
export type RoleCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: number;
};

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

/** A session as the engine works with it; `endpoints` are its own, ahead of any rule. */
export type EngineSession = SsoSession & { readonly endpoints?: Endpoints & SetEndpoints };

export type Ports = {
  /** One HTTP exchange: no cookies, no cache; redirects are errors, or with `redirect: 'manual'` an answer like any other. Rejects with a TypeError when no answer came, with AppError `certificate-refused` when the server could not prove itself, and `proxy-password-needed`, `proxy-failed` or `file-unreadable` (a certificate bundle) when it could not get as far. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly network: Network;
  readonly secrets: Secrets;
  readonly sharedTokens: SharedTokens;
  readonly catalogs: Catalogs;
  /** The endpoint variables every AWS SDK reads. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** As last read; `Engine.endpointsChanged` is told when that changes. */
  readonly configuredEndpoints: (session: EngineSession) => ConfiguredEndpoints;
  /** A role assumed through another one, by its id. */
  readonly chainedRole: (id: string) => ChainedRole | undefined;
  readonly applicationTokens: ApplicationTokens;
  /** How people sign in where the session does not say, and what an administrator has fixed for all. */
  readonly signInMethod: () => { readonly usual: SignInMethod; readonly managed?: SignInMethod };
  /** Whether a connection to a port of ours on 127.0.0.1 certainly comes from another person on this machine. */
  readonly isForeignConnection: (ends: ConnectionEnds) => Promise<boolean>;
  readonly publish: Publish;
};

/** Of a socket, its ports at both ends. */
type ConnectionEnds = { readonly localPort?: number | undefined; readonly remotePort?: number | undefined };

export type Clock = {
  /** Epoch ms. */
  now(): number;
  /** Runs once after `lengthMs` (at most 2^31-1); the returned function takes it back. */
  setTimer(lengthMs: number, run: () => void): () => void;
};

export type Network = { isOnline(): boolean };

/** Read afresh each time: other tools may write too. Rejects with an AppError when the store fails, which never means "signed out". */
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

/** What CreateTokenWithIAM gave for an application, and where: it is renewed nowhere else. */
export type ApplicationToken = IssuedToken & {
  /** The session whose credentials signed for it. */
  readonly signedBy: SessionId;
  readonly region: string;
  /** Of `sso-oidc`. */
  readonly endpoint: string;
};

/** Tokens of applications, by the application's id. They are as secret as a session's. */
export type ApplicationTokens = {
  read(id: string): Promise<ApplicationToken | undefined>;
  write(id: string, token: ApplicationToken): Promise<void>;
  forget(id: string): Promise<void>;
  /** Ids of the applications whose token was signed for by this session. */
  signedBy(session: SessionId): Promise<readonly string[]>;
};

/** Catalogs kept between runs. */
export type Catalogs = {
  read(id: SessionId): Promise<{ readonly accounts: readonly Account[]; readonly syncedAt: number } | undefined>;
  write(id: SessionId, catalog: { readonly accounts: readonly Account[]; readonly syncedAt: number }): Promise<void>;
  forget(id: SessionId): Promise<void>;
};

/** Where the engine says what became of things. Instants go by this machine's clock. */
type Publish = {
  status(id: SessionId, status: SessionStatus): void;
  sync(id: SessionId, sync: SyncStatus): void;
  catalog(delta: CatalogDelta): void;
  /** A start URL of a company's own led to another region than the session says; requests go there from now on. */
  region(id: SessionId, region: string): void;
  /** The service's clock minus this machine's, in ms, while they are apart; every instant published goes by this machine's. */
  clockSkew(skewMs: number | undefined): void;
  /** Something a person should know though nothing failed for them: a vault that could not be written. */
  notice(error: ErrorView): void;
  /** One more entry of the session's protocol. */
  protocol(id: SessionId, entry: ProtocolEntry): void;
  /** Credentials of a role came from the service; those kept since are not told of again. */
  issued(issued: IssuedCredentials): void;
  /** What may be known of an application's token; `undefined` where none is kept. */
  applicationToken(id: string, token: ApplicationTokenView | undefined): void;
};
