import type { AuthorizationRequests } from './authorization-requests.ts';
import type { DecideAuthorization } from './authorizations.ts';
import type { DeviceAuthorization, DeviceAuthorizations } from './device-authorizations.ts';
import type { Account, LiveDirectory } from './directory.ts';
import type { Fault, Faults } from './faults.ts';
import type { IssuedSecrets } from './issued-secrets.ts';
import type { PortalSessions } from './portal-sessions.ts';
import type { RequestLog, RequestLogEntry } from './request-log.ts';
import type { IssuedRoleCredentials } from './role-credentials.ts';
import type { Settings } from './settings.ts';
import type { AssertionChanges, TrustedIssuer } from './trusted-issuer.ts';

/** What a test or a demo can do that no client can. */
export type SimulatorControl = {
  readonly startUrl: string;
  readonly region: string;
  /** Decides as if the person did so on the page; the first user unless another is named. Throws for an unknown code. */
  approve(userCode: string, userName?: string): void;
  deny(userCode: string): void;
  pendingUserCodes(): string[];
  /**
   * Opens an address under `/authorize` and allows what it asks for, as a browser and a person would.
   * @returns where the browser is sent: the redirect URI with a code, or with an error for a request that is wrong
   * @throws Error when the service would show a page instead, as it does for an unknown client
   */
  authorize(authorizeUrl: string, userName?: string): string;
  /** The same with a person who refuses. */
  refuseAuthorize(authorizeUrl: string): string;
  /**
   * An assertion about a user, as the trusted token issuer of an application signs it.
   * @throws Error for a user or an application that nobody knows
   */
  issueAssertion(userName: string, changes?: AssertionChanges): string;
  readonly faults: { add(fault: Fault): () => void; clear(): void };
  /** Ends sign-ins as an administrator does: every token of them stops working, role credentials live on. */
  revokeSessions(userName?: string): void;
  addAccount(account: Account): void;
  removeAccount(accountId: string): void;
  assign(userName: string, accountId: string, roleName: string): void;
  unassign(userName: string, accountId: string, roleName?: string): void;
  /** Whether role credentials handed out here would still be accepted by AWS. */
  isRoleCredentialValid(accessKeyId: string): boolean;
  /** Whom identity-enhanced credentials act for; undefined for all others. */
  onBehalfOf(accessKeyId: string): string | undefined;
  /** The latest requests, oldest first, without anything secret. */
  requests(): RequestLogEntry[];
  /** Every token, code, client secret, secret key and session token issued so far, to look for leaks. */
  secrets(): string[];
};

export const createSimulatorControl = (
  settings: Pick<Settings, 'clock' | 'region' | 'startUrls'>,
  parts: {
    readonly directory: LiveDirectory;
    readonly devices: DeviceAuthorizations;
    readonly sessions: PortalSessions;
    readonly authorizationRequests: AuthorizationRequests;
    readonly decide: DecideAuthorization;
    readonly issuer: TrustedIssuer;
    readonly roleCredentials: IssuedRoleCredentials;
    readonly faults: Faults;
    readonly log: RequestLog;
    readonly secrets: IssuedSecrets;
  },
): SimulatorControl => {
  const { clock } = settings;
  const { directory, devices, sessions, authorizationRequests, decide, issuer, roleCredentials, faults, log, secrets } =
    parts;

  const pendingOrThrow = (userCode: string): DeviceAuthorization => {
    const authorization = devices.pending(userCode, clock.now());
    if (authorization === undefined) throw new Error(`No authorization is pending for the code ${userCode}`);
    return authorization;
  };

  const startSession = (userName: string): string => {
    if (directory.user(userName) === undefined) throw new Error(`No user is called ${userName}`);
    return sessions.start(userName, clock.now()).id;
  };

  const firstUserName = (): string => directory.users()[0]?.userName ?? '';

  const openAuthorizeUrl = (authorizeUrl: string) => {
    const judged = authorizationRequests.judge(new URL(authorizeUrl).searchParams, clock.now());
    if (judged.kind === 'refuse') throw new Error(judged.problem);
    return judged;
  };

  return {
    startUrl: settings.startUrls[0] ?? '',
    region: settings.region,
    approve: (userCode, userName = firstUserName()) => {
      const authorization = pendingOrThrow(userCode);
      authorization.decision = { kind: 'approved', portalSessionId: startSession(userName) };
    },
    deny: (userCode) => {
      pendingOrThrow(userCode).decision = { kind: 'denied' };
    },
    pendingUserCodes: () => devices.pendingUserCodes(clock.now()),
    authorize: (authorizeUrl, userName = firstUserName()) => {
      const judged = openAuthorizeUrl(authorizeUrl);
      if (judged.kind === 'redirect') return judged.location;
      return decide(judged.request, { portalSessionId: startSession(userName) }, clock.now());
    },
    refuseAuthorize: (authorizeUrl) => {
      const judged = openAuthorizeUrl(authorizeUrl);
      return judged.kind === 'redirect' ? judged.location : decide(judged.request, 'refuse', clock.now());
    },
    issueAssertion: (userName, changes = {}) => issuer.issue(userName, changes, clock.now()),
    faults: { add: faults.add, clear: faults.clear },
    revokeSessions: sessions.revoke,
    addAccount: directory.addAccount,
    removeAccount: directory.removeAccount,
    assign: directory.assign,
    unassign: directory.unassign,
    isRoleCredentialValid: (accessKeyId) => roleCredentials.isValid(accessKeyId, clock.now()),
    onBehalfOf: (accessKeyId) => {
      const holder = roleCredentials.find(accessKeyId)?.holder;
      return holder?.kind === 'assumed-role' ? holder.onBehalfOf : undefined;
    },
    requests: log.entries,
    secrets: secrets.all,
  };
};
