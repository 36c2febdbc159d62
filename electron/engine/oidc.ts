import {
  CreateTokenCommand,
  RegisterClientCommand,
  type SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import type { SignInMethod } from '../../shared/model.ts';
import { dayMs, secondMs } from '../../shared/time.ts';
import { judge, ServiceError } from './errors.ts';
import { registeredRedirectUri } from './loopback.ts';
import type { AccessToken, ClientRegistration } from './ports.ts';
import type { ServiceClock } from './service-clock.ts';

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

export type RegistrationRequest = {
  readonly method: SignInMethod;
  readonly scopes: readonly string[];
  readonly startUrl: string;
};

/** RegisterClient. Throws ServiceError. Without scopes the service issues tokens that cannot be refreshed. */
export const registerClient = async (
  client: SSOOIDCClient,
  clock: ServiceClock,
  { method, scopes, startUrl }: RegistrationRequest,
  signal?: AbortSignal,
): Promise<ClientRegistration> => {
  const command = new RegisterClientCommand({
    clientName: 'Latchkey',
    clientType: 'public',
    ...(scopes.length > 0 && { scopes: [...scopes] }),
    ...(method === 'browser' && {
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: [registeredRedirectUri],
      issuerUrl: startUrl,
    }),
  });
  const answer = await client.send(command, signal && { abortSignal: signal }).catch((error: unknown) => {
    throw judge(error);
  });
  if (!answer.clientId || !answer.clientSecret) throw malformed();
  const { clientId, clientSecret, clientSecretExpiresAt } = answer;
  const expiresAt = clientSecretExpiresAt ? clientSecretExpiresAt * secondMs : clock.now() + registrationLifeMs;
  return { clientId, clientSecret, expiresAt, scopes, method };
};

/** StartDeviceAuthorization (RFC 8628 section 3.1). Throws ServiceError. */
export const startDeviceAuthorization = async (
  client: SSOOIDCClient,
  clock: ServiceClock,
  registration: ClientRegistration,
  startUrl: string,
  signal: AbortSignal,
): Promise<DeviceAuthorization> => {
  const sentAt = clock.mark();
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
    expiresAt: sentAt() + (answer.expiresIn ? answer.expiresIn * secondMs : defaultCodeLifeMs),
    intervalMs: answer.interval ? answer.interval * secondMs : defaultIntervalMs,
  };
};

type Grant =
  | { readonly grantType: typeof deviceCodeGrant; readonly deviceCode: string }
  | ({ readonly grantType: 'authorization_code' } & AuthorizationCode)
  | { readonly grantType: 'refresh_token'; readonly refreshToken: string };

/** With the redirect URI and the verifier of the authorization request (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
type AuthorizationCode = { readonly code: string; readonly codeVerifier: string; readonly redirectUri: string };

export const deviceCodeGrantOf = (deviceCode: string): Grant => ({ grantType: deviceCodeGrant, deviceCode });
export const authorizationCodeGrantOf = (code: AuthorizationCode): Grant => ({
  grantType: 'authorization_code',
  ...code,
});
export const refreshTokenGrantOf = (refreshToken: string): Grant => ({ grantType: 'refresh_token', refreshToken });

/**
 * CreateToken. Life is counted from before the request, so that a slow answer never lengthens it. Throws ServiceError.
 */
export const createToken = async (
  client: SSOOIDCClient,
  clock: ServiceClock,
  registration: ClientRegistration,
  grant: Grant,
  signal?: AbortSignal,
): Promise<AccessToken> => {
  const sentAt = clock.mark();
  const { clientId, clientSecret } = registration;
  const answer = await client
    .send(new CreateTokenCommand({ clientId, clientSecret, ...grant }), signal && { abortSignal: signal })
    .catch((error: unknown) => {
      throw judge(error);
    });
  if (!answer.accessToken || answer.expiresIn === undefined || answer.expiresIn === null) throw malformed();
  const issuedAt = sentAt();
  return {
    accessToken: answer.accessToken,
    ...(answer.refreshToken && { refreshToken: answer.refreshToken }),
    issuedAt,
    expiresAt: issuedAt + Math.max(0, answer.expiresIn) * secondMs,
  };
};
