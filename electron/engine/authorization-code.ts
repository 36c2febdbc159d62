import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { BrowserAuthorizationView } from '../../shared/model.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { appError, isPassing, judge, ServiceError } from './errors.ts';
import { type Callback, openLoopback } from './loopback.ts';
import { authorizationCodeGrantOf, createToken } from './oidc.ts';
import type { AccessToken, ClientRegistration } from './ports.ts';
import { dropRegistration, registrationFor } from './registration.ts';
import type { EnginePorts } from './service-clock.ts';
import type { SessionContext } from './session-context.ts';
import type { Authorized, SignInTarget } from './sign-in-flow.ts';
import { wait } from './waiting.ts';

const unanswered: ReadonlySet<ErrorCode> = new Set(['cancelled', 'expired', 'client-refused']);

const longestWaitMs = 10 * minuteMs;
const pauseMs = secondMs;
const mostTries = 4;

/** RFC 7636 section 4.1: 43 characters from 32 random bytes. */
const createVerifier = (): string => randomBytes(32).toString('base64url');

/** RFC 7636 section 4.2, method S256. */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

type AuthorizationRequest = {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly challenge: string;
};

/** The address that starts the sign-in in the browser. The service calls the parameter `scopes`, unlike RFC 6749. */
const authorizationUriOf = (oidcEndpoint: string, request: AuthorizationRequest): string => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    state: request.state,
    code_challenge_method: 'S256',
    scopes: request.scopes.join(' '),
    code_challenge: request.challenge,
  });
  return `${oidcEndpoint}/authorize?${query}`;
};

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

/**
 * The authorization code grant with PKCE from start to end, in the browser of this machine (RFC 6749 section 4.1,
 * RFC 7636, RFC 8252): listens on loopback, tells `onAuthorization` the address to open, and trades the code that comes
 * back. The listener is gone when this settles. Throws AppError: denied, expired, cancelled, callback-not-heard,
 * client-refused, offline, timed-out, …
 */
export const authorizeInBrowser = async (
  context: SessionContext,
  ports: EnginePorts,
  target: SignInTarget,
  onAuthorization: (authorization: BrowserAuthorizationView) => void,
): Promise<Authorized> => {
  const { signal } = target;
  const state = randomUUID();
  const codeVerifier = createVerifier();
  const registration = await registrationFor(context, ports, 'browser', target).catch((error: unknown) => {
    throw appError(error);
  });
  const loopback = await openLoopback(state);
  const { redirectUri } = loopback;
  try {
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
