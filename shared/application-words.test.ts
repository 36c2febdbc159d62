import { describe, expect, it } from 'vitest';
import { identityContextWords, refreshWords, scopesWords, tokenEndWords, tokenTypeName } from './application-words.ts';
import { hourMs, minuteMs } from './time.ts';

const now = new Date(2026, 10, 22, 14, 23).getTime();
const token = {
  issuedAt: now,
  expiresAt: now + 58 * minuteMs,
  issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
  scopes: ['openid', 'sts:identity_context'],
  hasIdentityContext: true,
  isRefreshable: true,
};

describe('tokenTypeName', () => {
  it('puts the known types into words and leaves the others as they are', () => {
    expect(tokenTypeName(token.issuedTokenType)).toBe('Access token');
    expect(tokenTypeName('Bearer')).toBe('Bearer token');
    expect(tokenTypeName('urn:example:other')).toBe('urn:example:other');
  });
});

describe('tokenEndWords', () => {
  it('says when, and how long there is until then', () => {
    expect(tokenEndWords(token, now)).toBe('ends at 15:21, in 58 min');
  });

  it('says when it ran out', () => {
    expect(tokenEndWords(token, now + 2 * hourMs)).toBe('ran out at 15:21');
    expect(tokenEndWords(token, token.expiresAt)).toBe('ran out at 15:21');
  });
});

describe('what a token has', () => {
  it('is said, and what to do where it has not', () => {
    expect(scopesWords(token)).toBe('openid, sts:identity_context');
    expect(scopesWords({ ...token, scopes: [] })).toBe('none named');
    expect(identityContextWords(token)).toBe('carried');
    expect(identityContextWords({ ...token, hasIdentityContext: false })).toContain('sts:identity_context');
    expect(refreshWords(token)).toBe('kept');
    expect(refreshWords({ ...token, isRefreshable: false })).toBe('none came with it');
  });
});
