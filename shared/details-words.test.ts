import { describe, expect, it } from 'vitest';
import type { SignedIn } from './clock-words.ts';
import { callerLimitWords, credentialsTitle, shortLength, signInBehindWords, usedWords } from './details-words.ts';
import { dayMs, hourMs, minuteMs } from './time.ts';

const now = new Date(2026, 10, 22, 14, 0).getTime();
const at = (hour: number, minute: number) => new Date(2026, 10, 22, hour, minute).getTime();
const role = { sessionId: 'n', accountId: '412055367781', roleName: 'ReadOnly' };

const status = (rest: Partial<SignedIn>): SignedIn => ({
  ...{ kind: 'signed-in', issuedAt: now - hourMs, expiresAt: at(14, 40), renewal: { kind: 'planned', at: at(14, 32) } },
  ...rest,
});

describe('credentialsTitle', () => {
  it('says until when they are good, and when they ran out', () => {
    const issued = { role, issuedAt: now, expiresAt: at(15, 21) };
    expect(credentialsTitle(issued, now)).toBe('Credentials good until 15:21');
    expect(credentialsTitle(issued, at(16, 0))).toBe('Credentials ran out at 15:21');
    expect(credentialsTitle(undefined, now)).toBe('No credentials fetched yet');
  });
});

describe('signInBehindWords', () => {
  it('tells the renewal from the end of the portal session', () => {
    expect(signInBehindWords(status({}), now)).toBe('The sign-in behind them renews by itself at 14:32.');
    expect(signInBehindWords(status({ portalSession: { endsAt: at(21, 5) } }), now)).toBe(
      'The sign-in behind them renews by itself at 14:32, and ends at 21:05.',
    );
  });

  it('says that it ends where nothing is renewed any more', () => {
    expect(signInBehindWords(status({ portalSession: { endsAt: at(14, 40) } }), now)).toBe(
      'The sign-in behind them ends at 14:40.',
    );
    expect(signInBehindWords(status({ renewal: { kind: 'impossible', because: 'no-scopes' } }), now)).toBe(
      'The sign-in behind them cannot be renewed and ends at 14:40.',
    );
  });

  it('says what is under way', () => {
    expect(signInBehindWords(status({ renewal: { kind: 'now' } }), now)).toContain('is being renewed');
    const waiting = { kind: 'waiting', at: now, because: 'offline' } as const;
    expect(signInBehindWords(status({ renewal: waiting }), now)).toContain('could not be renewed yet');
  });
});

describe('shortLength', () => {
  it.each([
    [30_000, '<1m'],
    [58 * minuteMs, '58m'],
    [3 * hourMs + minuteMs, '3h'],
    [2 * dayMs, '2d'],
  ])('says %i ms as %s', (length, words) => {
    expect(shortLength(length)).toBe(words);
  });
});

describe('callerLimitWords', () => {
  const caller = (name: string) => ({ door: 'credential-process', name }) as const;

  it('says in one line that nothing is limited', () => {
    expect(callerLimitWords({ asking: [], refused: [] })).toEqual(['Get these credentials without asking you.']);
  });

  it('names who is', () => {
    expect(callerLimitWords({ asking: [caller('a'), caller('b')], refused: [caller('c')] })).toEqual([
      'a and b ask you first.',
      'c gets nothing.',
      'All others get them without asking you.',
    ]);
  });
});

describe('usedWords', () => {
  it('says what the person did, and what tools got', () => {
    const own = { at: 1, role, outcome: 'allowed' } as const;
    expect(usedWords({ ...own, own: { kind: 'console' } })).toBe('Console opened');
    expect(usedWords({ ...own, own: { kind: 'copied', what: 'session-token' } })).toBe('Copied the session token');
    const caller = { door: 'credential-process', name: 'terraform' } as const;
    expect(usedWords({ at: 1, caller, role, outcome: 'allowed' })).toBe('terraform, by credential process');
    expect(usedWords({ at: 1, caller, role, outcome: 'refused', because: 'caller-refused' })).toBe(
      'terraform, refused',
    );
  });
});
