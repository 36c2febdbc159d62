import { createHmac, randomBytes } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import { drawIdentifier, type IssuedSecrets } from './issued-secrets.ts';
import { isAcceptableRedirect } from './redirect-uris.ts';
import { oidcRefusal } from './refusal.ts';
import type { RequestMembers } from './request-members.ts';

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

export const knownGrantTypes: readonly string[] = [deviceCodeGrant, 'refresh_token', 'authorization_code'];

const knownScopes: readonly string[] = [
  'sso:account:access',
  'codewhisperer:completions',
  'codewhisperer:analysis',
  'codewhisperer:conversations',
  'codewhisperer:taskassist',
  'codewhisperer:transformations',
  'codecatalyst:read_write',
  'openid',
  'aws',
  'sts:identity_context',
];

/** A registered public client. */
export type ClientRegistration = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  /** Grants named at registration; none named means all of them. */
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  /** The start URL of the organization the client is for, where it said so. */
  readonly issuerUrl: string | undefined;
  readonly issuedAt: number;
  readonly expiresAt: number;
};

export type ClientRegistrations = {
  /** RegisterClient: judges the request and remembers the client. Throws the operation's refusals. */
  register(members: RequestMembers, now: number): ClientRegistration;
  /** The client of a request. Throws InvalidClientException when unknown, mismatched or expired. */
  authenticate(members: RequestMembers, now: number): ClientRegistration;
  /** A client by its id alone, as addresses for browsers name it. */
  find(clientId: string, now: number): ClientRegistration | undefined;
  sweep(now: number): void;
};

const lifetimeMs = 7_776_000 * 1000;
const longestName = 256;

/** A three-part token like the real one; to clients it is opaque, so nothing ever verifies it. */
const createClientSecret = (claims: Readonly<Record<string, unknown>>): string => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ kid: 'key-1564028099', alg: 'HS384' })}.${part({ serialized: JSON.stringify(claims) })}`;
  return `${signed}.${createHmac('sha384', randomBytes(48)).update(signed).digest('base64url')}`;
};

export const createClientRegistrations = (parts: {
  readonly region: string;
  readonly secrets: IssuedSecrets;
}): ClientRegistrations => {
  const registrations = createBoundedMap<ClientRegistration>(10_000, ({ expiresAt }) => expiresAt);

  return {
    register: (members, now) => {
      const clientName = members.required('clientName');
      const clientType = members.required('clientType');
      const scopes = members.list('scopes');
      const grantTypes = members.list('grantTypes');
      const redirectUris = members.list('redirectUris');
      const issuerUrl = members.optional('issuerUrl');
      members.optional('entitledApplicationArn');
      if (clientType !== 'public') {
        throw oidcRefusal('InvalidClientMetadataException', 'clientType must be public');
      }
      if (clientName.length > longestName) {
        throw oidcRefusal('InvalidClientMetadataException', `clientName is longer than ${longestName} characters`);
      }
      if (!scopes.every((scope) => knownScopes.includes(scope))) {
        throw oidcRefusal('InvalidScopeException', 'Invalid scope provided');
      }
      if (!grantTypes.every((grantType) => knownGrantTypes.includes(grantType))) {
        throw oidcRefusal('UnsupportedGrantTypeException', 'Unsupported grant type provided');
      }
      if (!redirectUris.every(isAcceptableRedirect)) {
        throw oidcRefusal('InvalidRedirectUriException', 'Invalid redirect URI provided');
      }
      const issuedAt = Math.floor(now / 1000) * 1000;
      const expiresAt = issuedAt + lifetimeMs;
      const clientId = drawIdentifier(() => Buffer.concat([randomBytes(16), Buffer.from(parts.region)]));
      const clientSecret = parts.secrets.remember(
        createClientSecret({
          clientId: { value: clientId },
          clientName,
          clientType: 'PUBLIC',
          scopes,
          createdTimestamp: issuedAt / 1000,
          expirationTimestamp: expiresAt / 1000,
        }),
      );
      const named = { clientName, scopes, grantTypes, redirectUris, issuerUrl };
      const registration = { ...named, clientId, clientSecret, issuedAt, expiresAt };
      registrations.set(clientId, registration);
      return registration;
    },

    authenticate: (members, now) => {
      const clientId = members.required('clientId');
      const clientSecret = members.required('clientSecret');
      const registration = registrations.get(clientId);
      if (registration?.clientSecret === clientSecret && now < registration.expiresAt) return registration;
      throw oidcRefusal('InvalidClientException', 'Invalid client provided');
    },

    find: (clientId, now) => {
      const registration = registrations.get(clientId);
      return registration !== undefined && now < registration.expiresAt ? registration : undefined;
    },

    sweep: registrations.sweep,
  };
};

/** Whether a client may use a grant: it named that one, or none at all. */
export const mayUseGrant = ({ grantTypes }: Pick<ClientRegistration, 'grantTypes'>, grantType: string): boolean =>
  grantTypes.length === 0 || grantTypes.includes(grantType);

/**
 * Holds a client to the grants it registered for.
 * @throws Refusal UnauthorizedClientException when it named grants and this one is not among them
 */
export const requireGrant = (registration: ClientRegistration, grantType: string): void => {
  if (mayUseGrant(registration, grantType)) return;
  throw oidcRefusal('UnauthorizedClientException', 'The client is not registered for this grant type');
};
