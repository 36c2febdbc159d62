import * as v from 'valibot';
import { type SessionId, signInMethods } from '../../shared/model.ts';
import type { ClientRegistration, SessionSecrets } from '../engine/ports.ts';

const client = v.object({
  id: v.string(),
  secret: v.string(),
  scopes: v.array(v.string()),
  expiresAt: v.number(),
  // What was kept before there was a choice was made for device authorization.
  method: v.optional(v.picklist([...signInMethods, 'unknown']), 'device'),
});

const portalSession = v.exactOptional(
  v.object({ signedInAt: v.exactOptional(v.number()), endsAt: v.exactOptional(v.number()) }),
);

/** The secrets of one session in the vault's document. Instants are epoch ms. */
export const sessionInVault = v.object({
  id: v.string(),
  oidcEndpoint: v.string(),
  portalEndpoint: v.string(),
  client: v.exactOptional(client),
  otherClient: v.exactOptional(client),
  token: v.exactOptional(
    v.object({
      access: v.string(),
      refresh: v.exactOptional(v.string()),
      issuedAt: v.number(),
      expiresAt: v.number(),
      portalSession,
    }),
  ),
  sharedToken: v.exactOptional(
    v.object({
      accessDigest: v.string(),
      refreshDigest: v.exactOptional(v.string()),
      issuedAt: v.number(),
      portalSession,
    }),
  ),
});

type SessionInVault = v.InferOutput<typeof sessionInVault>;
type ClientInVault = v.InferOutput<typeof client>;

const toClient = ({ clientId, clientSecret, scopes, expiresAt, method }: ClientRegistration): ClientInVault => ({
  id: clientId,
  secret: clientSecret,
  scopes: [...scopes],
  expiresAt,
  method: method ?? 'unknown',
});

const fromClient = ({ id, secret, scopes, expiresAt, method }: ClientInVault): ClientRegistration => ({
  clientId: id,
  clientSecret: secret,
  scopes,
  expiresAt,
  ...(method !== 'unknown' && { method }),
});

export const toSessionInVault = (
  id: SessionId,
  { endpoints, registration, otherRegistration, token, sharedToken }: SessionSecrets,
): SessionInVault => ({
  id,
  oidcEndpoint: endpoints.oidc,
  portalEndpoint: endpoints.portal,
  ...(registration && { client: toClient(registration) }),
  ...(otherRegistration && { otherClient: toClient(otherRegistration) }),
  ...(token && {
    token: {
      access: token.accessToken,
      ...(token.refreshToken !== undefined && { refresh: token.refreshToken }),
      issuedAt: token.issuedAt,
      expiresAt: token.expiresAt,
      ...(token.portalSession && { portalSession: token.portalSession }),
    },
  }),
  ...(sharedToken && { sharedToken }),
});

export const fromSessionInVault = (stored: SessionInVault): SessionSecrets => {
  const { oidcEndpoint, portalEndpoint, otherClient, token, sharedToken } = stored;
  return {
    endpoints: { oidc: oidcEndpoint, portal: portalEndpoint },
    ...(stored.client && { registration: fromClient(stored.client) }),
    ...(otherClient && { otherRegistration: fromClient(otherClient) }),
    ...(token && {
      token: {
        accessToken: token.access,
        ...(token.refresh !== undefined && { refreshToken: token.refresh }),
        issuedAt: token.issuedAt,
        expiresAt: token.expiresAt,
        ...(token.portalSession && { portalSession: token.portalSession }),
      },
    }),
    ...(sharedToken && { sharedToken }),
  };
};
