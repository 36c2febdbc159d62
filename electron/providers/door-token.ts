import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits in base64url. */
const tokenLength = 43;

export const createToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256, in hex. A token is random enough that nothing slower is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The one of `kept` whose token was presented. SECURITY: compares hashes in constant time, all of them, so that
 * the time taken says nothing about any.
 */
export const findToken = <Kept extends { readonly tokenHash: string }>(
  kept: readonly Kept[],
  presented: string | undefined,
): Kept | undefined => {
  if (presented === undefined || presented.length !== tokenLength) return undefined;
  const hash = Buffer.from(hashToken(presented), 'hex');
  return kept.reduce<Kept | undefined>((found, each) => {
    const expected = Buffer.from(each.tokenHash, 'hex');
    const matches = expected.length === hash.length && timingSafeEqual(expected, hash);
    return matches ? each : found;
  }, undefined);
};
