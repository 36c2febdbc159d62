import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { isWellFormedRegion } from '../../shared/region.ts';

/** What a service meant, whichever of the two it was and however it spelled it. */
export type Refusal =
  | 'authorization-pending'
  | 'slow-down'
  | 'expired-token'
  | 'access-denied'
  | 'invalid-grant'
  | 'invalid-client'
  | 'unauthorized-client'
  | 'invalid-request'
  | 'invalid-registration'
  | 'wrong-region'
  | 'unauthorized'
  | 'forbidden'
  /** The signature, or the credentials it was made with. */
  | 'credentials-refused'
  | 'region-off'
  | 'throttled'
  | 'server-failed'
  | 'network-failed'
  | 'certificate-refused'
  | 'proxy-password-needed'
  | 'proxy-failed'
  | 'file-unreadable'
  | 'timed-out'
  | 'aborted';

/** A failed exchange with IAM Identity Center. The answer itself stays behind: it may quote what was sent; `cause` is for failures without one. */
export class ServiceError extends Error {
  readonly refusal: Refusal;
  readonly detail?: string;

  constructor(refusal: Refusal, detail?: string, cause?: unknown) {
    super(refusal, { cause });
    this.name = 'ServiceError';
    this.refusal = refusal;
    if (detail !== undefined) this.detail = detail;
  }
}

/** The token belongs to another region of a multi-region instance. Nobody has checked yet whether tokens may go there. */
export class WrongRegion extends ServiceError {
  readonly endpoint: string;
  readonly region: string;

  constructor(endpoint: string, region: string) {
    super('wrong-region', region);
    this.name = 'WrongRegion';
    this.endpoint = endpoint;
    this.region = region;
  }
}

const oauthErrors: Readonly<Record<string, Refusal>> = {
  authorization_pending: 'authorization-pending',
  slow_down: 'slow-down',
  expired_token: 'expired-token',
  access_denied: 'access-denied',
  invalid_grant: 'invalid-grant',
  invalid_client: 'invalid-client',
  unauthorized_client: 'unauthorized-client',
  unsupported_grant_type: 'unauthorized-client',
  invalid_request: 'invalid-request',
  invalid_scope: 'invalid-registration',
  invalid_client_metadata: 'invalid-registration',
  invalid_redirect_uri: 'invalid-registration',
  server_error: 'server-failed',
};

const exceptionNames: Readonly<Record<string, Refusal>> = {
  AuthorizationPendingException: 'authorization-pending',
  SlowDownException: 'slow-down',
  ExpiredTokenException: 'expired-token',
  AccessDeniedException: 'access-denied',
  InvalidGrantException: 'invalid-grant',
  InvalidClientException: 'invalid-client',
  UnauthorizedClientException: 'unauthorized-client',
  UnsupportedGrantTypeException: 'unauthorized-client',
  InvalidRequestException: 'invalid-request',
  InvalidScopeException: 'invalid-registration',
  InvalidClientMetadataException: 'invalid-registration',
  InvalidRedirectUriException: 'invalid-registration',
  InternalServerException: 'server-failed',
  UnauthorizedException: 'unauthorized',
  ForbiddenException: 'forbidden',
  ResourceNotFoundException: 'forbidden',
  TooManyRequestsException: 'throttled',
  AccessDenied: 'forbidden',
  ExpiredToken: 'credentials-refused',
  IncompleteSignature: 'credentials-refused',
  IncompleteSignatureException: 'credentials-refused',
  InvalidClientTokenId: 'credentials-refused',
  InvalidSignatureException: 'credentials-refused',
  MissingAuthenticationToken: 'credentials-refused',
  MissingAuthenticationTokenException: 'credentials-refused',
  SignatureDoesNotMatch: 'credentials-refused',
  UnrecognizedClientException: 'credentials-refused',
  MalformedPolicyDocument: 'invalid-request',
  PackedPolicyTooLarge: 'invalid-request',
  ValidationError: 'invalid-request',
  RegionDisabledException: 'region-off',
  Throttling: 'throttled',
};

const wrongRegion = (error: unknown): ServiceError => {
  const [endpoint, region] = [property(error, 'endpoint'), property(error, 'region')];
  const isWellFormed = typeof endpoint === 'string' && typeof region === 'string' && isWellFormedRegion(region);
  return isWellFormed ? new WrongRegion(endpoint, region) : new ServiceError('invalid-request');
};

const refusalOfStatus = (status: number): Refusal => {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'throttled';
  // Anything else without a name the service uses came from something in between, and passes.
  return 'server-failed';
};

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const mapped = (table: Readonly<Record<string, Refusal>>, key: unknown): Refusal | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

/**
 * What an error thrown by an AWS SDK client means. The body's `error` member goes first (sso-oidc), then the type the
 * SDK read from header or `__type`, then the HTTP status; message texts are never looked at.
 */
export const judge = (error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  // Its `error` member says no more than `invalid_request`.
  if (property(error, 'name') === 'InvalidRequestRegionException') return wrongRegion(error);
  const named = mapped(oauthErrors, property(error, 'error')) ?? mapped(exceptionNames, property(error, 'name'));
  // KMS trouble passes; it says nothing about the person's access.
  if (named === 'access-denied' && typeof property(error, 'reason') === 'string')
    return new ServiceError('server-failed');
  if (named !== undefined) return new ServiceError(named);
  const status = property(property(error, '$metadata'), 'httpStatusCode');
  // A 2xx that could not be read: cut short or not JSON.
  return new ServiceError(typeof status === 'number' ? refusalOfStatus(status) : 'server-failed');
};

/** What the fetch port itself can meet, before anything of a request was read. */
export const isOnTheWay = (
  code: string,
): code is 'certificate-refused' | 'proxy-password-needed' | 'proxy-failed' | 'file-unreadable' =>
  code === 'certificate-refused' ||
  code === 'proxy-password-needed' ||
  code === 'proxy-failed' ||
  code === 'file-unreadable';

/** True where trying the same again later may work. */
export const isPassing = (refusal: Refusal): boolean =>
  refusal === 'throttled' ||
  refusal === 'slow-down' ||
  refusal === 'server-failed' ||
  refusal === 'network-failed' ||
  isOnTheWay(refusal) ||
  refusal === 'timed-out';

const codes: Record<Refusal, ErrorCode> = {
  'authorization-pending': 'service-failed',
  'slow-down': 'throttled',
  'expired-token': 'expired',
  'access-denied': 'denied',
  'invalid-grant': 'sign-in-again',
  'invalid-client': 'client-refused',
  'unauthorized-client': 'client-refused',
  'invalid-request': 'service-failed',
  'invalid-registration': 'client-refused',
  'wrong-region': 'region-elsewhere',
  unauthorized: 'sign-in-again',
  forbidden: 'no-access',
  'credentials-refused': 'service-failed',
  'region-off': 'sts-region-off',
  throttled: 'throttled',
  'server-failed': 'service-failed',
  'network-failed': 'offline',
  'certificate-refused': 'certificate-refused',
  'proxy-password-needed': 'proxy-password-needed',
  'proxy-failed': 'proxy-failed',
  'file-unreadable': 'file-unreadable',
  'timed-out': 'timed-out',
  aborted: 'cancelled',
};

/** The error a person is told, unless the step that met it knows better. */
export const appError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (!(error instanceof ServiceError)) return new AppError('unexpected', { cause: error });
  const code = codes[error.refusal];
  return error.detail === undefined ? new AppError(code) : new AppError(code, { detail: error.detail });
};
