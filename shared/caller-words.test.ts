import { describe, expect, it } from 'vitest';
import { scopeWords } from './caller-words.ts';

const role = { sessionId: 's1', accountId: '412055367781', roleName: 'ReadOnly' };

describe('what a caller may have', () => {
  it.each([
    [{ roles: 'any', consent: 'each-time' }, 'Asks you each time, any role'],
    [{ roles: [role], consent: 'each-time' }, 'Asks you each time, 1 role only'],
    [{ roles: [role, role], consent: 'given' }, 'Not asked, 2 roles only'],
    [{ roles: [], consent: 'given' }, 'No role at all'],
  ] as const)('%j reads %s', (scope, words) => {
    expect(scopeWords(scope)).toBe(words);
  });
});
