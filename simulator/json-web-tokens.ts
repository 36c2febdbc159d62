import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

export type JwtAlgorithm = 'RS256' | 'ES256';

type Claims = Readonly<Record<string, unknown>>;

/** Signs and verifies JSON Web Tokens with keys of its own, which live in memory only (RFC 7519). */
export type JsonWebTokens = {
  sign(claims: Claims, algorithm: JwtAlgorithm): string;
  /** The claims of a token that was signed here and not changed since; what they say is not looked at. */
  verified(token: string): Claims | undefined;
};

const algorithms: readonly JwtAlgorithm[] = ['RS256', 'ES256'];

const drawKey: Readonly<Record<JwtAlgorithm, () => KeyObject>> = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const recordFrom = (encoded: string): Claims | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

export const createJsonWebTokens = (): JsonWebTokens => {
  // Drawn when first needed: an RSA key takes longer than everything else here together.
  const keys = new Map<JwtAlgorithm, KeyObject>();
  const keyFor = (algorithm: JwtAlgorithm): KeyObject => {
    const key = keys.get(algorithm) ?? drawKey[algorithm]();
    keys.set(algorithm, key);
    return key;
  };

  return {
    sign: (claims, algorithm) => {
      const signed = `${part({ alg: algorithm, typ: 'JWT', kid: `simulator-${algorithm}` })}.${part(claims)}`;
      // RFC 7518 section 3.4 wants the two numbers of an ECDSA signature one after the other; RSA has only one form.
      const key = { key: keyFor(algorithm), dsaEncoding: 'ieee-p1363' } as const;
      return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    verified: (token) => {
      const [header = '', claims = '', signature = '', ...more] = token.split('.');
      const { alg, kid } = recordFrom(header) ?? {};
      const algorithm = algorithms.find((known) => known === alg && kid === `simulator-${known}`);
      if (algorithm === undefined || more.length > 0) return undefined;
      const key = { key: createPublicKey(keyFor(algorithm)), dsaEncoding: 'ieee-p1363' } as const;
      const isOurs = verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'));
      return isOurs ? recordFrom(claims) : undefined;
    },
  };
};
