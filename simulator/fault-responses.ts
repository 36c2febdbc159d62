import type { Service } from './aws-hosts.ts';
import type { Fault } from './faults.ts';
import { oidcRefusal, portalRefusal, Refusal, refusingService, stsRefusal } from './refusal.ts';

const exceptionByStatus: Readonly<Record<number, readonly [exception: string, error: string]>> = {
  400: ['InvalidRequestException', 'invalid_request'],
  401: ['UnauthorizedException', 'invalid_client'],
  403: ['ForbiddenException', 'access_denied'],
  404: ['ResourceNotFoundException', 'invalid_request'],
  429: ['TooManyRequestsException', 'slow_down'],
  503: ['ServiceUnavailableException', 'server_error'],
};

/** The Security Token Service has no modelled errors for most of this; these are the ones all query services share. */
const stsErrorByStatus: Readonly<Record<number, string>> = {
  400: 'ValidationError',
  403: 'AccessDenied',
  503: 'ServiceUnavailable',
};

const throttlings: Readonly<Record<Service, () => Refusal>> = {
  oidc: () => oidcRefusal('SlowDownException', 'Too many requests'),
  portal: () => portalRefusal('TooManyRequestsException', 'HTTP 429 Unknown Code'),
  pages: () => portalRefusal('TooManyRequestsException', 'HTTP 429 Unknown Code'),
  sts: () => stsRefusal('Throttling', 'Rate exceeded'),
  signin: () => portalRefusal('TooManyRequestsException', 'HTTP 429 Unknown Code'),
};

const errorFor = (status: number, service: Service): readonly [exception: string, error: string] => {
  if (service !== 'sts') return exceptionByStatus[status] ?? ['InternalServerException', 'server_error'];
  const code = stsErrorByStatus[status] ?? 'InternalFailure';
  return [code, code];
};

/** The refusal a `status` or `throttle` fault stands for, in the service's own form. */
export const refusalFrom = (fault: Fault, service: Service): Refusal | undefined => {
  if (fault.kind === 'throttle') return throttlings[service]();
  if (fault.kind !== 'status') return undefined;
  const [exception, error] = errorFor(fault.status, service);
  return new Refusal({
    service: refusingService(service),
    exception: fault.exception ?? exception,
    status: fault.status,
    code: fault.error ?? error,
    message: 'An injected fault',
  });
};

/** A success by its status and type only: what a captive portal or a half-dead proxy answers. */
export const malformedResponse = (): Response =>
  new Response('<html><body>Please sign in to the guest network', {
    status: 200,
    headers: { 'content-type': 'application/json' },
  });

/** Announces the whole answer, sends its first half, and breaks off. */
export const truncatedResponse = async (response: Response): Promise<Response> => {
  const whole = new Uint8Array(await response.arrayBuffer());
  const half = whole.slice(0, Math.floor(whole.length / 2));
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (isSent) controller.error(new TypeError('terminated'));
      else controller.enqueue(half);
      isSent = true;
    },
  });
  const headers = new Headers(response.headers);
  headers.set('content-length', String(whole.length));
  return new Response(body, { status: response.status, headers });
};

/** Waits in real time, as a slow network does; rejects as `fetch` does when the caller gives up. */
export const delay = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
