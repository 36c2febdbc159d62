import { createHash, randomBytes } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import { drawIdentifier, type IssuedSecrets } from './issued-secrets.ts';
import { oidcRefusal, type Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';
import type { Grant } from './tokens.ts';

/** What a code stands for: who asked for what, how to answer them, and the sign-in it was allowed in. */
type AuthorizationCode = {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Base64url of the SHA-256 of the verifier, unpadded (RFC 7636 section 4.2). */
  readonly codeChallenge: string;
  readonly scopes: readonly string[];
  readonly portalSessionId: string;
  readonly grant: Grant;
};

/** What a client presents with a code. */
type Presented = { readonly code: string; readonly codeVerifier: string; readonly redirectUri: string };

export type AuthorizationCodes = {
  issue(allowed: Omit<AuthorizationCode, 'grant'>, now: number): string;
  /**
   * Uses a code up. A second use also takes back what the first one earned (RFC 6749 section 4.1.2).
   * @throws Refusal InvalidGrantException for a code that is unknown, used, too old or another client's, for another
   * redirect URI, and for a verifier that does not belong to the challenge
   */
  exchange(presented: Presented, clientId: string, now: number): AuthorizationCode;
  sweep(now: number): void;
};

/** How long a code is remembered after its end, so that a late second use is still noticed. */
const remembranceMs = 24 * 3_600_000;
const verifierForm = /^[A-Za-z0-9._~-]{43,128}$/;

const invalidGrant = (): Refusal => oidcRefusal('InvalidGrantException', 'Invalid grant provided');

const challengeOf = (codeVerifier: string): string => createHash('sha256').update(codeVerifier).digest('base64url');

export const createAuthorizationCodes = (
  settings: Pick<Settings, 'authorizationCodeSeconds'>,
  secrets: IssuedSecrets,
): AuthorizationCodes => {
  const codes = createBoundedMap<AuthorizationCode & { readonly expiresAt: number; isUsed: boolean }>(
    10_000,
    ({ expiresAt }) => expiresAt + remembranceMs,
  );
  return {
    issue: (allowed, now) => {
      const code = secrets.remember(drawIdentifier(() => randomBytes(48)));
      const expiresAt = now + settings.authorizationCodeSeconds * 1000;
      codes.set(code, { ...allowed, grant: { isRevoked: false }, expiresAt, isUsed: false });
      return code;
    },

    exchange: ({ code, codeVerifier, redirectUri }, clientId, now) => {
      const issued = codes.get(code);
      if (issued === undefined || issued.clientId !== clientId) throw invalidGrant();
      if (issued.isUsed) {
        issued.grant.isRevoked = true;
        throw invalidGrant();
      }
      const isProven = verifierForm.test(codeVerifier) && challengeOf(codeVerifier) === issued.codeChallenge;
      if (now >= issued.expiresAt || redirectUri !== issued.redirectUri || !isProven) throw invalidGrant();
      issued.isUsed = true;
      return issued;
    },

    sweep: codes.sweep,
  };
};
