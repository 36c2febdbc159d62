/** What the window, the tray and the notifications may know. No type in this file has a place for a secret. */
import type { Caller, CallerScope, EndpointTokenView, Question } from './doors.ts';
import type { ErrorCode } from './errors.ts';
import type { CredentialFormat, Settings } from './settings.ts';

export type SessionId = string;

/** Both services of one Identity Center instance: `sso-oidc` and `sso`. Absolute URLs. */
export type Endpoints = { readonly oidc: string; readonly portal: string };

/** One organization and one identity in it: an `[sso-session]`. The id names its vault entry, cookie jar and catalog. */
export type SsoSession = {
  readonly id: SessionId;
  readonly name: string;
  /** Kept exactly as typed: AWS tools hash the literal string. */
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
  /** Shared with AWS CLI and SDKs through their token file. Absent: through Latchkey only. */
  readonly sharedAs?: SharedName;
};

/** What AWS tools call the session: an `[sso-session]` by its name, or a legacy profile's start URL. */
export type SharedName = { readonly kind: 'sso-session'; readonly name: string } | { readonly kind: 'legacy' };

export type SessionStatus =
  | { readonly kind: 'signed-out'; readonly because?: ErrorCode }
  /** Registering the client and asking for a user code. */
  | { readonly kind: 'starting' }
  | ({ readonly kind: 'authorizing' } & DeviceAuthorizationView)
  | {
      readonly kind: 'signed-in';
      readonly issuedAt: number;
      readonly expiresAt: number;
      readonly renewal: Renewal;
    };

/** What a person needs of a device authorization (RFC 8628 section 3.2); the device code stays in the engine. */
export type DeviceAuthorizationView = {
  readonly verificationUri: string;
  readonly verificationUriComplete?: string;
  readonly userCode: string;
  readonly expiresAt: number;
};

type Renewal =
  | { readonly kind: 'planned'; readonly at: number }
  | { readonly kind: 'now' }
  /** The last try failed for a passing reason; the next one is at `at`, or as soon as the network is back. */
  | { readonly kind: 'waiting'; readonly at: number; readonly because: ErrorCode }
  /** No refresh token: the sign-in ends at `expiresAt`. */
  | { readonly kind: 'impossible' };

export type SyncStatus =
  | { readonly kind: 'never' }
  | { readonly kind: 'syncing'; readonly done: number; readonly total?: number; readonly throttled: boolean }
  | { readonly kind: 'synced'; readonly at: number }
  | { readonly kind: 'failed'; readonly because: ErrorCode; readonly at: number };

export type SessionView = {
  readonly session: SsoSession;
  readonly status: SessionStatus;
  readonly sync: SyncStatus;
  /** Present when requests go somewhere else than AWS's own rules say: shown at the session. */
  readonly override?: { readonly from: 'session' | 'environment'; readonly endpoints: Endpoints };
};

export type Account = {
  readonly accountId: string;
  readonly accountName: string;
  readonly emailAddress: string;
  /** Sorted; `undefined` while they have not been listed yet. */
  readonly roles?: readonly string[];
};

/** One session's accounts as last synced, sorted by name. */
export type Catalog = { readonly revision: number; readonly accounts: readonly Account[] };

/** From one revision to the next. A receiver at another `from` reads the whole catalog again. */
export type CatalogDelta = {
  readonly sessionId: SessionId;
  readonly from: number;
  readonly revision: number;
  readonly changed: readonly Account[];
  /** Account ids. */
  readonly removed: readonly string[];
};

export type RoleRef = { readonly sessionId: SessionId; readonly accountId: string; readonly roleName: string };

export type RecentRole = RoleRef & { readonly accountName: string; readonly usedAt: number };

/** What lies on the clipboard, put there by us. */
export type CopiedCredentials = {
  readonly role: RoleRef;
  readonly accountName: string;
  readonly what: CredentialFormat | CredentialValue;
  readonly copiedAt: number;
  /** Absent when the person chose not to have it cleared. */
  readonly clearsAt?: number;
  readonly expiresAt: number;
};

export type CredentialValue = 'access-key-id' | 'secret-access-key' | 'session-token';

/** Where secrets are kept in this run. */
export type VaultStatus =
  | { readonly kind: 'encrypted' }
  /** No keychain: tokens live in memory until Latchkey quits. */
  | { readonly kind: 'memory-only' };

/** Something the person should read once and can put away. */
export type Notice = { readonly id: string; readonly code: ErrorCode; readonly detail?: string };

/** The doors through which tools ask for role credentials, and what stands open there. */
export type DoorsView = {
  /** The command that a profile's `credential_process` runs; absent where the door could not be opened. */
  readonly credentialProcess?: string;
  readonly endpoint: {
    readonly enabled: boolean;
    /** While it is open. */
    readonly url?: string;
    readonly failure?: ErrorCode;
    readonly tokens: readonly EndpointTokenView[];
  };
  /** Callers that wait for the person's word, oldest first. */
  readonly questions: readonly Question[];
  /** Callers the person has limited. All others may have any role of theirs, unasked. */
  readonly scopes: readonly { readonly caller: Caller; readonly scope: CallerScope }[];
};

export type AppState = {
  readonly sessions: readonly SessionView[];
  readonly doors: DoorsView;
  readonly vault: VaultStatus;
  readonly online: boolean;
  readonly settings: Settings;
  readonly recentRoles: readonly RecentRole[];
  readonly notices: readonly Notice[];
  readonly copied?: CopiedCredentials;
  readonly platform: 'linux' | 'darwin' | 'win32';
};
