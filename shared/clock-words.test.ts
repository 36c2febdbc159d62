import { describe, expect, it } from 'vitest';
import {
  accessTokenWords,
  clockSkewWords,
  dueWarning,
  endNearWords,
  endOfSignIn,
  portalSessionWords,
  roleCredentialsWords,
  type SignedIn,
} from './clock-words.ts';
import { dayMs, hourMs, minuteMs } from './time.ts';

const at = (time: string) => new Date(`2026-03-02T${time}`).getTime();
const now = at('14:00:00');
const warnings = [30 * minuteMs, 5 * minuteMs];

const planned: SignedIn = {
  kind: 'signed-in',
  issuedAt: at('13:40:00'),
  expiresAt: at('14:40:00'),
  renewal: { kind: 'planned', at: at('14:32:00') },
};
const ending = (endsAt: number): SignedIn => ({
  ...planned,
  expiresAt: endsAt,
  portalSession: { signedInAt: at('06:25:00'), endsAt },
});
const legacy: SignedIn = { ...planned, renewal: { kind: 'impossible', because: 'no-scopes' } };

describe('endOfSignIn', () => {
  it('is the token’s where nothing renews it, the portal session’s where that is known', () => {
    expect(endOfSignIn(legacy)).toBe(legacy.expiresAt);
    expect(endOfSignIn(ending(at('17:14:00')))).toBe(at('17:14:00'));
    expect(endOfSignIn({ ...planned, portalSession: { signedInAt: now } })).toBeUndefined();
  });
});

describe('dueWarning', () => {
  it.each([
    [31 * minuteMs, undefined],
    [30 * minuteMs, 30 * minuteMs],
    [6 * minuteMs, 30 * minuteMs],
    [5 * minuteMs, 5 * minuteMs],
    [1, 5 * minuteMs],
    [0, undefined],
    [-minuteMs, undefined],
  ])('%i ms before the end it is %j', (left, due) => {
    expect(dueWarning(ending(now + left), warnings, now)).toBe(due);
  });

  it('comes for what cannot be renewed, and never unwanted or without a known end', () => {
    expect(dueWarning(legacy, [hourMs], now)).toBe(hourMs);
    expect(dueWarning(legacy, [], now)).toBeUndefined();
    expect(dueWarning(planned, [dayMs], now)).toBeUndefined();
  });
});

describe('the three clocks', () => {
  it('tells the token’s life and what happens to it', () => {
    expect(accessTokenWords(planned, now)).toEqual({
      life: 'until 14:40, 40 min left',
      note: 'Latchkey renews it at 14:32, without you.',
    });
    expect(accessTokenWords(legacy, now).note).toBe('It cannot be renewed.');
    expect(accessTokenWords(ending(at('14:20:00')), now).note).toBe('It ends with the portal session.');
    expect(accessTokenWords({ ...planned, renewal: { kind: 'now' } }, at('14:41:00')).life).toBe('ran out at 14:40');
    expect(accessTokenWords(planned, at('14:39:30')).life).toBe('until 14:40, less than a minute left');
  });

  it('says of the portal session what is known, and that AWS does not tell the rest', () => {
    const yesterday = { ...planned, portalSession: { signedInAt: now - dayMs } };
    expect(portalSessionWords(yesterday, now)).toMatchObject({
      life: 'end not known',
      note: expect.stringMatching(/^You signed in yesterday at 14:00\. AWS does not tell/),
    });
    expect(portalSessionWords(legacy, now).note).toMatch(/ends with its token/);
    expect(portalSessionWords(planned, now).note).toMatch(/^Latchkey did not see you sign in\./);
    expect(portalSessionWords(ending(at('16:03:00')), now).life).toBe('until 16:03, 2 h 3 min left');
  });

  it('names the credentials that were copied last', () => {
    const copied = {
      role: { sessionId: 's', accountId: '412055367781', roleName: 'ReadOnly' },
      accountName: 'payments-prod',
      what: 'posix' as const,
      copiedAt: at('13:58:00'),
      expiresAt: at('14:58:00'),
    };
    expect(roleCredentialsWords(copied, now)).toMatchObject({
      life: 'until 14:58, 58 min left',
      note: expect.stringMatching(/^ReadOnly in payments-prod, copied at 13:58\./),
    });
    expect(roleCredentialsWords(undefined, now).life).toBe('each its own');
  });
});

describe('endNearWords', () => {
  it('says when, and that signing out comes first', () => {
    expect(endNearWords(ending(at('14:20:00')), now)).toMatchObject({ title: 'This sign-in ends at 14:20' });
    for (const status of [ending(at('14:20:00')), legacy]) {
      expect(endNearWords(status, now).body).toMatch(/signs out first/);
    }
    expect(endNearWords(legacy, now).body).toMatch(/^It cannot be renewed/);
  });
});

describe('clockSkewWords', () => {
  it('says how far and in which direction the clock is off', () => {
    expect(clockSkewWords(dayMs).title).toBe('The clock of this machine is 1 d slow');
    expect(clockSkewWords(-125 * minuteMs).title).toBe('The clock of this machine is 2 h 5 min fast');
  });
});
