import { describe, expect, it } from 'vitest';
import { countBits, namesQuality, qualityMasks, qualityOf } from './match-rank.ts';
import { includedTokens } from './search-tokens.ts';

describe('qualityOf', () => {
  it.each([
    ['at the beginning', 'payments-prod', 'pay', 1],
    ['after a hyphen', 'payments-prod', 'prod', 1],
    ['at a hump', 'ReadOnlyAccess', 'only', 1],
    ['at a later place than the first', 'loading-adm', 'adm', 1],
    ['within a word', 'payments-prod', 'ment', 0],
    ['nowhere', 'payments-prod', 'dev', 0],
    ['as a whole name', 'ReadOnly', 'readonly', 2],
    ['as the last of several names', 'payments\nshop-admin', 'shop-admin', 2],
    ['at the beginning of a name only', 'payments\nshop-admin', 'shop', 1],
    ['as a whole name after the beginning of another', 'shop-two\nshop', 'shop', 2],
  ])('finds a token %s', (_, names, token, expected) => {
    expect(qualityOf(names, names.toLowerCase(), token)).toBe(expected);
  });

  it('gives nothing for what stands behind the names', () => {
    expect(qualityOf('prod', 'prod\n4120 mail@prod', '4120')).toBe(0);
  });
});

describe('namesQuality', () => {
  it('adds up what the tokens are', () => {
    expect(namesQuality('Settings', ['settings', 'set', 'ting', 'x'])).toBe(3);
  });
});

describe('qualityMasks', () => {
  it('tells for each text which tokens begin a word and which are all of a name', () => {
    const names = ['payments-prod', 'prod', 'mobile'];
    const tokens = ['ment', 'prod'];
    const { begun, whole, isNone } = qualityMasks(names, names, includedTokens(names, tokens), tokens);
    expect([...begun]).toEqual([0b10, 0b10, 0]);
    expect([...whole]).toEqual([0, 0b10, 0]);
    expect(isNone).toBe(false);
    expect(qualityMasks(['moment'], ['moment'], Uint32Array.of(0b01), tokens).isNone).toBe(true);
  });

  it('counts bits up to the last one', () => {
    expect([0, 1, 0b1011, (1 << 29) | 1].map(countBits)).toEqual([0, 1, 3, 2]);
  });
});
