import { describe, expect, it } from 'vitest';
import type { CopiedCredentials, SessionStatus } from './model.ts';
import {
  copiedWords,
  copyTarget,
  disagreeingWords,
  groupedAccountId,
  needsPerson,
  overrideWords,
  renewalWords,
  statusWords,
  syncWords,
} from './session-words.ts';

const at = (time: string) => new Date(`2026-03-02T${time}`).getTime();
const now = at('14:00:00');

type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;
const signedIn = (renewal: SignedIn['renewal'], expiresAt = at('15:02:00')): SignedIn => ({
  kind: 'signed-in',
  issuedAt: at('13:02:00'),
  expiresAt,
  renewal,
});

describe('statusWords', () => {
  it.each<[SessionStatus, string]>([
    [{ kind: 'signed-out' }, 'Signed out'],
    [{ kind: 'signed-out', because: 'cancelled' }, 'Signed out'],
    [{ kind: 'signed-out', because: 'sign-in-again' }, 'Sign-in needed'],
    [{ kind: 'starting' }, 'Starting to sign in'],
    [
      {
        kind: 'authorizing',
        method: 'device',
        verificationUri: 'https://x.test/',
        userCode: 'AAAA-BBBB',
        expiresAt: at('14:09:41'),
      },
      'Waiting for you, 9:41 left',
    ],
    [signedIn({ kind: 'planned', at: at('14:32:00') }), 'Signed in, renews at 14:32'],
    [signedIn({ kind: 'planned', at: at('14:00:09') }, at('14:00:13')), 'Signed in, renews at 14:00'],
    [
      { ...signedIn({ kind: 'planned', at: at('14:54:00') }), portalSession: { endsAt: at('15:02:00') } },
      'Signed in, ends at 15:02',
    ],
    [
      { ...signedIn({ kind: 'planned', at: at('14:32:00') }), portalSession: { endsAt: at('17:14:00') } },
      'Signed in, renews at 14:32',
    ],
    [signedIn({ kind: 'now' }), 'Signed in, renewing'],
    [signedIn({ kind: 'impossible', because: 'no-refresh-token' }), 'Signed in, 1 h 2 min left'],
    [signedIn({ kind: 'waiting', at: at('14:00:20'), because: 'offline' }), 'Not renewed, 1 h 2 min left'],
    [signedIn({ kind: 'now' }, at('13:59:00')), 'Ran out, renewing'],
    [signedIn({ kind: 'impossible', because: 'no-refresh-token' }, at('13:59:00')), 'Ran out'],
  ])('%j reads %s', (status, words) => {
    expect(statusWords(status, now)).toBe(words);
  });
});

describe('renewalWords', () => {
  it.each<[SignedIn, string]>([
    [signedIn({ kind: 'planned', at: at('14:32:00') }), 'Signed in. Renews at 14:32.'],
    [
      { ...signedIn({ kind: 'planned', at: at('14:54:00') }), portalSession: { endsAt: at('15:02:00') } },
      'Signed in. Ends at 15:02.',
    ],
    [signedIn({ kind: 'now' }), 'Signed in. Renewing…'],
    [signedIn({ kind: 'impossible', because: 'no-refresh-token' }, at('21:05:00')), 'Signed in. Ends at 21:05.'],
    [
      signedIn({ kind: 'waiting', at: at('14:00:20'), because: 'service-failed' }),
      'Could not renew: AWS could not answer. Signed in until 15:02; next try in 20 s.',
    ],
    [
      signedIn({ kind: 'waiting', at: at('14:00:20'), because: 'offline' }, at('13:50:00')),
      'Could not renew: no network. Ran out at 13:50; goes on when the network is back.',
    ],
    [
      signedIn({ kind: 'waiting', at: at('14:00:20'), because: 'proxy-failed', detail: 'proxy.example:3128 (403)' }),
      'Could not renew: the proxy does not let Latchkey through (proxy.example:3128 (403)). Signed in until 15:02; next try in 20 s.',
    ],
  ])('%j reads %s', (status, words) => {
    expect(renewalWords(status, now)).toBe(words);
  });
});

describe('while background work is paused', () => {
  const waiting = signedIn({ kind: 'waiting', at: at('14:00:30'), because: 'offline' });

  it.each<[SignedIn, string, string]>([
    [
      signedIn({ kind: 'planned', at: at('14:32:00') }),
      'Paused, 1 h 2 min left',
      'Signed in until 15:02. Not renewed while paused.',
    ],
    [
      signedIn({ kind: 'planned', at: at('13:32:00') }, at('13:58:00')),
      'Ran out, paused',
      'Ran out at 13:58. Not renewed while paused.',
    ],
    [
      waiting,
      'Not renewed, 1 h 2 min left',
      'Could not renew: no network. Signed in until 15:02; no further try while background work is paused.',
    ],
    [signedIn({ kind: 'impossible', because: 'no-scopes' }), 'Signed in, 1 h 2 min left', 'Signed in. Ends at 15:02.'],
  ])('%j is said to be so', (status, line, sentence) => {
    expect(statusWords(status, now, true)).toBe(line);
    expect(renewalWords(status, now, true)).toBe(sentence);
  });
});

