import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode, errorView } from '../shared/errors.ts';
import type { SsoSession } from '../shared/model.ts';
import { checkSessionInput } from '../shared/session-input.ts';
import {
  emptySession,
  fieldOf,
  foldedWords,
  regionHint,
  remedyFor,
  type SessionField,
  type TypedSession,
  toInput,
  typedFrom,
} from './session-form.ts';

const typed: TypedSession = {
  ...emptySession('sso:account:access'),
  name: 'Northwind',
  startUrl: 'https://northwind.awsapps.com/start',
  region: 'eu-west-1',
};

const session: SsoSession = {
  id: 'northwind',
  name: 'Northwind',
  startUrl: 'https://northwind.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
  signInMethod: 'browser',
  browser: { kind: 'command', command: 'firefox -P work' },
  color: 'teal',
  labels: ['prod', 'on call'],
  fips: true,
  dualStack: true,
};

const refusal = (input: TypedSession) => {
  try {
    checkSessionInput(toInput(input, 'sso:account:access'), []);
  } catch (error) {
    return errorView(error);
  }
  throw new AppError('unexpected', { detail: 'the input was accepted' });
};

describe('fieldOf', () => {
  it.each<[SessionField, Partial<TypedSession>]>([
    ['name', { name: ' ' }],
    ['startUrl', { startUrl: '' }],
    ['startUrl', { startUrl: '412055367781' }],
    ['startUrl', { startUrl: 'http://northwind.awsapps.com/start' }],
    ['startUrl', { startUrl: 'https://northwind.awsapps.com/start ' }],
    ['startUrl', { startUrl: 'ftp://northwind.awsapps.com/start' }],
    ['region', { region: '' }],
    ['region', { region: 'Ireland' }],
    ['scopes', { scopes: 'sso:account:access not/ok' }],
    ['command', { browser: 'command', command: ' ' }],
    ['labels', { labels: 'x'.repeat(33) }],
    ['labels', { labels: 'a,b,c,d,e,f,g,h,i' }],
  ])('is %s for %j', (field, wrong) => {
    expect(fieldOf(refusal({ ...typed, ...wrong }).code)).toBe(field);
  });

  it.each<ErrorCode>(['unexpected', 'file-unwritable', 'session-unknown'])('is none for %s', (code) => {
    expect(fieldOf(code)).toBeUndefined();
  });
});

describe('remedyFor', () => {
  it.each<Partial<TypedSession>>([
    { startUrl: ' https://northwind.awsapps.com/start ' },
    { startUrl: 'http://northwind.awsapps.com/start' },
    { startUrl: 'northwind.awsapps.com/start' },
    { region: 'eu-west1' },
  ])('mends %j', (wrong) => {
    const input = { ...typed, ...wrong };
    const remedy = remedyFor(refusal(input), input);
    expect(remedy).toBeDefined();
    if (remedy) expect(checkSessionInput(toInput({ ...input, [remedy.field]: remedy.value }, ''), [])).toBeDefined();
  });

  it('has none where only the person knows', () => {
    expect(remedyFor({ code: 'name-missing' }, typed)).toBeUndefined();
  });
});

describe('regionHint', () => {
  it('is silent for nothing, for a known region, and for what is no region at all', () => {
    expect(['', ' us-east-1 ', 'Ireland!'].map((region) => regionHint(region).kind)).toEqual(['none', 'none', 'none']);
  });

  it('suggests the regions that begin as typed', () => {
    expect(regionHint('eu-w')).toEqual({ kind: 'suggestions', regions: ['eu-west-1', 'eu-west-2', 'eu-west-3'] });
    expect(regionHint('US-EAST-')).toMatchObject({ regions: ['us-east-1', 'us-east-2'] });
  });

  it('offers the nearest to a well-formed region nobody knows', () => {
    expect(regionHint('us-eats-1')).toEqual({ kind: 'unknown', nearest: 'us-east-1' });
    expect(regionHint('mars-olympus-9')).toEqual({ kind: 'unknown' });
  });
});

describe('toInput', () => {
  it('sends the scopes only where they were changed, however they were separated', () => {
    expect(toInput(typed, 'sso:account:access')).not.toHaveProperty('scopes');
    expect(toInput({ ...typed, scopes: 'sso:account:access,  a:b' }, 'sso:account:access').scopes).toEqual([
      'sso:account:access',
      'a:b',
    ]);
  });
  it('gives an edited session back whole', () => {
    const { id: _, ...rest } = session;
    expect(toInput(typedFrom(session), '')).toEqual(rest);
    expect(checkSessionInput(toInput(typedFrom(session), ''), [])).toEqual(rest);
  });

  it('leaves out what was not chosen', () => {
    expect(Object.keys(toInput({ ...typed, labels: ' , ' }, 'sso:account:access'))).toEqual([
      'name',
      'startUrl',
      'region',
    ]);
  });
});

describe('foldedWords', () => {
  it('is empty where all is as usual, and else names what is not', () => {
    expect(foldedWords(typed, [], 'sso:account:access')).toEqual([]);
    expect(foldedWords({ ...typedFrom(session), scopes: 'a:b' }, [], 'sso:account:access')).toEqual([
      'In my browser',
      'own browser command',
      'Teal',
      '2 labels',
      'FIPS',
      'dual-stack',
      'own scopes',
    ]);
  });
});
