import { AppError } from '../../shared/errors.ts';
import { secondMs } from '../../shared/time.ts';
import { appError, isPassing, judge } from './errors.ts';
import { createToken, type DeviceAuthorization, deviceCodeGrantOf, startDeviceAuthorization } from './oidc.ts';
import type { AccessToken, ClientRegistration } from './ports.ts';
import { registerAndKeep, registrationFor } from './registration.ts';
import type { EnginePorts } from './service-clock.ts';
import type { SessionContext } from './session-context.ts';
import { type Authorized, type SignInTarget, startError } from './sign-in-flow.ts';
import { wait } from './waiting.ts';

const leastIntervalMs = secondMs;
const slowDownMs = 5 * secondMs;
const longestIntervalMs = 15 * secondMs;

type Started = { readonly registration: ClientRegistration; readonly authorization: DeviceAuthorization };

const start = async (context: SessionContext, ports: EnginePorts, target: SignInTarget): Promise<Started> => {
  const { startUrl, kept, signal } = target;
  const registration = await registrationFor(context, ports, 'device', target);
  const authorize = (client: ClientRegistration) =>
    startDeviceAuthorization(context.clients.oidc, ports.clock, client, startUrl, signal);
  try {
    return { registration, authorization: await authorize(registration) };
  } catch (error) {
    if (judge(error).refusal !== 'invalid-client' || !kept.includes(registration)) throw error;
  }
  const renewed = await registerAndKeep(context, ports, 'device', target);
  return { registration: renewed, authorization: await authorize(renewed) };
};

/** Polls until the service decides or the code runs out. Throws AppError `denied`, `expired`, `client-refused` or ServiceError `aborted`. */
const poll = async (
  context: SessionContext,
  ports: EnginePorts,
  { registration, authorization }: Started,
  signal: AbortSignal,
): Promise<AccessToken> => {
  const { clock } = ports;
  let intervalMs = Math.max(leastIntervalMs, authorization.intervalMs);
  let troubles = 0;
  while (clock.now() < authorization.expiresAt) {
    const pauseMs =
      troubles === 0 ? intervalMs : Math.max(intervalMs, Math.min(longestIntervalMs, secondMs * 2 ** troubles));
    await wait(clock, Math.min(pauseMs, authorization.expiresAt - clock.now()), signal);
    if (clock.now() >= authorization.expiresAt) break;
    try {
      return await createToken(
        context.clients.oidc,
        clock,
        registration,
        deviceCodeGrantOf(authorization.deviceCode),
        signal,
      );
    } catch (error) {
      const { refusal } = judge(error);
      if (refusal === 'authorization-pending') troubles = 0;
      else if (refusal === 'slow-down') intervalMs += slowDownMs;
      else if (isPassing(refusal)) troubles += 1;
      // The code was already traded: the answer that carried the token was lost on its way.
      else if (refusal === 'invalid-grant') throw new AppError('expired');
      else throw refusal === 'aborted' ? error : appError(error);
    }
  }
  throw new AppError('expired');
};

/**
 * The device authorization grant from start to end (RFC 8628 sections 3.1 to 3.5): registers where needed, tells
 * `onAuthorization` the user code, and polls by the server's interval, 5 s longer for good after each `slow_down`.
 * Throws AppError: denied, expired, cancelled, start-url-unknown, client-refused, offline, timed-out, …
 */
export const authorizeDevice = async (
  context: SessionContext,
  ports: EnginePorts,
  target: SignInTarget,
  onAuthorization: (authorization: DeviceAuthorization) => void,
): Promise<Authorized> => {
  const started = await start(context, ports, target).catch((error: unknown) => {
    throw startError(error, context.session.region);
  });
  onAuthorization(started.authorization);
  const token = await poll(context, ports, started, target.signal).catch((error: unknown) => {
    throw appError(error);
  });
  return { registration: started.registration, token };
};
