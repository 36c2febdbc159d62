import { describe, expect, it } from 'vitest';
import type { EventEntry, ExchangeEntry, ProtocolEntry } from './protocol.ts';
import { mostEntries, withEntry } from './protocol-keeping.ts';
import { hourMs } from './time.ts';

const exchange = (at: number, rest: Partial<ExchangeEntry>): ExchangeEntry => ({
  kind: 'exchange',
  durationMs: 5,
  operation: 'CreateToken',
  host: 'oidc.us-east-1.amazonaws.com',
  outcome: 'answered',
  status: 200,
  ...rest,
  at,
});

const signedIn = (at: number): EventEntry => ({
  kind: 'event',
  event: 'signed-in',
  at,
  expiresAt: at + hourMs,
  isRenewable: true,
});

const all = (entries: readonly ProtocolEntry[]): readonly ProtocolEntry[] =>
  entries.reduce<readonly ProtocolEntry[]>(withEntry, []);

const refresh = (at: number) => exchange(at, { grant: 'refresh_token' });
const poll = (at: number) =>
  exchange(at, { grant: 'device_code', outcome: 'refused', status: 400, error: 'authorization_pending' });

describe('a protocol that grows', () => {
  it('stays short, and lets polls and listings go before anything else', () => {
    const story = Array.from({ length: 200 }, (_, index) => refresh(index));
    const routine = Array.from({ length: 2000 }, (_, index) =>
      index % 2 === 0 ? poll(1000 + index) : exchange(1000 + index, { operation: 'ListAccountRoles' }),
    );
    const kept = all([...story, ...routine, refresh(9999)]);
    expect(kept).toHaveLength(mostEntries);
    expect(kept.slice(0, 200)).toEqual(story);
    expect(kept.at(-1)).toEqual(refresh(9999));
  });

  it('keeps the beginning and the end of an outage rather than its middle', () => {
    const because = { outcome: 'network-failed' } as const;
    const outage = Array.from({ length: 2000 }, (_, index) =>
      exchange(index, { outcome: 'network-failed', ...(index > 0 && { retry: { number: index, because } }) }),
    );
    const kept = all([signedIn(0), ...outage]);
    expect(kept).toHaveLength(mostEntries);
    expect(kept.slice(0, 4)).toEqual([signedIn(0), ...outage.slice(0, 3)]);
    expect(kept.at(-1)).toEqual(outage.at(-1));
  });

  it('never lets the last sign-in and its registration go', () => {
    const registration = exchange(1, { operation: 'RegisterClient' });
    const kept = all([
      exchange(0, { operation: 'RegisterClient' }),
      registration,
      signedIn(2),
      ...Array.from({ length: 3000 }, (_, index) => refresh(10 + index)),
    ]);
    expect(kept).toHaveLength(mostEntries);
    expect(kept.slice(0, 2)).toEqual([registration, signedIn(2)]);
  });
});
