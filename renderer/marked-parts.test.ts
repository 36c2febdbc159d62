import { describe, expect, it } from 'vitest';
import { markedParts } from './marked-parts.ts';

describe('markedParts', () => {
  it.each([
    ['AdministratorAccess', ['adm'], ['', 'Adm', 'inistratorAccess']],
    ['payments-prod', ['prod', 'pay'], ['', 'pay', 'ments-', 'prod']],
    ['ReadOnly', ['read', 'adonly'], ['', 'ReadOnly']],
    ['ReadOnly', ['x'], ['ReadOnly']],
  ])('of %s by %j', (text, tokens, parts) => {
    expect(markedParts(text, tokens)).toEqual(parts);
    expect(markedParts(text, tokens).join('')).toBe(text);
  });
});
