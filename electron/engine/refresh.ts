import { AppError, type ErrorCode, type ErrorView, errorView } from '../../shared/errors.ts';
import type { SessionId, SessionStatus } from '../../shared/model.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { refreshAt } from './access-token.ts';
import { appError, isPassing, judge, type Refusal } from './errors.ts';
import { createFlights } from './flights.ts';
import { createToken, refreshTokenGrantOf } from './oidc.ts';
import type { AccessToken, SessionSecrets } from './ports.ts';
import { endOf, obstacleOf, portalSessionAfter, type Standing } from './renewal.ts';
import type { Scheduler } from './scheduler.ts';
import type { EnginePorts } from './service-clock.ts';
import { keepSecrets, readSecrets, type SessionContext, type SessionContexts } from './session-context.ts';
import { backoffMs } from './waiting.ts';

/** However many ask, a service that just failed is left alone for this long. */
const leastSpacingMs = 3 * secondMs;
const checkAgainMs = 30 * secondMs;
const adoptedRestMs = minuteMs;

/** Ends of a refresh after which nothing is left to try. */
const settled: ReadonlySet<ErrorCode> = new Set([
  'sign-in-again',
  'registration-expired',
  'token-ran-out',
  'sign-in-needed-to-copy',
  'endpoint-changed',
  'session-unknown',
]);

export type Refresh = {
  /** Publishes a token's state and plans its refresh, or its end where it cannot be renewed. */
  follow(id: SessionId, standing: Standing): void;
  /** Follows a token that another tool refreshed just now: ours waits a while, however little life the token has. */
  adopt(id: SessionId, standing: Standing): void;
  /** A usable access token. Throws AppError: sign-in-needed-to-copy, sign-in-again, offline, timed-out, … */
  current(id: SessionId): Promise<AccessToken>;
  /** A token other than the one found wanting: another's newer one, else a refreshed one. Throws AppError as `current`. */
  replace(id: SessionId, stale: AccessToken): Promise<AccessToken>;
  /** Renews the token though it is good; one that cannot be renewed is left alone. Throws AppError as `current`. */
  renew(id: SessionId): Promise<void>;
  /** The service refused the token: it is dropped, and a sign-in is needed. */
  refused(id: SessionId, token: AccessToken): Promise<void>;
  /** The token followed now. */
  followed(id: SessionId): AccessToken | undefined;
  /** Nothing to follow any more. */
  forget(id: SessionId): void;
  wake(): void;
};

type Stored = SessionSecrets & Standing;

const standingOf = (stored: SessionSecrets | undefined): Stored | undefined =>
  stored?.token === undefined ? undefined : { ...stored, token: stored.token };

type Failure = { readonly count: number; readonly at: number; readonly error: AppError };

// The portal session is over, or this client may not renew it: trying again changes nothing.
const isFinal = (refusal: Refusal, isExpired: boolean): boolean =>
  refusal === 'invalid-grant' ||
  refusal === 'expired-token' ||
  refusal === 'access-denied' ||
  (!isPassing(refusal) && refusal !== 'aborted' && isExpired);

const isRegistrationTrouble = (refusal: Refusal): boolean =>
  refusal === 'invalid-client' || refusal === 'unauthorized-client';

