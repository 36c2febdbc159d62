import { randomUUID } from 'node:crypto';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { BrowserAuthorizationView } from '../../shared/model.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { authorizationUriOf, challengeOf, createVerifier } from './authorization-request.ts';
import { appError, isPassing, judge, ServiceError } from './errors.ts';
import { type Callback, openLoopback } from './loopback.ts';
import { authorizationCodeGrantOf, createToken } from './oidc.ts';
import type { AccessToken, ClientRegistration } from './ports.ts';
import { dropRegistration, registrationFor } from './registration.ts';
import type { EnginePorts } from './service-clock.ts';
import type { SessionContext } from './session-context.ts';
import { type Authorized, type SignInTarget, startError } from './sign-in-flow.ts';
import { wait } from './waiting.ts';

const unanswered: ReadonlySet<ErrorCode> = new Set(['cancelled', 'expired', 'client-refused']);

const longestWaitMs = 10 * minuteMs;
const pauseMs = secondMs;
const mostTries = 4;

/** RFC 6749 section 4.1.2.1. */
const refusalOf = (error: string): AppError => {
  if (error === 'access_denied') return new AppError('denied');
  if (error === 'server_error' || error === 'temporarily_unavailable') return new AppError('service-failed');
  return new AppError('client-refused');
};

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = () => reject(new ServiceError('aborted'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });

/** Resolves with the callback; rejects with AppError `expired` after ten minutes and with ServiceError `aborted`. */
const waitFor = async (
  callback: Promise<Callback>,
  { clock }: EnginePorts,
  expiresAt: number,
  signal: AbortSignal,
): Promise<Callback> => {
  const over = new AbortController();
  const end = () => over.abort();
  signal.addEventListener('abort', end, { once: true });
  const expiry = async (): Promise<never> => {
    // Short steps: a machine that slept, or a clock that was put right, is noticed.
    while (clock.now() < expiresAt) await wait(clock, Math.min(30 * secondMs, expiresAt - clock.now()), over.signal);
    throw new AppError('expired');
  };
  try {
    return await Promise.race([callback, expiry(), untilAborted(signal)]);
  } finally {
    signal.removeEventListener('abort', end);
    over.abort();
  }
};

type Exchange = {
  readonly registration: ClientRegistration;
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
};

/** Trades the code for a token. A passing trouble is tried again a few times: the code lives for minutes. */
const trade = async (
  { clients }: SessionContext,
  { clock }: EnginePorts,
  { registration, ...grant }: Exchange,
  signal: AbortSignal,
): Promise<AccessToken> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await createToken(clients.oidc, clock, registration, authorizationCodeGrantOf(grant), signal);
    } catch (error) {
      const { refusal } = judge(error);
      // Run out, or traded already: the answer that carried the token was lost on its way.
      if (refusal === 'invalid-grant') throw new AppError('expired');
      if (!isPassing(refusal) || tries === mostTries) throw error;
    }
    await wait(clock, pauseMs * tries, signal);
  }
};

/** One authorization; the listener is gone when this settles. Throws AppError. */
const authorizeOnce = async (
  context: SessionContext,
  ports: EnginePorts,
  target: SignInTarget,
  onAuthorization: (authorization: BrowserAuthorizationView) => void,
): Promise<Authorized> => {
  const { signal } = target;
  const state = randomUUID();
  const codeVerifier = createVerifier();
  const registration = await registrationFor(context, ports, 'browser', target).catch((error: unknown) => {
    throw startError(error, context.session.region);
  });
  const loopback = await openLoopback(state, ports.isForeignConnection);
  const { redirectUri } = loopback;
  try {
    // Given up meanwhile: no browser opens for it any more.
    if (signal.aborted) throw new ServiceError('aborted');
    const expiresAt = ports.clock.now() + longestWaitMs;
    const authorizationUri = authorizationUriOf(context.endpoints.oidc, {
      ...{ clientId: registration.clientId, redirectUri, state },
      scopes: registration.scopes,
      challenge: challengeOf(codeVerifier),
    });
    onAuthorization({ authorizationUri, expiresAt });
    const callback = await waitFor(loopback.callback, ports, expiresAt, signal);
    if ('error' in callback) {
      callback.show(callback.error === 'access_denied' ? 'denied' : 'failed');
      throw refusalOf(callback.error);
    }
    try {
      const token = await trade(
        context,
        ports,
        { registration, code: callback.code, codeVerifier, redirectUri },
        signal,
      );
      callback.show('signed-in');
      return { registration, token };
    } catch (error) {
      callback.show('failed');
      throw error;
    }
  } catch (error) {
    const failure = appError(error);
    // A client that the service forgot is refused in the browser, and no answer comes: the next sign-in gets a new one.
    if (unanswered.has(failure.code)) await dropRegistration(context, ports, registration);
    throw failure;
  } finally {
    await loopback.close();
  }
};

/**
 * The authorization code grant with PKCE from start to end, in the browser of this machine (RFC 6749 section 4.1,
 * RFC 7636, RFC 8252): listens on loopback, tells `onAuthorization` the address to open, and trades the code that comes
 * back. A client that the service refuses is registered anew, once,
 * and the new address told. Throws AppError: denied, expired, cancelled, callback-not-heard,
 * client-refused, offline, timed-out, …
 */
export const authorizeInBrowser = async (
  context: SessionContext,
  ports: EnginePorts,
  target: SignInTarget,
  onAuthorization: (authorization: BrowserAuthorizationView) => void,
): Promise<Authorized> => {
  try {
    return await authorizeOnce(context, ports, target, onAuthorization);
  } catch (error) {
    if (appError(error).code !== 'client-refused' || target.kept.length === 0) throw error;
  }
  return await authorizeOnce(context, ports, { ...target, kept: [] }, onAuthorization);
};
