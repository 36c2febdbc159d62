import { describe, expect, it } from 'vitest';
import type { EventEntry, ExchangeEntry, LocalEvent, ProtocolEntry } from '../shared/protocol.ts';
import { filterRows, protocolRows } from '../shared/protocol-rows.ts';
import { secondMs } from '../shared/time.ts';
import { groupsOf, protocolItems } from './protocol.ts';

const now = new Date(2026, 10, 22, 14, 30).getTime();
const today = new Date(2026, 10, 22, 14, 0).getTime();
const yesterday = new Date(2026, 10, 21, 9, 0).getTime();

const event = (at: number, local: LocalEvent): EventEntry => ({ kind: 'event', at, ...local });

const exchange = (at: number, rest: Partial<ExchangeEntry>): ExchangeEntry => ({
  kind: 'exchange',
  durationMs: 12,
  operation: 'CreateToken',
  host: 'oidc.us-east-1.amazonaws.com',
  outcome: 'answered',
  status: 200,
  ...rest,
  at,
});

const poll = (at: number) =>
  exchange(at, {
    grant: 'device_code',
    outcome: 'refused',
    status: 400,
    error: 'authorization_pending',
    exception: 'AuthorizationPendingException',
  });

const signInAt = (at: number, polls: number, end: LocalEvent): readonly ProtocolEntry[] => [
  event(at, { event: 'sign-in-started' }),
  ...Array.from({ length: polls }, (_, index) => poll(at + index * secondMs)),
  event(at + polls * secondMs, end),
];

const itemsOf = (entries: readonly ProtocolEntry[], open: ReadonlySet<string> = new Set()) => {
  const rows = protocolRows(entries, now);
  return protocolItems(rows, groupsOf(rows, now), open);
};

const said = (items: ReturnType<typeof itemsOf>) =>
  items.map((item) => (item.kind === 'row' ? item.row.title : `${item.kind}: ${item.title}`));

const story: readonly ProtocolEntry[] = [
  event(yesterday, { event: 'started', vault: 'encrypted' }),
  ...signInAt(yesterday + secondMs, 2, { event: 'sign-in-ended', because: 'expired' }),
  ...signInAt(today, 12, { event: 'signed-in', expiresAt: now, isRenewable: true }),
  exchange(today + 20 * secondMs, { operation: 'ListAccounts' }),
  exchange(today + 21 * secondMs, { operation: 'ListAccountRoles', accountId: '412055367781' }),
  exchange(today + 21 * secondMs, { operation: 'ListAccountRoles', accountId: '508836114297' }),
  exchange(today + 60 * secondMs, { grant: 'refresh_token', lifeMs: 3_600_000 }),
];

describe('the timeline', () => {
  it('has the newest first, under its sign-in or its day, with what repeats folded', () => {
    expect(said(itemsOf(story))).toEqual([
      'heading: Today',
      'Refresh the token',
      'fold: List accounts and roles, 3 times',
      'heading: Today, sign-in at 14:00: signed in',
      'Signed in',
      'fold: 12 polls',
      'Sign-in started',
      'heading: Yesterday, sign-in at 09:00: the code ran out',
      'The sign-in ended without success',
      'Poll for the token',
      'Poll for the token',
      'Sign-in started',
      'heading: Yesterday',
      'Latchkey started',
    ]);
  });

  it('opens a fold by its key, which stays while the fold grows', () => {
    const fold = itemsOf(story).find((item) => item.kind === 'fold' && item.title === '12 polls');
    expect(fold).toMatchObject({ span: 'Within 11 s', isOpen: false });
    const open = new Set([fold?.key ?? '']);
    expect(said(itemsOf(story, open))).toHaveLength(said(itemsOf(story)).length + 12);
    const growing = [...signInAt(today, 3, { event: 'woke' }).slice(0, -1)];
    const key = itemsOf(growing).find(({ kind }) => kind === 'fold')?.key ?? '';
    const grown = itemsOf([...growing, poll(today + 9 * secondMs)], new Set([key]));
    expect(grown.filter((item) => item.kind === 'row' && item.isInFold)).toHaveLength(4);
  });

  it('gives every item a key of its own', () => {
    const keys = itemsOf([...story, ...story]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is filtered by words and by trouble', () => {
    const rows = protocolRows(story, now);
    const titles = (filter: Parameters<typeof filterRows>[1]) => filterRows(rows, filter).map(({ title }) => title);
    expect(titles({ text: 'refresh oidc.us-east-1' })).toEqual(['Refresh the token']);
    expect(titles({ text: 'createtoken authorizationPending' })).toHaveLength(14);
    expect(titles({ text: 'nothing like it' })).toEqual([]);
    expect(titles({ onlyErrors: true })).toEqual(['The sign-in ended without success']);
  });
});
