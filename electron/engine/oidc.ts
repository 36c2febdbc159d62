import {
  CreateTokenCommand,
  RegisterClientCommand,
  type SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { dayMs, secondMs } from '../../shared/time.ts';
import { judge, ServiceError } from './errors.ts';
import type { AccessToken, ClientRegistration, Clock } from './ports.ts';

const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';
const registrationLifeMs = 90 * dayMs;
const defaultIntervalMs = 5 * secondMs;
const defaultCodeLifeMs = 600 * secondMs;

/** RFC 8628 section 3.2, with lengths turned into instants. */
export type DeviceAuthorization = {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete?: string;
  readonly expiresAt: number;
  readonly intervalMs: number;
};

const malformed = () => new ServiceError('server-failed', 'an answer without the expected members');

/** RegisterClient. Throws ServiceError. Without scopes the service issues tokens that cannot be refreshed. */
export const registerClient = async (
  client: SSOOIDCClient,
  clock: Clock,
  scopes: readonly string[],
  signal?: AbortSignal,
): Promise<ClientRegistration> => {
  const now = clock.now();
  const command = new RegisterClientCommand({
    clientName: 'Latchkey',
    clientType: 'public',
    ...(scopes.length > 0 && { scopes: [...scopes] }),
  });
  const answer = await client.send(command, signal && { abortSignal: signal }).catch((error: unknown) => {
    throw judge(error);
  });
  if (!answer.clientId || !answer.clientSecret) throw malformed();
  const expiresAt = answer.clientSecretExpiresAt ? answer.clientSecretExpiresAt * secondMs : now + registrationLifeMs;
  return { clientId: answer.clientId, clientSecret: answer.clientSecret, expiresAt, scopes };
};

/** StartDeviceAuthorization (RFC 8628 section 3.1). Throws ServiceError. */
export const startDeviceAuthorization = async (
  client: SSOOIDCClient,
  clock: Clock,
  registration: ClientRegistration,
  startUrl: string,
  signal: AbortSignal,
): Promise<DeviceAuthorization> => {
  const now = clock.now();
  const { clientId, clientSecret } = registration;
  const answer = await client
    .send(new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }), { abortSignal: signal })
    .catch((error: unknown) => {
      throw judge(error);
    });
  if (!answer.deviceCode || !answer.userCode || !answer.verificationUri) throw malformed();
  const complete = answer.verificationUriComplete;
  return {
    deviceCode: answer.deviceCode,
    userCode: answer.userCode,
    verificationUri: answer.verificationUri,
    ...(complete && { verificationUriComplete: complete }),
    expiresAt: now + (answer.expiresIn ? answer.expiresIn * secondMs : defaultCodeLifeMs),
    intervalMs: answer.interval ? answer.interval * secondMs : defaultIntervalMs,
  };
};

type Grant =
  | { readonly grantType: typeof deviceCodeGrant; readonly deviceCode: string }
  | { readonly grantType: 'refresh_token'; readonly refreshToken: string };

export const deviceCodeGrantOf = (deviceCode: string): Grant => ({ grantType: deviceCodeGrant, deviceCode });
export const refreshTokenGrantOf = (refreshToken: string): Grant => ({ grantType: 'refresh_token', refreshToken });

/**
 * CreateToken. Life is counted from before the request, so that a slow answer never lengthens it. Throws ServiceError.
 */
export const createToken = async (
  client: SSOOIDCClient,
  clock: Clock,
  registration: ClientRegistration,
  grant: Grant,
  signal?: AbortSignal,
): Promise<AccessToken> => {
  const issuedAt = clock.now();
  const { clientId, clientSecret } = registration;
  const answer = await client
    .send(new CreateTokenCommand({ clientId, clientSecret, ...grant }), signal && { abortSignal: signal })
    .catch((error: unknown) => {
      throw judge(error);
    });
  if (!answer.accessToken || answer.expiresIn === undefined || answer.expiresIn === null) throw malformed();
  return {
    accessToken: answer.accessToken,
    ...(answer.refreshToken && { refreshToken: answer.refreshToken }),
    issuedAt,
    expiresAt: issuedAt + Math.max(0, answer.expiresIn) * secondMs,
  };
};
