import { randomUUID } from 'node:crypto';
import type { Service } from './aws-hosts.ts';
import { html as xml } from './markup.ts';
import { xmlResponse } from './query-xml.ts';

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
  InvalidRequestRegionException: { status: 400, error: 'invalid_request' },
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

/** The errors of the Security Token Service. */
const stsErrors = {
  AccessDenied: 403,
  ExpiredToken: 403,
  ExpiredTokenException: 400,
  IncompleteSignature: 400,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  MissingAuthenticationToken: 403,
  SignatureDoesNotMatch: 403,
  Throttling: 400,
  ValidationError: 400,
} as const;

type OidcException = keyof typeof oidcErrors;
type PortalException = keyof typeof portalErrors;
type StsException = keyof typeof stsErrors;

/** Who refuses in a form of its own; what checks signatures in front of the OIDC service is not a part of it. */
type RefusingService = Exclude<Service, 'pages'> | 'signature';

/** In whose form a service refuses; the pages borrow the portal's. */
export const refusingService = (service: Service): RefusingService => (service === 'pages' ? 'portal' : service);

/** The service says no. Thrown by the operations, turned into its wire form by `refusalResponse`. */
export class Refusal extends Error {
  readonly service: RefusingService;
  readonly exception: string;
  readonly status: number;
  /** The OAuth error code, elsewhere the exception's name. */
  readonly code: string;
  /** More members of the answer's body, where the service says more. */
  readonly members: Readonly<Record<string, string>>;

  constructor(refusal: {
    service: RefusingService;
    exception: string;
    status: number;
    code: string;
    message: string;
    members?: Readonly<Record<string, string>>;
  }) {
    super(refusal.message);
    this.service = refusal.service;
    this.exception = refusal.exception;
    this.status = refusal.status;
    this.code = refusal.code;
    this.members = refusal.members ?? {};
  }
}

/** A refusal by the OIDC service, with the status and code its error table gives it. */
export const oidcRefusal = (
  exception: OidcException,
  message: string,
  members: Readonly<Record<string, string>> = {},
): Refusal => {
  const { status, error } = oidcErrors[exception];
  return new Refusal({ service: 'oidc', exception, status, code: error, message, members });
};

/** A refusal by the portal API. */
export const portalRefusal = (exception: PortalException, message: string): Refusal =>
  new Refusal({ service: 'portal', exception, status: portalErrors[exception], code: exception, message });

/** A refusal by the Security Token Service. */
export const stsRefusal = (exception: StsException, message: string): Refusal =>
  new Refusal({ service: 'sts', exception, status: stsErrors[exception], code: exception, message });

/** What AWS's JSON services call the problems of a signature. */
const signatureErrors = {
  ExpiredToken: ['ExpiredTokenException', 403],
  IncompleteSignature: ['IncompleteSignatureException', 400],
  InvalidClientTokenId: ['UnrecognizedClientException', 403],
  MissingAuthenticationToken: ['MissingAuthenticationTokenException', 403],
  SignatureDoesNotMatch: ['InvalidSignatureException', 403],
} as const;

/** A refusal of a signature, in front of a JSON service. */
export const signatureRefusal = (problem: keyof typeof signatureErrors, message: string): Refusal => {
  const [exception, status] = signatureErrors[problem];
  return new Refusal({ service: 'signature', exception, status, code: exception, message });
};

/** A refusal by the console's sign-in. */
export const signinRefusal = (message: string): Refusal =>
  new Refusal({ service: 'signin', exception: 'InvalidRequest', status: 400, code: 'InvalidRequest', message });

const headersFor = (extra: Readonly<Record<string, string>>): Record<string, string> => ({
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-amzn-requestid': randomUUID(),
  ...extra,
});

/** A JSON answer in the way the OIDC service and the portal give it. */
export const jsonResponse = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: headersFor(headers) });

/** The OIDC service names the type only in a header. */
const oidcRefusalResponse = (refusal: Refusal, headers: Readonly<Record<string, string>>): Response =>
  jsonResponse({ error: refusal.code, error_description: refusal.message, ...refusal.members }, refusal.status, {
    'x-amzn-errortype': `${refusal.exception}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`,
    ...headers,
  });

/** The portal names the type only in the body. */
const portalRefusalResponse = (refusal: Refusal, headers: Readonly<Record<string, string>>): Response =>
  jsonResponse(
    { message: refusal.message, __type: `com.amazonaws.switchboard.portal#${refusal.exception}` },
    refusal.status,
    headers,
  );

const stsRefusalResponse = ({ status, code, message }: Refusal, headers: Readonly<Record<string, string>>): Response =>
  xmlResponse({
    root: 'ErrorResponse',
    content: (requestId) => xml`  <Error>
    <Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>
    <Code>${code}</Code>
    <Message>${message}</Message>
  </Error>
  <RequestId>${requestId}</RequestId>`,
    status,
    headers,
  });

const signatureRefusalResponse = (refusal: Refusal, headers: Readonly<Record<string, string>>): Response =>
  jsonResponse({ message: refusal.message }, refusal.status, { 'x-amzn-errortype': refusal.exception, ...headers });

/** The sign-in of the console speaks to people, or to tools that only look at the status. */
const signinRefusalResponse = ({ status, message }: Refusal, headers: Readonly<Record<string, string>>): Response =>
  new Response(message, { status, headers: { 'content-type': 'text/plain', 'cache-control': 'no-store', ...headers } });

const responseForms = {
  oidc: oidcRefusalResponse,
  portal: portalRefusalResponse,
  sts: stsRefusalResponse,
  signin: signinRefusalResponse,
  signature: signatureRefusalResponse,
};

/**
 * The wire form of a refusal, as its service gives it.
 * @param headers more headers, for example `allow`
 */
export const refusalResponse = (refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response =>
  responseForms[refusal.service](refusal, headers);
