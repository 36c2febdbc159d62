/** What the window, the tray and the notifications may know. No type in this file has a place for a secret. */
import type { AccountMark } from './account-marks.ts';
import type { ApplicationView } from './applications.ts';
import type { ChainedRole } from './chained-roles.ts';
import type { RecentDestination } from './console.ts';
import type { Caller, CallerScope, EndpointTokenView, Question } from './doors.ts';
import type { ErrorCode } from './errors.ts';
import type { CredentialFormat, ManagedSettings, Settings } from './settings.ts';

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
  /** Uses AWS's FIPS 140 endpoints. Absent: as `AWS_USE_FIPS_ENDPOINT` says, and so below. */
  readonly fips?: true;
  /** Uses AWS's endpoints for IPv4 and IPv6. */
  readonly dualStack?: true;
  /** Shared with AWS CLI and SDKs through their token file. Absent: through Latchkey only. */
  readonly sharedAs?: SharedName;
  /** Absent: as the settings say. */
  readonly signInMethod?: SignInMethod;
  /** Where pages of this session open outside Latchkey. Absent: in the system's default browser. */
  readonly browser?: BrowserChoice;
  readonly color?: SessionColor;
  readonly labels?: readonly string[];
};

/** How a sign-in is approved: with a user code (RFC 8628), or in the browser of this machine (RFC 8252, RFC 7636). */
export const signInMethods = ['device', 'browser'] as const;

export type SignInMethod = (typeof signInMethods)[number];

export const sessionColors = ['blue', 'teal', 'green', 'amber', 'orange', 'red', 'pink', 'purple', 'gray'] as const;

export type SessionColor = (typeof sessionColors)[number];

export type BrowserChoice =
  | { readonly kind: 'default' }
  /** Ids as `InstalledBrowser` gives them. */
  | { readonly kind: 'installed'; readonly browserId: string; readonly profileId?: string }
  /** A command line of the person's; `{url}` in it stands for the address, which comes last where it is not named. */
  | { readonly kind: 'command'; readonly command: string };

/** A browser of the Chromium or Firefox family found on this machine. */
export type InstalledBrowser = {
  readonly id: string;
  readonly name: string;
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
};

/** What AWS tools call the session: an `[sso-session]` by its name, or a legacy profile's start URL. */
export type SharedName = { readonly kind: 'sso-session'; readonly name: string } | { readonly kind: 'legacy' };

export type SessionStatus =
  /** `detail` makes `because` concrete, as an error's does. */
  | { readonly kind: 'signed-out'; readonly because?: ErrorCode; readonly detail?: string }
  /** Registering the client and asking for a user code. */
  | { readonly kind: 'starting' }
  | ({ readonly kind: 'authorizing'; readonly method: 'device' } & DeviceAuthorizationView)
  | ({ readonly kind: 'authorizing'; readonly method: 'browser' } & BrowserAuthorizationView)
  | {
      readonly kind: 'signed-in';
      readonly issuedAt: number;
      readonly expiresAt: number;
      readonly renewal: Renewal;
      readonly portalSession?: PortalSessionView;
    };

/** The sign-in at the access portal, which outlives access tokens. The service tells nobody when it ends. */
export type PortalSessionView = {
  /** When a person signed in, where Latchkey saw it. */
  readonly signedInAt?: number;
  /** Its hard end, known since a refreshed token came back with a shorter life than the ones before it. */
  readonly endsAt?: number;
};

/** What a person needs of a device authorization (RFC 8628 section 3.2); the device code stays in the engine. */
export type DeviceAuthorizationView = {
  readonly verificationUri: string;
  readonly verificationUriComplete?: string;
  readonly userCode: string;
  readonly expiresAt: number;
};

/** An authorization code flow that waits for the browser (RFC 6749 section 4.1). */
export type BrowserAuthorizationView = { readonly authorizationUri: string; readonly expiresAt: number };

type Renewal =
  | { readonly kind: 'planned'; readonly at: number }
  | { readonly kind: 'now' }
  /** The last try failed for a passing reason; the next one is at `at`, or as soon as the network is back. */
  | { readonly kind: 'waiting'; readonly at: number; readonly because: ErrorCode; readonly detail?: string }
  /** The sign-in ends at `expiresAt`. */
  | { readonly kind: 'impossible'; readonly because: RenewalObstacle };

export type RenewalObstacle =
  /** Registered without scopes, as legacy profiles do: the service gives no refresh token. */
  | 'no-scopes'
  | 'no-refresh-token'
  /** The client registration that the refresh token belongs to ran out, or AWS refused it. */
  | 'registration-expired'
  /** Another tool left a token without the registration it was made with. */
  | 'registration-unknown';

