import { describe, expect, it } from 'vitest';
import type { SessionView } from '../shared/model.ts';
import {
  callerNames,
  createNameRole,
  credentialProcessLine,
  everything,
  scopeOf,
  suggestedNames,
  tokenProblem,
} from './doors.ts';

const view: SessionView = {
  session: { id: 's1', name: 'Northwind', startUrl: 'https://n.example/start', region: 'eu-west-1', scopes: [] },
  status: { kind: 'signed-out' },
  sync: { kind: 'never' },
};
const role = { sessionId: 's1', accountId: '412055367781', roleName: 'ReadOnly' };
const recent = { ...role, accountName: 'payments', usedAt: 0, frecentAt: 0 };
const account = { accountId: '412055367781', accountName: 'payments-prod', emailAddress: 'a@n.example' };
const tokens = [{ name: 'terraform', profiles: ['payments'], createdAt: 0 }];
const helper = '/home/ana/.config/Latchkey/doors/latchkey-credentials';

describe('createNameRole', () => {
  it('takes the names of the synced list before those of the roles used last', () => {
    const catalogs = new Map([['s1', { revision: 1, accounts: [account] }]]);
    expect(createNameRole([view], catalogs, [recent])(role)).toEqual({
      roleName: 'ReadOnly',
      accountId: '412055367781',
      accountName: 'payments-prod',
      sessionName: 'Northwind',
    });
    expect(createNameRole([view], new Map(), [recent])(role).accountName).toBe('payments');
  });

  it('leaves out what is not known', () => {
    expect(createNameRole([], new Map(), [])(role)).toEqual({ roleName: 'ReadOnly', accountId: '412055367781' });
  });

  it('keeps the accounts of sessions apart', () => {
    const catalogs = new Map([['s2', { revision: 1, accounts: [account] }]]);
    expect(createNameRole([view], catalogs, [])(role).accountName).toBeUndefined();
  });
});

describe('scopes', () => {
  const caller = { door: 'command-line', name: 'dev' } as const;

  it('are found by door and name', () => {
    const scope = { roles: [role], consent: 'given' } as const;
    expect(scopeOf([{ caller, scope }], { ...caller })).toBe(scope);
    expect(scopeOf([{ caller, scope }], { ...caller, door: 'credential-process' })).toBe(everything);
  });

  it('offer tokens at the endpoint and profiles elsewhere', () => {
    expect(callerNames('container-endpoint', tokens, ['payments'], [])).toEqual(['terraform']);
    expect(callerNames('command-line', tokens, ['payments'], [])).toEqual(['payments']);
  });

  it('offer each caller that came to the door once, and none that is unknown', () => {
    const came = { at: 1, caller, role, outcome: 'allowed' } as const;
    const unknown = {
      at: 2,
      caller: { ...caller, name: 'unknown' },
      outcome: 'refused',
      because: 'profile-unknown',
    } as const;
    const elsewhere = { ...came, caller: { ...caller, door: 'container-endpoint' } } as const;
    expect(callerNames('command-line', [], ['payments', 'dev'], [unknown, came, elsewhere, came])).toEqual([
      'dev',
      'payments',
    ]);
  });
});

describe('suggestedNames', () => {
  const names = ['payments', 'payments-dev', 'audit', 'dev', 'search'];

  it('fit what was typed, and end once a name is complete', () => {
    expect(suggestedNames('', names)).toEqual(['payments', 'payments-dev', 'audit', 'dev']);
    expect(suggestedNames(' DEV', names)).toEqual(['payments-dev', 'dev']);
    expect(suggestedNames('dev ', names)).toEqual([]);
    expect(suggestedNames('zebra', names)).toEqual([]);
  });
});

describe('tokenProblem', () => {
  it.each([
    ['', ['payments'], 'name'],
    ['terraform', ['payments'], 'name'],
    ['jenkins', [], 'profiles'],
    ['jenkins', ['payments'], undefined],
  ])('of %j for %j is at %s', (name, profiles, field) => {
    expect(tokenProblem(name, new Set(profiles), tokens)?.field).toBe(field);
  });
});

describe('credentialProcessLine', () => {
  const named = { ...role, sessionName: 'Northwind' };

  it('asks for one role', () => {
    expect(credentialProcessLine(helper, named)).toBe(
      `credential_process = "${helper}" --session Northwind --account 412055367781 --role ReadOnly`,
    );
  });

  it('quotes a name with a blank, and takes the id for one that no quoting makes safe', () => {
    expect(credentialProcessLine(helper, { ...named, sessionName: 'Northwind Labs' })).toContain(
      '--session "Northwind Labs" ',
    );
    expect(credentialProcessLine(helper, { ...named, sessionName: 'A "quoted" $HOME' })).toContain('--session s1 ');
  });

  it('has placeholders without a role', () => {
    expect(credentialProcessLine(helper)).toContain('--session NAME --account ID --role ROLE');
  });
});
