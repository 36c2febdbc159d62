import type { AuthorizationCodes } from './authorization-codes.ts';
import { type ClientRegistrations, deviceCodeGrant, knownGrantTypes, requireGrant } from './client-registrations.ts';
import type { DeviceAuthorizations } from './device-authorizations.ts';
import { jsonResponse, oidcRefusal } from './refusal.ts';
import type { RequestMembers } from './request-members.ts';
import type { Settings } from './settings.ts';
import { createStartUrlCheck } from './start-urls.ts';
import type { IssuedToken, Tokens } from './tokens.ts';

/** What an OIDC operation knows about the call: `now` is the service's time in epoch ms. */
type OidcCall = {
  readonly members: RequestMembers;
  readonly now: number;
  /** Where the verification pages are for this caller, without a slash at the end. */
  readonly verificationBaseUrl: string;
  /** False when the call went to the host of a region where nobody knows our start URLs. */
  readonly isHomeRegion: boolean;
};

/** The operations of the `sso-oidc` API. Each throws a Refusal where the service would refuse. */
export type OidcService = {
  registerClient(call: OidcCall): Response;
  startDeviceAuthorization(call: OidcCall): Response;
  createToken(call: OidcCall): Response;
};

const tokenResponse = (token: IssuedToken): Response =>
  jsonResponse({
    accessToken: token.accessToken,
    tokenType: 'Bearer',
    expiresIn: token.expiresInSeconds,
    // Left out where there is none; the members after it come as null from the real service too.
    ...(token.refreshToken === undefined ? {} : { refreshToken: token.refreshToken }),
    idToken: null,
    issuedTokenType: null,
    originSessionId: null,
    aws_sso_app_session_id: null,
  });

export const createOidcService = (
  settings: Pick<Settings, 'startUrls' | 'deviceCodeSeconds' | 'intervalSeconds'>,
  parts: {
    readonly clients: ClientRegistrations;
    readonly codes: AuthorizationCodes;
    readonly devices: DeviceAuthorizations;
    readonly tokens: Tokens;
  },
): OidcService => {
  const isKnownStartUrl = createStartUrlCheck(settings.startUrls);

  return {
    registerClient: ({ members, now }) => {
      const registration = parts.clients.register(members, now);
      return jsonResponse({
        clientId: registration.clientId,
        clientSecret: registration.clientSecret,
        clientIdIssuedAt: registration.issuedAt / 1000,
        clientSecretExpiresAt: registration.expiresAt / 1000,
        authorizationEndpoint: null,
        tokenEndpoint: null,
      });
    },

    startDeviceAuthorization: ({ members, now, verificationBaseUrl, isHomeRegion }) => {
      const startUrl = members.required('startUrl');
      const client = parts.clients.authenticate(members, now);
      requireGrant(client, deviceCodeGrant);
      if (!isHomeRegion || !isKnownStartUrl(startUrl)) {
        throw oidcRefusal('InvalidRequestException', 'Invalid start url provided');
      }
      const { deviceCode, userCode } = parts.devices.start(client, now);
      const verificationUri = `${verificationBaseUrl}/device`;
      return jsonResponse({
        deviceCode,
        userCode,
        verificationUri,
        verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
        expiresIn: settings.deviceCodeSeconds,
        interval: settings.intervalSeconds,
      });
    },

    createToken: ({ members, now }) => {
      const grantType = members.required('grantType');
      // Read for its shape only: a token always carries every registered scope.
      members.list('scope');
      const client = parts.clients.authenticate(members, now);
      if (!knownGrantTypes.includes(grantType)) {
        throw oidcRefusal('UnsupportedGrantTypeException', 'Unsupported grant type provided');
      }
      requireGrant(client, grantType);
      if (grantType === deviceCodeGrant) {
        const portalSessionId = parts.devices.exchange(members.required('deviceCode'), client.clientId, now);
        return tokenResponse(parts.tokens.issue(client, portalSessionId, now));
      }
      if (grantType === 'refresh_token') {
        return tokenResponse(parts.tokens.refresh(members.required('refreshToken'), client.clientId, now));
      }
      const presented = {
        code: members.required('code'),
        codeVerifier: members.required('codeVerifier'),
        redirectUri: members.required('redirectUri'),
      };
      const { portalSessionId, scopes, grant } = parts.codes.exchange(presented, client.clientId, now);
      const owner = { clientId: client.clientId, scopes };
      return tokenResponse(parts.tokens.issue(owner, portalSessionId, now, { origin: grant }));
    },
  };
};
