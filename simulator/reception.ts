import { awsHostOf, domainOf, isHostOfRegions, isLoopbackHost, type Service } from './aws-hosts.ts';
import type { ConsolePages } from './console-pages.ts';
import type { Federation } from './federation.ts';
import type { OidcService } from './oidc.ts';
import type { PageCall } from './page-layout.ts';
import type { PortalService } from './portal.ts';
import { queryParameters } from './query-parameters.ts';
import { portalRefusal, Refusal, refusingService } from './refusal.ts';
import { readMembers } from './request-members.ts';
import type { Operation, Route } from './routes.ts';
import type { Settings } from './settings.ts';
import type { Caller } from './signature-check.ts';
import type { SignedRequest } from './sigv4.ts';
import type { StsService } from './sts.ts';
import type { createTokenWithIam } from './token-with-iam.ts';

/** A request with what is known about it before any operation looks at it. `now` is epoch ms. */
type Visit = {
  readonly request: Request;
  readonly url: URL;
  readonly route: Route;
  readonly body: Uint8Array;
  readonly now: number;
};

/** Largest request body anyone has a reason to send; client secrets with many scopes come to some 5 KB. */
export const largestBodyBytes = 65_536;

const httpRefusal = (service: Service, status: number, exception: string, message: string): Refusal =>
  new Refusal({
    service: refusingService(service),
    exception,
    status,
    code: service === 'oidc' ? 'invalid_request' : exception,
    message,
  });

/** Where the OIDC service of a region is, for who found this one at an address. */
const oidcEndpoints =
  ({ hostname, origin }: URL) =>
  (region: string): string =>
    awsHostOf(hostname) === undefined ? origin : `https://oidc.${region}.${domainOf(region)}`;

/** Leads a request to its operation. The returned function throws a Refusal where the service would refuse. */
export const createReception = (
  settings: Pick<Settings, 'region' | 'regions' | 'verificationBaseUrl'>,
  parts: {
    readonly oidc: OidcService;
    /** Checks the signature of CreateTokenWithIAM. */
    readonly callerOf: (request: SignedRequest, now: number) => Caller;
    readonly tokenWithIam: ReturnType<typeof createTokenWithIam>;
    readonly portal: PortalService;
    readonly sts: StsService;
    readonly pages: (call: PageCall) => Response;
    readonly authorize: (call: PageCall & { readonly isHomeRegion: boolean }) => Response;
    readonly federation: Federation;
    readonly console: Pick<ConsolePages, 'show'>;
    readonly vanity: (url: URL) => Response;
    readonly mayCallPortal: (now: number) => boolean;
  },
): ((visit: Visit) => Response) => {
  const verificationBaseUrlFor = (url: URL): string => {
    const base = isLoopbackHost(url.hostname) ? url.origin : `https://device.sso.${settings.region}.amazonaws.com`;
    return (settings.verificationBaseUrl() ?? base).replace(/\/+$/, '');
  };

  const pageCallOf = ({ request, url, body, now }: Visit): PageCall => ({
    path: url.pathname,
    method: request.method,
    fields: request.method === 'POST' ? new URLSearchParams(new TextDecoder().decode(body)) : url.searchParams,
    cookieHeader: request.headers.get('cookie'),
    now,
  });

  const answerOidc = (operation: Operation, visit: Visit): Response => {
    const { request, url, body, now } = visit;
    const isHomeRegion = isHostOfRegions(url.hostname, settings.regions);
    if (operation === 'Authorize') return parts.authorize({ ...pageCallOf(visit), isHomeRegion });
    const contentType = request.headers.get('content-type');
    if (operation === 'CreateTokenWithIAM') {
      const caller = parts.callerOf({ method: request.method, url, headers: request.headers, body }, now);
      return parts.tokenWithIam({
        caller,
        members: readMembers(body, contentType),
        now,
        endpointIn: oidcEndpoints(url),
      });
    }
    const call = {
      members: readMembers(body, contentType),
      now,
      verificationBaseUrl: verificationBaseUrlFor(url),
      isHomeRegion,
    };
    if (operation === 'RegisterClient') return parts.oidc.registerClient(call);
    if (operation === 'StartDeviceAuthorization') return parts.oidc.startDeviceAuthorization(call);
    return parts.oidc.createToken(call);
  };

  const answerPortal = (operation: Operation, { request, url, now }: Visit): Response => {
    if (!parts.mayCallPortal(now)) throw portalRefusal('TooManyRequestsException', 'HTTP 429 Unknown Code');
    const call = {
      query: url.searchParams,
      accessToken: request.headers.get('x-amz-sso_bearer_token'),
      now,
      isHomeRegion: isHostOfRegions(url.hostname, settings.regions),
    };
    if (operation === 'ListAccounts') return parts.portal.listAccounts(call);
    if (operation === 'ListAccountRoles') return parts.portal.listAccountRoles(call);
    if (operation === 'GetRoleCredentials') return parts.portal.getRoleCredentials(call);
    return parts.portal.logout(call);
  };

  const answerSts = ({ request, url, body, now }: Visit): Response =>
    parts.sts({ method: request.method, url, headers: request.headers, body }, now);

  const answerSignin = (operation: Operation, visit: Visit): Response => {
    const call = pageCallOf(visit);
    if (operation === 'ConsolePage') return parts.console.show(call);
    const { request, url, body, now } = visit;
    const parameters = queryParameters({ url, headers: request.headers, body });
    const asked = { url, parameters, cookieHeader: call.cookieHeader, now };
    return operation === 'ConsoleSignOut' ? parts.federation.signOut(asked) : parts.federation.federate(asked);
  };

  return (visit) => {
    const { route, body } = visit;
    if (route.kind === 'unknown') {
      throw httpRefusal(route.service, 404, 'UnknownOperationException', 'There is nothing at this path');
    }
    if (route.kind === 'wrong-verb') {
      throw httpRefusal(route.service, 405, 'MethodNotAllowedException', 'This path does not take this verb');
    }
    if (body.length > largestBodyBytes) {
      throw httpRefusal(route.service, 413, 'RequestEntityTooLargeException', 'The request body is too large');
    }
    switch (route.service) {
      case 'oidc':
        return answerOidc(route.operation, visit);
      case 'portal':
        return answerPortal(route.operation, visit);
      case 'sts':
        return answerSts(visit);
      case 'signin':
        return answerSignin(route.operation, visit);
      case 'pages':
        if (route.operation === 'VanityRedirect') return parts.vanity(visit.url);
        return parts.pages(pageCallOf(visit));
    }
  };
};
