/** What the browser is sent to the service with (RFC 6749 section 4.1.1, RFC 7636). */
import { createHash, randomBytes } from 'node:crypto';

/** RFC 7636 section 4.1: 43 characters from 32 random bytes. */
export const createVerifier = (): string => randomBytes(32).toString('base64url');

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
export const authorizationUriOf = (oidcEndpoint: string, request: AuthorizationRequest): string => {
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
