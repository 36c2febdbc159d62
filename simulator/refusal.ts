import { randomUUID } from 'node:crypto';

/** The modelled errors of the OIDC service with their status and OAuth error code. */
const oidcErrors = {
  AccessDeniedException: { status: 400, error: 'access_denied' },
  AuthorizationPendingException: { status: 400, error: 'authorization_pending' },
  ExpiredTokenException: { status: 400, error: 'expired_token' },
  InternalServerException: { status: 500, error: 'server_error' },
  InvalidClientException: { status: 401, error: 'invalid_client' },
  InvalidClientMetadataException: { status: 400, error: 'invalid_client_metadata' },
  InvalidGrantException: { status: 400, error: 'invalid_grant' },
  InvalidRedirectUriException: { status: 400, error: 'invalid_redirect_uri' },
  InvalidRequestException: { status: 400, error: 'invalid_request' },
  InvalidScopeException: { status: 400, error: 'invalid_scope' },
  SlowDownException: { status: 400, error: 'slow_down' },
  UnauthorizedClientException: { status: 400, error: 'unauthorized_client' },
  UnsupportedGrantTypeException: { status: 400, error: 'unsupported_grant_type' },
} as const;

const portalErrors = {
  ForbiddenException: 403,
  InvalidRequestException: 400,
  TooManyRequestsException: 429,
  UnauthorizedException: 401,
} as const;

type OidcException = keyof typeof oidcErrors;
type PortalException = keyof typeof portalErrors;

/** The service says no. Thrown by the operations, turned into its wire form by `refusalResponse`. */
export class Refusal extends Error {
  readonly service: 'oidc' | 'portal';
  readonly exception: string;
  readonly status: number;
  /** The OAuth error code, or for the portal the exception's name. */
  readonly code: string;

  constructor(refusal: {
    service: 'oidc' | 'portal';
    exception: string;
    status: number;
    code: string;
    message: string;
  }) {
    super(refusal.message);
    this.service = refusal.service;
    this.exception = refusal.exception;
    this.status = refusal.status;
    this.code = refusal.code;
  }
}

/** A refusal by the OIDC service, with the status and code its error table gives it. */
export const oidcRefusal = (exception: OidcException, message: string): Refusal => {
  const { status, error } = oidcErrors[exception];
  return new Refusal({ service: 'oidc', exception, status, code: error, message });
};

/** A refusal by the portal API. */
export const portalRefusal = (exception: PortalException, message: string): Refusal =>
  new Refusal({ service: 'portal', exception, status: portalErrors[exception], code: exception, message });

const headersFor = (extra: Readonly<Record<string, string>>): Record<string, string> => ({
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-amzn-requestid': randomUUID(),
  ...extra,
});

/** A JSON answer in the way both services give it. */
export const jsonResponse = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: headersFor(headers) });

/**
 * The wire form of a refusal. The OIDC service names the type only in a header, the portal only in the body.
 * @param headers more headers, for example `allow`
 */
export const refusalResponse = (refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response =>
  refusal.service === 'oidc'
    ? jsonResponse({ error: refusal.code, error_description: refusal.message }, refusal.status, {
        'x-amzn-errortype': `${refusal.exception}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`,
        ...headers,
      })
    : jsonResponse(
        { message: refusal.message, __type: `com.amazonaws.switchboard.portal#${refusal.exception}` },
        refusal.status,
        headers,
      );
