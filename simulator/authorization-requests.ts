import { randomBytes } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import { isRegisteredRedirect, redirectWith } from './redirect-uris.ts';

/** Who may ask people for authorization codes, as it is registered. */
export type CodeClient = {
  readonly clientId: string;
  readonly clientName: string;
  readonly redirectUris: readonly string[];
  /** The scopes it may ask for; without any, it can only leave them out. */
  readonly scopes: readonly string[];
  /** Whether it is registered for codes at all. */
  readonly mayUseCodes: boolean;
  /** Whether its codes are for an organization known here. */
  readonly isOurs: boolean;
};

/** A request that a person may decide about. */
export type AuthorizationRequest = {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly codeChallenge: string;
  readonly scopes: readonly string[];
};

/** What an address under `/authorize` leads to: a question, an answer to the client, or a page for the person. */
type JudgedAuthorization =
  | { readonly kind: 'ask'; readonly request: AuthorizationRequest }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'refuse'; readonly problem: string };

export type AuthorizationRequests = {
  /** Judges the parameters of an address (RFC 6749 sections 4.1.1 and 4.1.2.1, RFC 7636 section 4.4.1). */
  judge(query: URLSearchParams, now: number): JudgedAuthorization;
  /** A request nobody has decided about yet. */
  pending(id: string, now: number): AuthorizationRequest | undefined;
  /** Takes a request off the list: it is decided. */
  settle(id: string): void;
  sweep(now: number): void;
};

const patienceMs = 600_000;

/** The value of a parameter that is given exactly once. */
const single = (query: URLSearchParams, name: string): string | undefined => {
  const values = query.getAll(name);
  return values.length === 1 && values[0] !== '' ? values[0] : undefined;
};

/** Clients separate scopes by spaces or by commas, and call the parameter by its standard name or in the plural. */
const scopesIn = (query: URLSearchParams): readonly string[] => [
  ...new Set([...query.getAll('scopes'), ...query.getAll('scope')].flatMap((value) => value.match(/[^\s,]+/g) ?? [])),
];

/** What a client is told who asks in the wrong way, if it does. */
const mistakeIn = (
  query: URLSearchParams,
  client: CodeClient,
): readonly [error: string, description: string] | undefined => {
  const doubled = [...new Set(query.keys())].find((name) => query.getAll(name).length > 1);
  if (doubled !== undefined) return ['invalid_request', `${doubled} is given more than once`];
  if (!client.mayUseCodes) return ['unauthorized_client', 'The client is not registered for this grant type'];
  const responseType = single(query, 'response_type');
  if (responseType === undefined) return ['invalid_request', 'response_type is missing'];
  if (responseType !== 'code') return ['unsupported_response_type', 'response_type must be code'];
  if (single(query, 'code_challenge_method') !== 'S256') {
    return ['invalid_request', 'code_challenge_method must be S256'];
  }
  if (!/^[\w-]{43}$/.test(single(query, 'code_challenge') ?? '')) {
    return ['invalid_request', 'code_challenge must be 43 characters of base64url'];
  }
  if (!scopesIn(query).every((scope) => client.scopes.includes(scope))) {
    return ['invalid_scope', 'Invalid scope provided'];
  }
  return client.isOurs ? undefined : ['invalid_request', 'Invalid issuer url provided'];
};

/** @param clientOf finds a client that may still ask, by its id and the time (epoch ms) */
export const createAuthorizationRequests = (
  clientOf: (clientId: string, now: number) => CodeClient | undefined,
): AuthorizationRequests => {
  const requests = createBoundedMap<AuthorizationRequest & { readonly forgottenAt: number }>(
    10_000,
    ({ forgottenAt }) => forgottenAt,
  );
  return {
    judge: (query, now) => {
      const client = clientOf(single(query, 'client_id') ?? '', now);
      // SECURITY: an address is only sent to once it is known to be the client's own.
      if (client === undefined) return { kind: 'refuse', problem: 'The app that sent you here is not known.' };
      const redirectUri = single(query, 'redirect_uri');
      if (redirectUri === undefined || !isRegisteredRedirect(redirectUri, client.redirectUris)) {
        return { kind: 'refuse', problem: 'The app wants its answer at an address that it did not register.' };
      }
      const state = single(query, 'state');
      const mistake = mistakeIn(query, client);
      if (mistake !== undefined) {
        const [error, description] = mistake;
        return {
          kind: 'redirect',
          location: redirectWith(redirectUri, { error, error_description: description, state }),
        };
      }
      const asked = scopesIn(query);
      const request = {
        id: randomBytes(16).toString('base64url'),
        clientId: client.clientId,
        clientName: client.clientName,
        redirectUri,
        state,
        codeChallenge: single(query, 'code_challenge') ?? '',
        scopes: asked.length > 0 ? asked : client.scopes,
      };
      requests.set(request.id, { ...request, forgottenAt: now + patienceMs });
      return { kind: 'ask', request };
    },
    pending: (id, now) => {
      const found = requests.get(id);
      return found !== undefined && now < found.forgottenAt ? found : undefined;
    },
    settle: requests.delete,
    sweep: requests.sweep,
  };
};
