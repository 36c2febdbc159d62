import { createApplicationGrants } from './application-grants.ts';
import { createAssumeRole } from './assume-role.ts';
import { createAuthorizationCodes } from './authorization-codes.ts';
import { createAuthorizationRequests } from './authorization-requests.ts';
import { createAuthorizationDecider } from './authorizations.ts';
import { createAuthorizePages } from './authorize-pages.ts';
import { createClientRegistrations } from './client-registrations.ts';
import { createCodeClients } from './code-clients.ts';
import { createConsolePages } from './console-pages.ts';
import { createConsoleSignIns } from './console-sign-ins.ts';
import { createDeviceAuthorizations } from './device-authorizations.ts';
import { openDirectory } from './directory.ts';
import { delay, malformedResponse, refusalFrom, truncatedResponse } from './fault-responses.ts';
import { ConnectionDropped, createFaults, type Fault } from './faults.ts';
import { createFederation } from './federation.ts';
import { createIdentityContexts } from './identity-contexts.ts';
import { createIssuedSecrets } from './issued-secrets.ts';
import { createJsonWebTokens } from './json-web-tokens.ts';
import { createOidcService } from './oidc.ts';
import { createPageSignIns } from './page-sign-ins.ts';
import { createPortalService } from './portal.ts';
import { createPortalSessions } from './portal-sessions.ts';
import { createRateLimit } from './rate-limit.ts';
import { createReception } from './reception.ts';
import { Refusal, refusalResponse, signatureRefusal, stsRefusal } from './refusal.ts';
import { createRequestLog, loggableMembers } from './request-log.ts';
import { createIssuedRoleCredentials } from './role-credentials.ts';
import { routeFor } from './routes.ts';
import { type SimulatorOptions, settle } from './settings.ts';
import { createSignatureCheck } from './signature-check.ts';
import { createSimulatorControl, type SimulatorControl } from './simulator-control.ts';
import { createStsService } from './sts.ts';
import { createTokenWithIam } from './token-with-iam.ts';
import { createTokens } from './tokens.ts';
import { createTrustedIssuer } from './trusted-issuer.ts';
import { createVanityRedirects } from './vanity.ts';
import { createVerificationPages } from './verification-pages.ts';

export type Simulator = {
  /**
   * Answers a request as IAM Identity Center would: `sso-oidc`, the portal API `sso`, and the verification pages; and
   * as the Security Token Service does when role credentials ask it whose they are.
   * Never throws for what a request says; a dropped connection rejects with a TypeError, as `fetch` does.
   */
  fetch(request: Request): Promise<Response>;
  readonly control: SimulatorControl;
};

const sweepEveryMs = 60_000;

/**
 * A small, strict IAM Identity Center in memory.
 * @throws RangeError for an option out of its range
 */
