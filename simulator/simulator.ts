import { createClientRegistrations } from './client-registrations.ts';
import { createDeviceAuthorizations, type DeviceAuthorization } from './device-authorizations.ts';
import { type Account, openDirectory } from './directory.ts';
import { delay, malformedResponse, refusalFrom, truncatedResponse } from './fault-responses.ts';
import { ConnectionDropped, createFaults, type Fault } from './faults.ts';
import { createIssuedSecrets } from './issued-secrets.ts';
import { createOidcService } from './oidc.ts';
import { createPageSignIns } from './page-sign-ins.ts';
import { createPortalService } from './portal.ts';
import { createPortalSessions } from './portal-sessions.ts';
import { createRateLimit } from './rate-limit.ts';
import { createReception } from './reception.ts';
import { Refusal, refusalResponse } from './refusal.ts';
import { createRequestLog, loggableMembers, type RequestLogEntry } from './request-log.ts';
import { createIssuedRoleCredentials } from './role-credentials.ts';
import { routeFor } from './routes.ts';
import { type SimulatorOptions, settle } from './settings.ts';
import { createStsService } from './sts.ts';
import { createTokens } from './tokens.ts';
import { createVerificationPages } from './verification-pages.ts';

/** What a test or a demo can do that no client can. */
export type SimulatorControl = {
  readonly startUrl: string;
  readonly region: string;
  /** Decides as if the person did so on the page; the first user unless another is named. Throws for an unknown code. */
  approve(userCode: string, userName?: string): void;
  deny(userCode: string): void;
  pendingUserCodes(): string[];
  readonly faults: { add(fault: Fault): () => void; clear(): void };
  /** Ends sign-ins as an administrator does: every token of them stops working, role credentials live on. */
  revokeSessions(userName?: string): void;
  addAccount(account: Account): void;
  removeAccount(accountId: string): void;
  assign(userName: string, accountId: string, roleName: string): void;
  unassign(userName: string, accountId: string, roleName?: string): void;
  /** Whether role credentials handed out here would still be accepted by AWS. */
  isRoleCredentialValid(accessKeyId: string): boolean;
  /** The latest requests, oldest first, without anything secret. */
  requests(): RequestLogEntry[];
  /** Every token, client secret, device code, secret key and session token issued so far, to look for leaks. */
  secrets(): string[];
};

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
  const roleCredentials = createIssuedRoleCredentials(settings.roleCredentialsSeconds * 1000, secrets);

  const answer = createReception(settings, {
    oidc: createOidcService(settings, { clients, devices, tokens }),
    portal: createPortalService(settings, { directory, sessions, tokens, roleCredentials }),
    sts: createStsService(settings, roleCredentials),
    pages: createVerificationPages({ organization: settings.directory.organization, directory, devices, signIns }),
    mayCallPortal: createRateLimit(settings.portalCallsPerSecond),
  });

  let sweptAt = Number.NEGATIVE_INFINITY;
  const sweep = (now: number): void => {
    if (now - sweptAt < sweepEveryMs) return;
    sweptAt = now;
    for (const store of [clients, devices, sessions, signIns, tokens, roleCredentials]) store.sweep(now);
  };

  const fetch = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    const route = routeFor(url, request.method);
    const operation = route.kind === 'unknown' ? undefined : route.operation;
    const body = new Uint8Array(await request.arrayBuffer());
    const { clientId, grantType } = loggableMembers(body);
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

    try {
      const refusal = striking.map((fault) => refusalFrom(fault, route.service)).find((found) => found !== undefined);
      if (refusal !== undefined) throw refusal;
      const now = clock.now() + clockOffsetMs;
      sweep(clock.now());
      const response = strikes('malformed') ? malformedResponse() : answer({ request, url, route, body, now });
      if (strikes('committed-but-response-lost')) drop();
      note(response.status);
      return strikes('truncated') ? await truncatedResponse(response) : response;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (strikes('committed-but-response-lost')) drop();
      note(error.status, error.code);
      const allow = route.kind === 'wrong-verb' ? { allow: route.allow } : {};
      return refusalResponse(error, allow);
    }
  };

  const pendingOrThrow = (userCode: string): DeviceAuthorization => {
    const authorization = devices.pending(userCode, clock.now());
    if (authorization === undefined) throw new Error(`No authorization is pending for the code ${userCode}`);
    return authorization;
  };

  const control: SimulatorControl = {
    startUrl: settings.startUrls[0] ?? '',
    region: settings.region,
    approve: (userCode, userName = directory.users()[0]?.userName ?? '') => {
      const authorization = pendingOrThrow(userCode);
      if (directory.user(userName) === undefined) throw new Error(`No user is called ${userName}`);
      authorization.decision = { kind: 'approved', portalSessionId: sessions.start(userName, clock.now()).id };
    },
    deny: (userCode) => {
      pendingOrThrow(userCode).decision = { kind: 'denied' };
    },
    pendingUserCodes: () => devices.pendingUserCodes(clock.now()),
    faults: { add: faults.add, clear: faults.clear },
    revokeSessions: sessions.revoke,
    addAccount: directory.addAccount,
    removeAccount: directory.removeAccount,
    assign: directory.assign,
    unassign: directory.unassign,
    isRoleCredentialValid: (accessKeyId) => roleCredentials.isValid(accessKeyId, clock.now()),
    requests: log.entries,
    secrets: secrets.all,
  };

  return { fetch, control };
};