export type SyncStatus =
  | { readonly kind: 'never' }
  | {
      readonly kind: 'syncing';
      readonly done: number;
      readonly total?: number;
      readonly throttled: boolean;
      /** Why the last call failed, until one is answered again. */
      readonly failing?: ErrorCode;
    }
  | { readonly kind: 'synced'; readonly at: number }
  | { readonly kind: 'failed'; readonly because: ErrorCode; readonly at: number };

export type SessionView = {
  readonly session: SsoSession;
  readonly status: SessionStatus;
  readonly sync: SyncStatus;
  /** Present when requests go somewhere else than AWS's own rules say: shown at the session. */
  /** Where the console's sign-in and STS are instead of AWS's own, as far as that is not the override's place. */
  readonly elsewhere?: readonly string[];
  readonly override?: { readonly from: 'session' | 'environment' | 'config'; readonly endpoints: Endpoints };
  /** Profiles that use this session and set different endpoints for it, so that AWS's own rules hold. */
  readonly disagreeingProfiles?: readonly string[];
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

export type RoleRef = {
  readonly sessionId: SessionId;
  readonly accountId: string;
  readonly roleName: string;
  /** For a role that is assumed with another one's credentials; account and role are then those of its own ARN. */
  readonly chainedRoleId?: string;
};

export type RecentRole = RoleRef & {
  readonly accountName: string;
  readonly usedAt: number;
  /** How often and how lately it was used, as `frecency.ts` counts. */
  readonly frecentAt: number;
  /** The form its credentials were copied in last; absent where they never were as a whole. */
  readonly copyFormat?: CredentialFormat;
};

/** A role the person keeps at hand. */
export type FavouriteRole = RoleRef & { readonly accountName: string };

/** When credentials of a role were issued in this run, and until when they are good, wherever they went. */
export type IssuedCredentials = { readonly role: RoleRef; readonly issuedAt: number; readonly expiresAt: number };

/** How the main window is divided; widths in px, absent until somebody has moved a divider. */
export type WindowLayout = {
  readonly sidebarWidth?: number;
  readonly detailsWidth?: number;
  /** The pane with the details of the active role. */
  readonly detailsOpen: boolean;
};

/** What lies on the clipboard, put there by us. */
export type CopiedCredentials = {
  readonly role: RoleRef;
  readonly accountName: string;
  readonly what: CredentialFormat | CredentialValue;
  readonly copiedAt: number;
  /** Absent when the person chose not to have it cleared. */
  readonly clearsAt?: number;
  readonly expiresAt: number;
  /** Set where they carry the identity context of an application's token. */
  readonly applicationId?: string;
};

export const credentialValues = ['access-key-id', 'secret-access-key', 'session-token'] as const;

export type CredentialValue = (typeof credentialValues)[number];

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

/** How the quick-pick can be opened. */
export type QuickPickView = {
  readonly shortcut:
    | 'none'
    | 'registered'
    /** The system has given it to another program. */
    | 'taken'
    /** No keys that a system knows. */
    | 'malformed';
  /** Under Wayland the desktop keeps keys from programs that do not have the focus. */
  readonly isWayland: boolean;
  /** The command line that opens it, for a desktop to bind keys to. */
  readonly command: string;
};

/** A proxy wants to know who asks. */
export type ProxyQuestion = {
  /** Host and port. */
  readonly host: string;
  readonly realm?: string;
  /** The last answer was not accepted. */
  readonly again: boolean;
};

export type AppState = {
  readonly sessions: readonly SessionView[];
  readonly chainedRoles: readonly ChainedRole[];
  readonly applications: readonly ApplicationView[];
  readonly doors: DoorsView;
  readonly vault: VaultStatus;
  readonly online: boolean;
  /** The person wants nothing renewed or listed by itself, until they say otherwise or Latchkey quits. */
  readonly paused: boolean;
  /** The desktop starts Latchkey when the person logs in, hidden in the tray. */
  readonly startsAtLogin: boolean;
  readonly settings: Settings;
  /** What an administrator has decided; ahead of settings and sessions. */
  readonly managed: ManagedSettings;
  /** The service's clock minus this machine's, in ms, once an answer showed that they are more than a minute apart. */
  readonly clockSkewMs?: number;
  /** Roles that a person has used, newest first. */
  readonly recentRoles: readonly RecentRole[];
  /** The last ones of each role in this run, newest first. */
  readonly issued: readonly IssuedCredentials[];
  /** In the order in which they were added. */
  readonly favourites: readonly FavouriteRole[];
  readonly accountMarks: readonly AccountMark[];
  readonly layout: WindowLayout;
  /** Where consoles were opened last, newest first. */
  readonly recentDestinations: readonly RecentDestination[];
  readonly notices: readonly Notice[];
  readonly proxyQuestion?: ProxyQuestion;
  readonly quickPick: QuickPickView;
  readonly copied?: CopiedCredentials;
  readonly platform: 'linux' | 'darwin' | 'win32';
};
