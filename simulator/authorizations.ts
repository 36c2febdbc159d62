import type { AuthorizationCodes } from './authorization-codes.ts';
import type { AuthorizationRequest, AuthorizationRequests } from './authorization-requests.ts';
import { redirectWith } from './redirect-uris.ts';

/** What a person decided about a request for a code: in which sign-in they allow it, or that they refuse. */
type Decision = { readonly portalSessionId: string } | 'refuse';

/**
 * Settles a request and tells where to send the browser with the answer.
 * @param now epoch ms
 */
export type DecideAuthorization = (request: AuthorizationRequest, decision: Decision, now: number) => string;

export const createAuthorizationDecider =
  (parts: { readonly requests: AuthorizationRequests; readonly codes: AuthorizationCodes }): DecideAuthorization =>
  (request, decision, now) => {
    const { id, clientId, redirectUri, state, codeChallenge, scopes } = request;
    parts.requests.settle(id);
    if (decision === 'refuse') {
      return redirectWith(redirectUri, {
        error: 'access_denied',
        error_description: 'The authorization request was denied',
        state,
      });
    }
    const { portalSessionId } = decision;
    const code = parts.codes.issue({ clientId, redirectUri, codeChallenge, scopes, portalSessionId }, now);
    return redirectWith(redirectUri, { code, state });
  };
