import { describe, expect, it } from 'vitest';
import type { FoundSession } from './aws-files.ts';
import type { SsoSession } from './model.ts';
import { adoptedNameFor, isAdopted, sharedNameFor } from './shared-name.ts';

const session = (name: string, more: Partial<SsoSession> = {}): SsoSession => ({
  id: name,
  name,
  startUrl: 'https://one.awsapps.com/start',
  region: 'us-east-1',
  scopes: [],
  ...more,
});

const found = (name: string, more: Partial<FoundSession> = {}): FoundSession => ({
  kind: 'sso-session',
  name,
  startUrl: 'https://one.awsapps.com/start',
  region: 'us-east-1',
  scopes: [],
  file: '/config',
  line: 1,
  ...more,
});

describe('the name AWS tools are to use', () => {
  it.each([
    ['Northwind', 'Northwind'],
    ['Northwind (EU) & more', 'Northwind-EU-more'],
    ['Café Zürich', 'Cafe-Zurich'],
    ['日本', 'session'],
  ])('of %s is %s', (name, expected) => {
    expect(sharedNameFor(session(name), [], [])).toEqual({ kind: 'sso-session', name: expected });
  });

  it('is numbered where another session has it, here or with another start URL in the file', () => {
    const other = session('Other', { sharedAs: { kind: 'sso-session', name: 'corp' } });
    const files = [found('corp-2', { startUrl: 'https://two.awsapps.com/start' })];
    expect(sharedNameFor(session('corp'), [other], files)).toEqual({ kind: 'sso-session', name: 'corp-3' });
  });

  it('is the one the config file has for it, unless another session of ours goes by that', () => {
    const files = [found('company')];
    expect(sharedNameFor(session('Work'), [], files)).toEqual({ kind: 'sso-session', name: 'company' });
    const other = session('Other', { sharedAs: { kind: 'sso-session', name: 'company' } });
    expect(sharedNameFor(session('Work'), [other], files)).toEqual({ kind: 'sso-session', name: 'Work' });
  });
});

describe('adopting', () => {
  it('keeps the name it found, numbered where it is taken', () => {
    expect(adoptedNameFor(found('corp'), [])).toBe('corp');
    expect(adoptedNameFor(found('corp'), [session('corp'), session('corp 2')])).toBe('corp 3');
  });

  it('knows what is adopted by name, start URL and region', () => {
    const corp = session('Work', { sharedAs: { kind: 'sso-session', name: 'corp' } });
    expect(isAdopted(found('corp'), corp)).toBe(true);
    expect(isAdopted(found('corp', { region: 'eu-west-1' }), corp)).toBe(false);
    expect(isAdopted(found('other'), corp)).toBe(false);
    expect(isAdopted(found('any', { kind: 'legacy' }), session('L', { sharedAs: { kind: 'legacy' } }))).toBe(true);
    expect(isAdopted(found('corp'), session('corp'))).toBe(false);
  });
});
