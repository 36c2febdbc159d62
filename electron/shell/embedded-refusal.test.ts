import { describe, expect, it } from 'vitest';
import { isEmbeddedRefusal } from './embedded-refusal.ts';

const encoded = Buffer.from('\u0008\u0012\u0014disallowed_useragent\u0012\u0005words').toString('base64');

describe('a refusal of browsers inside apps', () => {
  it.each([
    'https://accounts.google.com/signin/rejected?rrk=46',
    'https://accounts.google.com/v3/signin/rejected?continue=https%3A%2F%2Fexample.com&rrk=47',
    `https://accounts.google.com/signin/oauth/error/v2?authError=${encodeURIComponent(encoded)}&client_id=1`,
    'https://idp.acme.example/callback?error=disallowed_useragent',
  ])('is seen in %s', (address) => expect(isEmbeddedRefusal(address)).toBe(true));

  it.each([
    'https://accounts.google.com/v3/signin/identifier?continue=https%3A%2F%2Faccounts.google.com%2Fsignin%2Frejected',
    'https://accounts.google.com/signin/oauth/error/v2?authError=%25%25%25',
    'https://evil.example/signin/rejected',
    'https://idp.acme.example/callback?error=access_denied',
    'not an address',
  ])('is not seen in %s', (address) => expect(isEmbeddedRefusal(address)).toBe(false));
});
