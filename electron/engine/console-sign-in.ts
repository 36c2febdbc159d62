import type { ConsoleDestination } from '../../shared/console.ts';
import { consoleServiceOf } from '../../shared/console-services.ts';
import { AppError } from '../../shared/errors.ts';
import type { RoleRef } from '../../shared/model.ts';
import { partitionIdOf } from '../../shared/region.ts';
import { secondMs } from '../../shared/time.ts';
import { appError, ServiceError } from './errors.ts';
import { consoleHost } from './partitions.ts';
import type { Ports, RoleCredentials } from './ports.ts';
import type { SessionContexts } from './session-context.ts';

const answerWithinMs = 10 * secondMs;

/** Secret for the 15 minutes in which it signs in whoever opens it. */
export type ConsoleLogin = {
  readonly address: string;
  /** When the role's credentials end, and the console session with them. */
  readonly endsAt: number;
};

/** Throws AppError `arn-partition` for a region in another partition than the session's. */
const destinationUrl = ({ service = 'home', region: asked }: ConsoleDestination, home: string): string => {
  const region = asked ?? home;
  const partition = partitionIdOf(home);
  if (partitionIdOf(region) !== partition) throw new AppError('arn-partition', { detail: partition });
  const found = consoleServiceOf(service);
  if (found === undefined) throw new AppError('unexpected', { detail: 'The console service is not known' });
  const url = new URL(`https://${consoleHost(region)}/${found.path}`);
  if (found.isGlobal !== true) url.searchParams.set('region', region);
  return url.href;
};

const withoutFragment = (startUrl: string): string => startUrl.replace(/#.*$/s, '').replace(/\/+$/, '');

/**
 * The access portal's own link to a role's console; no credentials are involved, and whoever opens it signs in there.
 * Without a destination the permission set's relay state counts.
 */
const portalLink = (startUrl: string, { accountId, roleName }: RoleRef, destination: string | undefined): string => {
  const parameters = [
    ['account_id', accountId],
    ['role_name', roleName],
    ...(destination === undefined ? [] : [['destination', destination]]),
  ];
  const query = parameters.map((pair) => pair.map((part) => encodeURIComponent(part ?? '')).join('='));
  return `${withoutFragment(startUrl)}/#/console?${query.join('&')}`;
};

const tokenIn = (answer: unknown): string | undefined => {
  const token = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'SigninToken') : undefined;
  return typeof token === 'string' && token !== '' ? token : undefined;
};

/** Signing in to the AWS console for a role. */
export const createConsoleSignIn = (
  { fetch, clock }: Pick<Ports, 'fetch' | 'clock'>,
  contexts: SessionContexts,
  roleCredentials: (role: RoleRef) => Promise<RoleCredentials>,
) => {
  // As a form: what is in an address gets into logs. Without SessionDuration, which chained roles may not have and
  // others do not need: the console session then lasts as long as the credentials.
  const getSigninToken = async (federation: string, credentials: RoleCredentials): Promise<string> => {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const exchange = new AbortController();
    let isLate = false;
    const cancelTimer = clock.setTimer(answerWithinMs, () => {
      isLate = true;
      exchange.abort();
    });
    try {
      const response = await fetch(federation, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams({
          Action: 'getSigninToken',
          Session: JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken }),
        }).toString(),
        redirect: 'error',
        credentials: 'omit',
        signal: exchange.signal,
      });
      const answer = await response.text();
      if (response.status === 429) throw new ServiceError('throttled');
      if (response.status >= 500) throw new ServiceError('server-failed');
      const token = response.ok ? tokenIn(JSON.parse(answer)) : undefined;
      if (token === undefined) throw new AppError('console-refused', { detail: `HTTP ${response.status}` });
      return token;
    } catch (error) {
      if (isLate) throw new ServiceError('timed-out');
      if (error instanceof AppError || error instanceof ServiceError) throw error;
      throw new ServiceError(error instanceof SyntaxError ? 'server-failed' : 'network-failed');
    } finally {
      cancelTimer();
    }
  };

  return {
    /**
     * Signs in to the console with the role's credentials (getSigninToken and login, IAM User Guide, "Enabling custom
     * identity broker access to the AWS console"). Throws AppError: those of role credentials, console-refused,
     * arn-partition, endpoint-insecure, offline, timed-out, throttled, service-failed.
     */
    async login(role: RoleRef, destination: ConsoleDestination): Promise<ConsoleLogin> {
      const { session, places } = contexts.of(role.sessionId);
      const federation = `${places().signIn}/federation`;
      const wanted = destinationUrl(destination, session.region);
      const credentials = await roleCredentials(role);
      try {
        const parameters = new URLSearchParams({
          Action: 'login',
          Issuer: session.startUrl,
          Destination: wanted,
          SigninToken: await getSigninToken(federation, credentials),
        });
        return { address: `${federation}?${parameters}`, endsAt: credentials.expiresAt };
      } catch (error) {
        throw appError(error);
      }
    },

    /**
     * The access portal's link, which has nothing secret in it. Throws AppError `console-link-missing` for a chained
     * role, which the portal does not know, and `arn-partition`.
     */
    link(role: RoleRef, destination: ConsoleDestination): string {
      if (role.chainedRoleId !== undefined) throw new AppError('console-link-missing');
      const { startUrl, region } = contexts.of(role.sessionId).session;
      const isAsked = destination.service !== undefined || destination.region !== undefined;
      return portalLink(startUrl, role, isAsked ? destinationUrl(destination, region) : undefined);
    },

    /** Where the console of a session is: an AWS host, or what stands in for it. Throws AppError `endpoint-insecure`. */
    origin: (id: string): string => new URL(contexts.of(id).places().console).origin,
  };
};

export type ConsoleSignIn = ReturnType<typeof createConsoleSignIn>;
