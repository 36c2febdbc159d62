/** Questions to a stretch of a protocol. Pure; entries stand oldest first. */
import type { EventEntry, ExchangeEntry, LocalEvent, ProtocolEntry } from './protocol.ts';
import { endOf } from './protocol.ts';
import { minuteMs } from './time.ts';

type EventName = LocalEvent['event'];

export type EventOf<Name extends EventName> = Extract<EventEntry, { event: Name }>;

/** Requests take a while: lives that differ by less are the same. */
const sameLifeMs = minuteMs;

export const isEvent = <Name extends EventName>(
  entry: ProtocolEntry | undefined,
  ...names: readonly Name[]
): entry is EventOf<Name> => entry?.kind === 'event' && names.some((name) => name === entry.event);

export const isExchange = (entry: ProtocolEntry | undefined): entry is ExchangeEntry => entry?.kind === 'exchange';

export const isRefresh = (entry: ProtocolEntry | undefined): entry is ExchangeEntry =>
  isExchange(entry) && entry.operation === 'CreateToken' && entry.grant === 'refresh_token';

/** The index of the last entry before `end` for which it holds; -1 where there is none. */
export const lastBefore = (
  entries: readonly ProtocolEntry[],
  end: number,
  holds: (entry: ProtocolEntry) => boolean,
): number => {
  for (let index = Math.min(end, entries.length) - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry !== undefined && holds(entry)) return index;
  }
  return -1;
};

export const lastOf = <Found extends ProtocolEntry>(
  entries: readonly ProtocolEntry[],
  is: (entry: ProtocolEntry) => entry is Found,
): Found | undefined => {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry !== undefined && is(entry)) return entry;
  }
  return undefined;
};

/** Whether the run before the one that began at `start` got to write its end. */
export const isCutShort = (entries: readonly ProtocolEntry[], start: number): boolean => {
  const end = entries[start - 1];
  return end !== undefined && !isEvent(end, 'stopped');
};

/** A token that was good: when it was issued, and until when. */
export type GoodToken = { readonly at: number; readonly lifeMs: number };

export const expiryOf = ({ at, lifeMs }: GoodToken): number => at + lifeMs;

const tokenFrom = (entry: ProtocolEntry): GoodToken | undefined => {
  if (isExchange(entry)) {
    return entry.operation === 'CreateToken' && entry.outcome === 'answered' && entry.lifeMs !== undefined
      ? { at: entry.at, lifeMs: entry.lifeMs }
      : undefined;
  }
  if (isEvent(entry, 'restored')) return { at: entry.issuedAt, lifeMs: entry.expiresAt - entry.issuedAt };
  return isEvent(entry, 'adopted') ? { at: entry.at, lifeMs: entry.expiresAt - entry.at } : undefined;
};

/** Every token of a stretch, as it was issued. */
export const tokensIn = (entries: readonly ProtocolEntry[]): readonly GoodToken[] =>
  entries.flatMap((entry) => tokenFrom(entry) ?? []);

export type ShortToken = GoodToken & { readonly shorterByMs: number };

/**
 * The last token that came back shorter than one before it: no token outlives its portal session, so it ends with it.
 * A token whose issue was not seen, as another tool's, shows nothing; one that lives longer shows that it was not the end.
 */
export const shortTokenIn = (entries: readonly ProtocolEntry[]): ShortToken | undefined => {
  let longest = 0;
  let short: ShortToken | undefined;
  for (const entry of entries) {
    const token = tokenFrom(entry);
    if (token === undefined) continue;
    if (short !== undefined && expiryOf(token) > expiryOf(short) + sameLifeMs) short = undefined;
    if (!isExchange(entry)) continue;
    const shorterByMs = longest - token.lifeMs;
    if (shorterByMs > Math.min(sameLifeMs, longest / 20)) short = { ...token, shorterByMs };
    longest = Math.max(longest, token.lifeMs);
  }
  return short;
};

/** What the network says where a request never got anywhere. */
const neverLeft = new Set([
  'ENOTFOUND',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_CONNECTION_REFUSED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_NETWORK_ACCESS_DENIED',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
]);

/** True where the service may have done what was asked, and nobody here heard of it. */
export const mayBeDone = ({ outcome, network, status = 0 }: ExchangeEntry): boolean =>
  outcome === 'timed-out' ||
  outcome === 'unreadable' ||
  (outcome === 'network-failed' && !(network !== undefined && neverLeft.has(network))) ||
  (outcome === 'refused' && status >= 500);

/** When the registration runs out that the last sign-in was made with, as far as it was seen. */
export const registrationEnd = (entries: readonly ProtocolEntry[]): number | undefined => {
  const registered = lastOf(
    entries,
    (entry): entry is ExchangeEntry =>
      isExchange(entry) && entry.operation === 'RegisterClient' && entry.outcome === 'answered',
  );
  return registered?.lifeMs === undefined ? undefined : endOf(registered) + registered.lifeMs;
};

/** The service's clock minus this machine's, as the last answer with a date showed it; 0 where they agree. */
export const skewIn = (entries: readonly ProtocolEntry[]): number => {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (isEvent(entry, 'clock-skew')) return entry.skewMs;
    if (isExchange(entry) && entry.status !== undefined) return entry.skewMs ?? 0;
  }
  return 0;
};
