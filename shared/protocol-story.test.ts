import { describe, expect, it } from 'vitest';
import { explainSession } from './explain-session.ts';
import type { EventEntry, ExchangeEntry, LocalEvent } from './protocol.ts';
import { mayBeDone, shortTokenIn } from './protocol-story.ts';
import { hourMs, minuteMs } from './time.ts';

const refresh = (at: number, rest: Partial<ExchangeEntry>): ExchangeEntry => ({
  kind: 'exchange',
  durationMs: 20,
  operation: 'CreateToken',
  grant: 'refresh_token',
  host: 'oidc.us-east-1.amazonaws.com',
  outcome: 'answered',
  status: 200,
  ...rest,
  at,
});

const refused = (at: number) => refresh(at, { outcome: 'refused', status: 400, error: 'invalid_grant' });
const event = (at: number, local: LocalEvent): EventEntry => ({ kind: 'event', at, ...local });

describe('a token that came back shorter', () => {
  it('is the last one, compared with the longest before it', () => {
    const tokens = [
      refresh(0, { lifeMs: hourMs }),
      refresh(40 * minuteMs, { lifeMs: 50 * minuteMs }),
      refresh(70 * minuteMs, { lifeMs: 20 * minuteMs }),
    ];
    expect(shortTokenIn(tokens)).toEqual({
      at: 70 * minuteMs,
      lifeMs: 20 * minuteMs,
      shorterByMs: 40 * minuteMs,
    });
  });

  it('is none where lives differ by seconds, or where a later token lives on', () => {
    expect(
      shortTokenIn([refresh(0, { lifeMs: hourMs }), refresh(minuteMs, { lifeMs: hourMs - 30_000 })]),
    ).toBeUndefined();
    expect(
      shortTokenIn([
        refresh(0, { lifeMs: hourMs }),
        refresh(40 * minuteMs, { lifeMs: 20 * minuteMs }),
        event(50 * minuteMs, { event: 'adopted', expiresAt: 2 * hourMs }),
      ]),
    ).toBeUndefined();
  });
});

describe('a request without an answer', () => {
  it.each([
    [{ outcome: 'network-failed', network: 'ERR_NAME_NOT_RESOLVED' }, false],
    [{ outcome: 'network-failed', network: 'ERR_CONNECTION_RESET' }, true],
    [{ outcome: 'network-failed' }, true],
    [{ outcome: 'timed-out' }, true],
    [{ outcome: 'unreadable', status: 200 }, true],
    [{ outcome: 'refused', status: 503 }, true],
    [{ outcome: 'refused', status: 400 }, false],
    [{ outcome: 'proxy-failed' }, false],
  ] as const)('that ended with %j may have been carried out: %s', (end, expected) => {
    const { status: _, ...rest } = refresh(0, {});
    expect(mayBeDone({ ...rest, ...end })).toBe(expected);
  });
});

describe('a story', () => {
  it('begins after the last end, where another tool signed in', () => {
    const first = [
      event(0, { event: 'adopted', expiresAt: hourMs }),
      refresh(40 * minuteMs, { lifeMs: hourMs }),
      refresh(80 * minuteMs, { lifeMs: 10 * minuteMs }),
      refused(91 * minuteMs),
      event(91 * minuteMs, { event: 'dropped', because: 'sign-in-again' }),
    ];
    const second = [
      event(3 * hourMs, { event: 'adopted', expiresAt: 4 * hourMs }),
      refresh(3.6 * hourMs, { lifeMs: hourMs }),
      refused(4.3 * hourMs),
      event(4.3 * hourMs, { event: 'dropped', because: 'sign-in-again' }),
    ];
    const facts = {
      status: { kind: 'signed-out' },
      vault: 'encrypted',
      startUrl: 'https://d-9067f2a4c1.awsapps.com/start',
      region: 'us-east-1',
      isShared: true,
    } as const;
    expect(explainSession(first, facts).code).toBe('portal-session-over');
    expect(explainSession([...first, ...second], facts).code).toBe('revoked');
  });
});
