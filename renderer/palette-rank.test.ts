import { describe, expect, it } from 'vitest';
import { beginsWord, createBeginnings } from './palette-rank.ts';

describe('beginsWord', () => {
  it.each([
    ['at the beginning', 'payments-prod', 'pay', true],
    ['after a hyphen', 'payments-prod', 'prod', true],
    ['at a hump', 'ReadOnlyAccess', 'only', true],
    ['at a later place than the first', 'loading-adm', 'adm', true],
    ['within a word', 'payments-prod', 'ment', false],
    ['nowhere', 'payments-prod', 'dev', false],
  ])('finds a token %s', (_, text, token, expected) => {
    expect(beginsWord(text, token)).toBe(expected);
  });
});

describe('createBeginnings', () => {
  it('counts each token once, whichever text it begins a word of', () => {
    const { score } = createBeginnings(['prod', 'adm', 'ment']);
    expect(score('payments-prod', 'ProdAdministrator')).toBe(2);
    expect(score('payments-prod')).toBe(1);
  });
});