describe('syncWords', () => {
  it('counts, and says when AWS asked to slow down', () => {
    expect(syncWords({ kind: 'syncing', done: 40, total: 214, throttled: false }, now)).toBe(
      'Listing 40 of 214 accounts',
    );
    expect(syncWords({ kind: 'syncing', done: 40, total: 214, throttled: true }, now)).toMatch(/slow down$/);
    expect(syncWords({ kind: 'syncing', done: 0, throttled: false }, now)).toBe('Listing accounts');
  });

  it('says that a call failed and is made again', () => {
    const listing = { kind: 'syncing', done: 0, throttled: false } as const;
    expect(syncWords({ ...listing, failing: 'service-failed' }, now)).toBe(
      'Listing accounts. AWS is failing; trying again',
    );
    expect(syncWords({ ...listing, failing: 'offline' }, now)).toBe('Listing accounts. No network; trying again');
  });

  it('says how long ago the last one was, and why it failed', () => {
    expect(syncWords({ kind: 'synced', at: at('13:58:00') }, now)).toBe('Synced 2 min ago');
    expect(syncWords({ kind: 'failed', because: 'offline', at: at('13:58:00') }, now)).toBe(
      'Sync failed 2 min ago: no network',
    );
  });
});

describe('copiedWords', () => {
  const copied = (rest: Partial<CopiedCredentials>): CopiedCredentials => ({
    role: { sessionId: 's', accountId: '412055367781', roleName: 'ReadOnly' },
    accountName: 'payments-prod',
    what: 'posix',
    copiedAt: now,
    expiresAt: at('15:00:00'),
    ...rest,
  });

  it('says what was copied and when it leaves the clipboard', () => {
    expect(copiedWords(copied({ clearsAt: at('14:00:42') }), now)).toBe(
      'Copied for bash / zsh. Leaves the clipboard in 42 s.',
    );
    expect(copiedWords(copied({ clearsAt: at('14:05:00') }), now)).toMatch(/in 5 min\.$/);
    expect(copiedWords(copied({}), now)).toBe('Copied for bash / zsh. Stays on the clipboard.');
  });

  it('tells shells, documents and single values apart', () => {
    expect(copyTarget('powershell')).toBe('for PowerShell');
    expect(copyTarget('json')).toBe('as JSON');
    expect(copyTarget('secret-access-key')).toBe('the secret access key');
  });
});

describe('smaller words', () => {
  it('groups account ids in fours', () => {
    expect(groupedAccountId('412055367781')).toBe('4120 5536 7781');
  });

  it('names both endpoints only where they differ', () => {
    const local = 'http://127.0.0.1:8080';
    expect(overrideWords({ from: 'environment', endpoints: { oidc: local, portal: local } })).toBe(
      'Endpoint override: http://127.0.0.1:8080, from the environment',
    );
    expect(overrideWords({ from: 'session', endpoints: { oidc: 'https://a.test', portal: 'https://b.test' } })).toBe(
      'Endpoint override: https://a.test and https://b.test, set for this session',
    );
  });

  it('says who set an endpoint, and who would have', () => {
    const endpoints = { oidc: 'https://a.test', portal: 'https://a.test' };
    expect(overrideWords({ from: 'config', endpoints })).toBe(
      'Endpoint override: https://a.test, from the AWS config file',
    );
    expect(disagreeingWords(['dev', 'prod'])).toBe(
      'Endpoints of AWS: dev and prod use this session and set different ones',
    );
    expect(disagreeingWords(['a', 'b', 'c'])).toMatch(/: a, b and c use/);
    expect(disagreeingWords(Array(40).fill('x'))).toMatch(/: 40 profiles use/);
  });

  it('calls endpoints of a session itself the demo only when they are on this machine', () => {
    const words = (oidc: string, from: 'session' | 'environment' = 'session') =>
      overrideWords({ from, endpoints: { oidc, portal: 'http://127.0.0.1:8080' } });
    const demo = 'Demo: served by a simulator inside Latchkey';
    expect(['http://127.0.0.1:8080', 'http://localhost/', 'http://[::1]:9'].map((oidc) => words(oidc))).toEqual(
      Array(3).fill(demo),
    );
    expect(words('http://127.0.0.1:8080', 'environment')).toMatch(/^Endpoint override/);
    for (const other of ['http://127.0.0.1.evil.test', 'http://localhost:80@evil.test', 'https://a.test/localhost']) {
      expect(words(other)).toMatch(/^Endpoint override/);
    }
  });

  it('calls for a person when AWS ended the session, not when the person cancelled', () => {
    expect(needsPerson({ kind: 'signed-out', because: 'sign-in-again' })).toBe(true);
    expect(needsPerson({ kind: 'signed-out', because: 'cancelled' })).toBe(false);
    expect(needsPerson({ kind: 'starting' })).toBe(false);
  });
});
