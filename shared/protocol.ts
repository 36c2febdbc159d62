/**
 * The protocol of a session: what was said between Latchkey and AWS, and what happened here meanwhile. Every member is
 * a number, a name from a list in this file, or something a person may show around; none has a place for a secret.
 */
import type { ErrorCode } from './errors.ts';
import type { SessionId, SignInMethod, VaultStatus } from './model.ts';

export const operations = [
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken',
  'CreateTokenWithIAM',
  'ListAccounts',
  'ListAccountRoles',
  'GetRoleCredentials',
  'Logout',
  'AssumeRole',
  'GetCallerIdentity',
] as const;

export type Operation = (typeof operations)[number];

export const grants = ['device_code', 'authorization_code', 'refresh_token', 'jwt-bearer', 'token-exchange'] as const;

export type Grant = (typeof grants)[number];

/** The `error` members an answer may be remembered by (RFC 6749 section 5.2, RFC 8628 section 3.5, sso-oidc). */
export const wireErrors = [
  'authorization_pending',
  'slow_down',
  'expired_token',
  'access_denied',
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_request',
  'invalid_scope',
  'invalid_client_metadata',
  'invalid_redirect_uri',
  'server_error',
] as const;

type WireError = (typeof wireErrors)[number];

/** The names of exceptions and error codes of the three services that are remembered. */
export const wireExceptions = [
  'AuthorizationPendingException',
  'SlowDownException',
  'ExpiredTokenException',
  'AccessDeniedException',
  'InvalidGrantException',
  'InvalidClientException',
  'UnauthorizedClientException',
  'UnsupportedGrantTypeException',
  'InvalidRequestException',
  'InvalidRequestRegionException',
  'InvalidScopeException',
  'InvalidClientMetadataException',
  'InvalidRedirectUriException',
  'InternalServerException',
  'UnauthorizedException',
  'ForbiddenException',
  'ResourceNotFoundException',
  'TooManyRequestsException',
  'MethodNotAllowedException',
  'AccessDenied',
  'ExpiredToken',
  'IncompleteSignature',
  'InvalidAction',
  'InvalidClientTokenId',
  'MissingAuthenticationToken',
  'SignatureDoesNotMatch',
  'Throttling',
  'MalformedPolicyDocument',
  'PackedPolicyTooLarge',
  'RegionDisabledException',
  'ValidationError',
] as const;

type WireException = (typeof wireExceptions)[number];

export const outcomes = [
  'answered',
  /** An answer with a status of 400 and above. */
  'refused',
  /** An answer that was cut short, or was not what the operation promises. */
  'unreadable',
  'network-failed',
  'certificate-refused',
  'proxy-failed',
  'timed-out',
  /** Latchkey did not wait for the answer any longer. */
  'aborted',
] as const;

type Outcome = (typeof outcomes)[number];

/** How an exchange ended, without its times. */
export type ExchangeEnd = {
  readonly outcome: Outcome;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly error?: WireError;
  readonly exception?: WireException;
  /** What the network said where no answer came, such as ERR_CONNECTION_RESET. */
  readonly network?: string;
};

/** One request and what became of it. */
export type ExchangeEntry = ExchangeEnd & {
  readonly kind: 'exchange';
  readonly at: number;
  readonly durationMs: number;
  readonly operation: Operation;
  /** Of CreateToken and CreateTokenWithIAM. */
  readonly grant?: Grant;
  readonly host: string;
  /** x-amzn-RequestId: what AWS support asks for. */
  readonly requestId?: string;
  /** Life of what was issued: a token, a code, a client registration, role credentials. */
  readonly lifeMs?: number;
  /** Of a token: whether a refresh token came with it. */
  readonly isRenewable?: boolean;
  /** The service's clock minus this machine's, where they are more than a minute apart. */
  readonly skewMs?: number;
  readonly retry?: Retry;
  /** What was asked for; left out of support files. */
  readonly accountId?: string;
  readonly roleName?: string;
};

/** The how-manieth try after the first this is, and how the one before it ended. */
export type Retry = { readonly number: number; readonly because: ExchangeEnd };

/** Something that happened on this machine and belongs to the story. */
export type LocalEvent =
  | { readonly event: 'started'; readonly vault: VaultStatus['kind'] }
  /** Latchkey quit in good order: whatever came before it is in the protocol. */
  | { readonly event: 'stopped' }
  /** The vault of earlier runs could not be decrypted and was put away. */
  | { readonly event: 'vault-set-aside' }
  | { readonly event: 'sign-in-started' }
  | { readonly event: 'approval-awaited'; readonly method: SignInMethod; readonly expiresAt: number }
  | { readonly event: 'signed-in'; readonly expiresAt: number; readonly isRenewable: boolean }
  | { readonly event: 'sign-in-ended'; readonly because: ErrorCode }
  | { readonly event: 'signed-out-by-person'; readonly toldService: boolean }
  /** The sign-in of an earlier run, or of another tool, was found. */
  | { readonly event: 'restored'; readonly issuedAt: number; readonly expiresAt: number }
  | { readonly event: 'nothing-kept' }
  | { readonly event: 'store-failed'; readonly because: ErrorCode }
  /** Another tool's newer token was taken over. */
  | { readonly event: 'adopted'; readonly expiresAt: number }
  | { readonly event: 'shared-token-gone' }
  /** The service refused the token for good, and it was dropped. */
  | { readonly event: 'dropped'; readonly because: ErrorCode }
  /** A token could not be written to where it is kept: this run goes on from memory. */
  | { readonly event: 'not-kept'; readonly because: ErrorCode }
  | { readonly event: 'session-changed' }
  | { readonly event: 'network-lost' }
  | { readonly event: 'network-back' }
  | { readonly event: 'woke' }
  /** The person paused background work: nothing is renewed by itself. */
  | { readonly event: 'paused' }
  | { readonly event: 'resumed' }
  | { readonly event: 'clock-skew'; readonly skewMs: number };

export type EventEntry = { readonly kind: 'event'; readonly at: number } & LocalEvent;

/** Entries stand in the order they happened in; an exchange stands where it ended. */
export type ProtocolEntry = ExchangeEntry | EventEntry;

/** One more entry of a session's protocol. */
export type ProtocolAddition = { readonly sessionId: SessionId; readonly entry: ProtocolEntry };

export type ProtocolFilter = {
  /** Every word of it is to be found in an entry's words. */
  readonly text?: string;
  readonly onlyErrors?: boolean;
};

/** When an exchange was over, and when an event happened. */
export const endOf = (entry: ProtocolEntry): number =>
  entry.kind === 'exchange' ? entry.at + entry.durationMs : entry.at;
