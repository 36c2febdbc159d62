import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([
  ['Northwind (demo)', 'ND'],
  ['Northwind as auditor', 'NA'],
  ['northwind', 'N'],
  ['acme/prod-2', 'AP'],
  ['3rd party', '3P'],
  ['(42)', '4'],
  ['Ölçüm Ülke', 'ÖÜ'],
  ['X', 'X'],
  ['***', ''],
])('%s is %s for short', (name, short) => {
  expect(initials(name)).toBe(short);
});