/** Keeps every session's access token fresh: one flight per session, in the background and on demand (CreateToken, RFC 6749 section 6). */
export const createRefresh = (
  ports: EnginePorts,
  contexts: SessionContexts,
  scheduler: Scheduler,
  report: (id: SessionId, status: SessionStatus) => void,
): Refresh => {
  const { clock, secrets, network, random } = ports;
  const flights = createFlights<Standing>();
  const failures = new Map<SessionId, Failure>();
  const waiting = new Map<SessionId, AccessToken>();
  const followed = new Map<SessionId, AccessToken>();

  /** How long a service that failed is still left alone. */
  const restMs = ({ at }: Failure): number => {
    const passedMs = clock.local.now() - at;
    // A clock that was set back says nothing of how long ago that was.
    return passedMs < 0 ? 0 : Math.max(0, leastSpacingMs - passedMs);
  };

  const settle = (id: SessionId) => {
    failures.delete(id);
    waiting.delete(id);
  };

  const signedIn = (token: AccessToken) => ({
    kind: 'signed-in' as const,
    issuedAt: token.issuedAt,
    expiresAt: token.expiresAt,
    ...(token.portalSession !== undefined && { portalSession: token.portalSession }),
  });

  const drop = async (context: SessionContext, stored: SessionSecrets, because: ErrorCode) => {
    const { id } = context.session;
    const { token: _, ...rest } = stored;
    forget(id);
    await keepSecrets(ports, id, rest);
    report(id, { kind: 'signed-out', because });
  };

  const forget = (id: SessionId) => {
    settle(id);
    followed.delete(id);
    scheduler.drop(id);
  };

  const follow = (id: SessionId, standing: Standing, notBefore = 0) => {
    const { token } = standing;
    settle(id);
    followed.set(id, token);
    const because = obstacleOf(standing, contexts.session(id)?.scopes ?? [], clock.certain());
    if (because !== undefined) {
      report(id, { ...signedIn(token), renewal: { kind: 'impossible', because } });
      scheduler.planAnyway(id, token.expiresAt, () => void atEnd(id, token, endOf(because)));
      return;
    }
    const at = Math.max(refreshAt(token, random), notBefore);
    report(id, { ...signedIn(token), renewal: { kind: 'planned', at } });
    scheduler.plan(id, at, () => void inBackground(id, token));
  };

  // Towards the end of a sign-in every token is short-lived: two that answer each other's refreshes would never rest.
  const adopt = (id: SessionId, standing: Standing) => {
    const now = clock.now();
    const { token } = standing;
    follow(id, standing, now + Math.min(adoptedRestMs, Math.round(((token.expiresAt - now) * 2) / 3)));
  };

  const waitFor = (id: SessionId, token: AccessToken, at: number, why: ErrorView) => {
    waiting.set(id, token);
    const { code: because, ...rest } = why;
    report(id, { ...signedIn(token), renewal: { kind: 'waiting', at, because, ...rest } });
    scheduler.plan(id, at, () => void inBackground(id, token));
  };

  const inBackground = async (id: SessionId, token: AccessToken) => {
    const context = contexts.of(id);
    if (!context.isLocal && !network.isOnline()) {
      waitFor(id, token, clock.now() + checkAgainMs, { code: 'offline' });
      return;
    }
    try {
      await replace(id, token);
    } catch (error) {
      // A service that failed has its next try planned already; a vault that could not be read is asked again later.
      const why = errorView(appError(error));
      if (!settled.has(why.code) && !scheduler.isPlanned(id)) waitFor(id, token, clock.now() + checkAgainMs, why);
    }
  };

  const refreshStored = async (context: SessionContext, stored: Stored): Promise<Standing> => {
    const { id } = context.session;
    const { registration, token } = stored;
    const obstacle = obstacleOf(stored, context.session.scopes, clock.certain());
    if (token.refreshToken === undefined || registration === undefined || obstacle !== undefined) {
      // The service knows whether it has run out.
      if (token.expiresAt <= clock.now() && token.expiresAt > clock.certain()) return stored;
      const because = obstacle === undefined ? 'sign-in-again' : endOf(obstacle);
      await drop(context, stored, because);
      throw new AppError(because);
    }
    report(id, { ...signedIn(token), renewal: { kind: 'now' } });
    try {
      const grant = refreshTokenGrantOf(token.refreshToken);
      const fresh = await createToken(context.clients.oidc, clock, registration, grant);
      // RFC 6749 section 6: an answer without a refresh token leaves the old one in force.
      const portalSession = portalSessionAfter(token, fresh);
      const merged = { refreshToken: token.refreshToken, ...fresh, portalSession };
      await keepSecrets(ports, id, { ...stored, token: merged });
      // Another tool may have refreshed meanwhile: the later token stands.
      const standing = standingOf(await readSecrets(context, ports).catch(() => undefined));
      const isLater = standing !== undefined && standing.token.expiresAt > merged.expiresAt;
      return isLater ? standing : { token: merged, registration };
    } catch (error) {
      return await onRefusal(context, stored, token, error);
    }
  };

  const onRefusal = async (
    context: SessionContext,
    stored: Stored,
    token: AccessToken,
    error: unknown,
  ): Promise<Standing> => {
    const { id } = context.session;
    const { refusal } = judge(error);
    const isExpired = token.expiresAt <= clock.certain();
    if (isFinal(refusal, isExpired)) {
      const other = standingOf(await readSecrets(context, ports));
      if (other !== undefined && other.token.accessToken !== token.accessToken) return other;
      await drop(context, stored, 'sign-in-again');
      throw new AppError('sign-in-again');
    }
    if (isRegistrationTrouble(refusal)) {
      // The refresh token is bound to this registration (S19): the access token serves to its end, then a person is needed.
      const { refreshToken: _refreshToken, ...unrenewable } = token;
      const { registration: refused, ...rest } = stored;
      const registration = refused && { ...refused, expiresAt: clock.certain() };
      const left = { ...rest, token: unrenewable, ...(registration && { registration }) };
      await keepSecrets(ports, id, left);
      if (isExpired) {
        await drop(context, left, 'registration-expired');
        throw new AppError('registration-expired');
      }
      return left;
    }
    const failed = appError(error);
    const count = (failures.get(id)?.count ?? 0) + 1;
    failures.set(id, { count, at: clock.local.now(), error: failed });
    waitFor(id, token, clock.now() + backoffMs(count - 1, random), errorView(failed));
    throw failed;
  };

  const replace = async (id: SessionId, stale: AccessToken): Promise<AccessToken> => {
    const { token } = await flights.share(id, async () => {
      const lastFailure = failures.get(id);
      if (lastFailure !== undefined && restMs(lastFailure) > 0) throw lastFailure.error;
      const context = contexts.of(id);
      const standing = await secrets.exclusively(id, async () => {
        const stored = standingOf(await readSecrets(context, ports));
        if (stored === undefined) {
          // Another tool deleted what was shared: nobody told of it before.
          if (followed.has(id)) report(id, { kind: 'signed-out', because: 'signed-out-elsewhere' });
          forget(id);
          throw new AppError('sign-in-needed-to-copy');
        }
        const isNewer = stored.token.accessToken !== stale.accessToken && stored.token.expiresAt > clock.now();
        return isNewer ? stored : await refreshStored(context, stored);
      });
      follow(id, standing);
      return standing;
    });
    return token;
  };

  const dropIfStored = async (id: SessionId, token: AccessToken, because: ErrorCode) => {
    const context = contexts.of(id);
    await secrets.exclusively(id, async () => {
      const stored = await readSecrets(context, ports);
      if (stored?.token?.accessToken === token.accessToken) await drop(context, stored, because);
    });
  };

  // One answer with a wrong date ends nothing: the next one tells.
  const atEnd = async (id: SessionId, token: AccessToken, because: ErrorCode): Promise<void> => {
    if (token.expiresAt <= clock.certain()) await dropIfStored(id, token, because);
    else scheduler.planAnyway(id, clock.now() + checkAgainMs, () => void atEnd(id, token, because));
  };

  return {
    follow: (id, standing) => follow(id, standing),
    adopt,
    replace,
    refused: (id, token) => dropIfStored(id, token, 'sign-in-again'),
    async current(id) {
      const stored = await readSecrets(contexts.of(id), ports);
      if (stored?.token === undefined) throw new AppError('sign-in-needed-to-copy');
      return stored.token.expiresAt > clock.now() ? stored.token : await replace(id, stored.token);
    },
    async renew(id) {
      const stored = standingOf(await readSecrets(contexts.of(id), ports));
      if (stored === undefined) throw new AppError('sign-in-needed-to-copy');
      const scopes = contexts.session(id)?.scopes ?? [];
      if (obstacleOf(stored, scopes, clock.certain()) === undefined) await replace(id, stored.token);
    },
    followed: (id) => followed.get(id),
    forget,
    wake() {
      for (const [id, token] of waiting) {
        const failure = failures.get(id);
        scheduler.plan(
          id,
          clock.now() + (failure === undefined ? 0 : restMs(failure)),
          () => void inBackground(id, token),
        );
      }
      scheduler.wake();
    },
  };
};
