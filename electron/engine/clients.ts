import { SSOClient } from '@aws-sdk/client-sso';
import { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { STSClient } from '@aws-sdk/client-sts';
import { AppError } from '../../shared/errors.ts';
import type { Endpoints } from '../../shared/model.ts';
import { secondMs } from '../../shared/time.ts';
import { isOnTheWay, ServiceError } from './errors.ts';
import type { Ports, RoleCredentials } from './ports.ts';

const answerWithinMs = 10 * secondMs;

/** The parts of the SDK's own request and handler that ours has to do with. */
type HttpRequest = {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: unknown;
};

// Chromium sets these itself and refuses them from us.
const headersNotOurs = new Set(['host', 'content-length', 'user-agent']);

const urlOf = (request: HttpRequest): string => {
  const parameters = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  );
  const port = request.port === undefined ? '' : `:${request.port}`;
  const query = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${request.protocol}//${request.hostname}${port}${request.path}${query}`;
};

const textBody = (body: unknown): string | undefined => {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : undefined;
};

export type ExchangePorts = Pick<Ports, 'fetch' | 'clock'>;

type Headers = Readonly<Record<string, string>>;

const createHandler = ({ fetch, clock }: ExchangePorts, ownHeaders: Headers = {}) => ({
  async handle(request: HttpRequest, options: { abortSignal?: unknown } = {}) {
    const exchange = new AbortController();
    let ended: 'timed-out' | 'aborted' | undefined;
    const end = (why: 'timed-out' | 'aborted') => {
      ended ??= why;
      exchange.abort();
    };
    const abort = () => end('aborted');
    const caller = options.abortSignal instanceof AbortSignal ? options.abortSignal : undefined;
    if (caller?.aborted) throw new ServiceError('aborted');
    caller?.addEventListener('abort', abort, { once: true });
    const cancelTimer = clock.setTimer(answerWithinMs, () => end('timed-out'));
    try {
      const body = textBody(request.body);
      const response = await fetch(urlOf(request), {
        method: request.method,
        headers: {
          ...Object.fromEntries(
            Object.entries(request.headers).filter(([name]) => !headersNotOurs.has(name.toLowerCase())),
          ),
          ...ownHeaders,
        },
        ...(body ? { body } : {}),
        redirect: 'error',
        credentials: 'omit',
        signal: exchange.signal,
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return {
        response: { statusCode: response.status, headers: Object.fromEntries(response.headers), body: bytes },
      };
    } catch (error) {
      if (ended !== undefined) throw new ServiceError(ended);
      if (error instanceof AppError && isOnTheWay(error.code)) throw new ServiceError(error.code, error.detail, error);
      throw new ServiceError('network-failed', undefined, error);
    } finally {
      cancelTimer();
      caller?.removeEventListener('abort', abort);
    }
  },
});

/**
 * What every client is made with. Whatever it would otherwise look up in the environment or in ~/.aws/config is said
 * here, so that a stray or hostile file changes no request. One attempt: when to try again is the engine's decision.
 */
export const explicit = (region: string, ports: ExchangePorts, ownHeaders?: Headers) => ({
  region,
  requestHandler: createHandler(ports, ownHeaders),
  ignoreConfiguredEndpointUrls: true,
  // Which of AWS's endpoints is meant is decided before: the SDK refuses these flags beside an endpoint of its caller.
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  maxAttempts: 1,
  retryMode: 'standard',
  defaultsMode: 'standard' as const,
  userAgentAppId: 'latchkey',
  authSchemePreference: [],
});

export type Clients = { readonly oidc: SSOOIDCClient; readonly portal: SSOClient };

// A kept connection that breaks makes Chromium send a request again by itself; a refresh must go out once.
const aConnectionEach = { connection: 'close' };

/** AWS SDK clients for one session's endpoints, over our own fetch. */
export const createClients = (endpoints: Endpoints, region: string, ports: ExchangePorts): Clients => ({
  oidc: new SSOOIDCClient({ ...explicit(region, ports, aConnectionEach), endpoint: endpoints.oidc }),
  portal: new SSOClient({ ...explicit(region, ports), endpoint: endpoints.portal }),
});

const signing = ({ clock }: ExchangePorts, { accessKeyId, secretAccessKey, sessionToken }: RoleCredentials) => ({
  credentials: { accessKeyId, secretAccessKey, sessionToken },
  // Signatures carry the time, and the engine's clock may know better than the machine's.
  systemClockOffset: clock.now() - Date.now(),
});

/** A client of `sso-oidc` for CreateTokenWithIAM: what else it is asked goes out unsigned. */
export const createSigningOidcClient = (
  endpoint: string,
  region: string,
  credentials: RoleCredentials,
  ports: ExchangePorts,
): SSOOIDCClient =>
  new SSOOIDCClient({ ...explicit(region, ports, aConnectionEach), ...signing(ports, credentials), endpoint });

/** A client of AWS STS in a region, which signs with these credentials. */
export const createStsClient = (
  endpoint: string,
  region: string,
  credentials: RoleCredentials,
  ports: ExchangePorts,
): STSClient =>
  new STSClient({
    ...explicit(region, ports),
    ...signing(ports, credentials),
    sigv4aSigningRegionSet: [region],
    endpoint,
  });