export const createSimulator = (options: SimulatorOptions = {}): Simulator => {
  const settings = settle(options);
  const { clock } = settings;
  const directory = openDirectory(settings.directory);
  const secrets = createIssuedSecrets();
  const faults = createFaults();
  const log = createRequestLog(settings.onRequest);
  const clients = createClientRegistrations({ region: settings.region, secrets });
  const devices = createDeviceAuthorizations(settings, secrets);
  const sessions = createPortalSessions(settings.portalSessionSeconds * 1000);
  const signIns = createPageSignIns(sessions);
  const tokens = createTokens(settings, sessions, secrets);
  const roleCredentials = createIssuedRoleCredentials(secrets);
  const identityContexts = createIdentityContexts(secrets);

  const codes = createAuthorizationCodes(settings, secrets);
  const authorizationRequests = createAuthorizationRequests(createCodeClients(settings, { clients, directory }));
  const decide = createAuthorizationDecider({ requests: authorizationRequests, codes });
  const consoleSignIns = createConsoleSignIns(secrets);
  const consolePages = createConsolePages(settings, consoleSignIns);
  const issuer = createTrustedIssuer({
    directory,
    firstApplicationArn: settings.directory.applications?.[0]?.applicationArn,
    webTokens: createJsonWebTokens(),
    secrets,
  });
  const grants = createApplicationGrants({ codes, sessions, tokens, issuer });
  const { organization } = settings.directory;

  const answer = createReception(settings, {
    oidc: createOidcService(settings, { clients, codes, devices, tokens }),
    callerOf: createSignatureCheck(settings, roleCredentials, 'sso-oauth', signatureRefusal),
    tokenWithIam: createTokenWithIam(settings, { directory, grants, identityContexts, issuer }),
    portal: createPortalService(settings, { directory, sessions, tokens, roleCredentials }),
    sts: createStsService(settings, {
      callerOf: createSignatureCheck(settings, roleCredentials, 'sts', stsRefusal),
      assumeRole: createAssumeRole(settings, { directory, roleCredentials, identityContexts }),
    }),
    pages: createVerificationPages({ organization, directory, devices, signIns }),
    authorize: createAuthorizePages({ organization, directory, requests: authorizationRequests, signIns, decide }),
    federation: createFederation(settings, { roleCredentials, signIns: consoleSignIns, pages: consolePages }),
    console: consolePages,
    vanity: createVanityRedirects(settings.startUrls),
    mayCallPortal: createRateLimit(settings.portalCallsPerSecond),
  });

  const stores = [
    clients,
    devices,
    codes,
    authorizationRequests,
    sessions,
    signIns,
    tokens,
    roleCredentials,
    identityContexts,
    consoleSignIns,
  ];
  let sweptAt = Number.NEGATIVE_INFINITY;
  const sweep = (now: number): void => {
    if (now - sweptAt < sweepEveryMs) return;
    sweptAt = now;
    for (const store of stores) store.sweep(now);
  };

  const fetch = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    const body = new Uint8Array(await request.arrayBuffer());
    const route = routeFor({ method: request.method, url, headers: request.headers, body });
    const operation = route.kind === 'unknown' ? undefined : route.operation;
    const { clientId, grantType } = loggableMembers(body, url.searchParams);
    const note = (status: number | undefined, error?: string): void =>
      log.add({
        at: clock.now(),
        method: request.method,
        path: url.pathname,
        operation,
        status,
        error,
        clientId,
        grantType,
      });
    const drop = (): never => {
      note(undefined);
      throw new ConnectionDropped();
    };

    const striking = faults.strike(operation);
    const strikes = (kind: Fault['kind']): boolean => striking.some((fault) => fault.kind === kind);
    let clockOffsetMs = 0;
    for (const fault of striking) {
      if (fault.kind === 'latency') await delay(fault.ms, request.signal);
      if (fault.kind === 'clock-offset') clockOffsetMs += fault.ms;
      if (fault.kind === 'revoke') sessions.revoke(fault.userName);
    }
    if (strikes('drop')) drop();
    const dated = (response: Response): Response => {
      response.headers.set('date', new Date(clock.now() + clockOffsetMs).toUTCString());
      return response;
    };

    try {
      const refusal = striking.map((fault) => refusalFrom(fault, route.service)).find((found) => found !== undefined);
      if (refusal !== undefined) throw refusal;
      const now = clock.now() + clockOffsetMs;
      sweep(clock.now());
      const response = dated(strikes('malformed') ? malformedResponse() : answer({ request, url, route, body, now }));
      if (strikes('committed-but-response-lost')) drop();
      note(response.status);
      return strikes('truncated') ? await truncatedResponse(response) : response;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (strikes('committed-but-response-lost')) drop();
      note(error.status, error.code);
      const allow = route.kind === 'wrong-verb' ? { allow: route.allow } : {};
      return dated(refusalResponse(error, allow));
    }
  };

  const control = createSimulatorControl(settings, {
    directory,
    devices,
    sessions,
    authorizationRequests,
    decide,
    issuer,
    roleCredentials,
    faults,
    log,
    secrets,
  });

  return { fetch, control };
};
