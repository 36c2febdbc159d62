import { describe, expect, it } from 'vitest';
import { endpointFailureWords, questionWay, questionWords, refusalReason } from './door-words.ts';
import type { Caller } from './doors.ts';

const caller: Caller = { door: 'container-endpoint', name: 'terraform' };
const role = { roleName: 'AdministratorAccess', accountId: '412055367781' };

describe('questionWords', () => {
  it('names the account where it is known', () => {
    expect(questionWords(caller, { ...role, accountName: 'payments-prod' })).toBe(
      'terraform asks for AdministratorAccess in payments-prod',
    );
  });

  it('falls back to the id of the account', () => {
    expect(questionWords(caller, role)).toBe('terraform asks for AdministratorAccess in 4120 5536 7781');
  });

  it('does not say the role twice of a caller that is called after it', () => {
    const name = 'AdministratorAccess in 412055367781';
    expect(questionWords({ ...caller, name }, { ...role, accountName: 'payments-prod' })).toBe(
      'A tool asks for AdministratorAccess in payments-prod',
    );
  });

  it('says by which door', () => {
    expect(questionWay(caller, { ...role, sessionName: 'Northwind' })).toBe(
      'Through the container credentials endpoint, with the session Northwind',
    );
    expect(questionWay({ ...caller, door: 'command-line' }, role)).toBe('From the command line');
  });
});

describe('endpointFailureWords', () => {
  it('asks nobody to choose a port, and speaks of other failures as everywhere', () => {
    expect(endpointFailureWords('port-in-use')).toContain('End it, then try again.');
    expect(endpointFailureWords('unexpected')).toContain('restart Latchkey');
  });
});

describe('refusalReason', () => {
  const refused = { at: 0, caller, outcome: 'refused' } as const;

  it('is absent where credentials were released', () => {
    expect(refusalReason({ at: 0, caller, outcome: 'allowed' })).toBeUndefined();
  });

  it('speaks of the profile before the role', () => {
    const because = 'caller-refused';
    expect(refusalReason({ ...refused, because, profile: 'payments' }, role)).toContain('the credentials of payments.');
    expect(refusalReason({ ...refused, because }, role)).toContain('AdministratorAccess in 4120 5536 7781.');
    expect(refusalReason({ ...refused, because })).toContain('the credentials of this role.');
  });

  it('names the session to sign in to', () => {
    expect(refusalReason({ ...refused, because: 'sign-in-again' }, { ...role, sessionName: 'Northwind' })).toContain(
      'Sign-in needed. You are not signed in to Northwind.',
    );
  });

  it('begins with what was the matter', () => {
    expect(refusalReason({ ...refused, because: 'offline' })).toMatch(/^No network\. /);
  });
});
