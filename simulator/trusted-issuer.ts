import { randomUUID } from 'node:crypto';
import type { Application, LiveDirectory, User } from './directory.ts';
import type { IssuedSecrets } from './issued-secrets.ts';
import type { JsonWebTokens, JwtAlgorithm } from './json-web-tokens.ts';

/** What an assertion may have otherwise; a claim that is undefined is left out. */
export type AssertionChanges = {
  /** The application it is for, the first of the directory unless said otherwise. */
  readonly applicationArn?: string;
  readonly algorithm?: JwtAlgorithm;
  readonly claims?: Readonly<Record<string, unknown>>;
};

/** Stands for every trusted token issuer of the directory: signs assertions in its name, and judges them. */
export type TrustedIssuer = {
  /** A JWT about a user, good for five minutes. Throws Error for an unknown user or application. */
  issue(userName: string, changes: AssertionChanges, now: number): string;
  /** Whom an assertion is about, if an application may trust it (RFC 7523 section 3). */
  user(assertion: string, application: Application, now: number): User | undefined;
  /** A token that tells a client who somebody is (OpenID Connect). */
  identify(claims: Readonly<Record<string, unknown>>): string;
};

const lifetimeSeconds = 300;

const isAudience = (audience: unknown, expected: string): boolean =>
  audience === expected || (Array.isArray(audience) && audience.includes(expected));

export const createTrustedIssuer = (parts: {
  readonly directory: Pick<LiveDirectory, 'user' | 'users' | 'application'>;
  readonly firstApplicationArn: string | undefined;
  readonly webTokens: JsonWebTokens;
  readonly secrets: IssuedSecrets;
}): TrustedIssuer => {
  const { directory, firstApplicationArn, webTokens, secrets } = parts;
  return {
    issue: (userName, { applicationArn = firstApplicationArn ?? '', algorithm = 'RS256', claims = {} }, now) => {
      const user = directory.user(userName);
      if (user === undefined) throw new Error(`No user is called ${userName}`);
      const issuer = directory.application(applicationArn)?.trustedIssuer;
      if (issuer === undefined) throw new Error(`No application with a trusted issuer is called ${applicationArn}`);
      const issuedAt = Math.floor(now / 1000);
      const usual = {
        iss: issuer.issuerUrl,
        aud: issuer.audience,
        sub: userName,
        email: user.email,
        iat: issuedAt,
        exp: issuedAt + lifetimeSeconds,
        jti: randomUUID(),
      };
      return secrets.remember(webTokens.sign({ ...usual, ...claims }, algorithm));
    },

    user: (assertion, { trustedIssuer }, now) => {
      const claims = webTokens.verified(assertion);
      if (claims === undefined || trustedIssuer === undefined) return undefined;
      const { iss, aud, exp, nbf = 0 } = claims;
      const isFor = iss === trustedIssuer.issuerUrl && isAudience(aud, trustedIssuer.audience);
      const isNow = typeof exp === 'number' && typeof nbf === 'number' && now < exp * 1000 && now >= nbf * 1000;
      if (!isFor || !isNow) return undefined;
      const { sub, email } = claims;
      return trustedIssuer.userClaim === 'sub'
        ? directory.users().find(({ userName }) => userName === sub)
        : directory.users().find((user) => user.email === email);
    },

    identify: (claims) => secrets.remember(webTokens.sign(claims, 'RS256')),
  };
};
