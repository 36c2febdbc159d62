import type { Explanation, Facts } from './explanation.ts';
import { type EventEntry, type ExchangeEntry, endOf, type ProtocolEntry } from './protocol.ts';
import { type EventOf, isEvent, isExchange, lastBefore, lastOf, mayBeDone, skewIn } from './protocol-story.ts';
import { minuteMs } from './time.ts';

const leastSkewMs = 5 * minuteMs;
const regionInHost = /[./]([a-z]{2,}(?:-[a-z0-9]+)+-\d+)\./;

/** The region a start URL names, as those of access portals in one region do. */
const regionNamedBy = (startUrl: string): string | undefined => regionInHost.exec(startUrl.toLowerCase())?.[1];

const dateRefusals: readonly (string | undefined)[] = [
  'ERR_CERT_DATE_INVALID',
  'CERT_NOT_YET_VALID',
  'CERT_HAS_EXPIRED',
];

const lastTrouble = (entries: readonly ProtocolEntry[]): ExchangeEntry | undefined =>
  lastOf(
    entries,
    (entry): entry is ExchangeEntry => isExchange(entry) && entry.outcome !== 'answered' && entry.outcome !== 'aborted',
  );

/** A request that got no good answer for a reason that passes. */
export const explainTrouble = (
  entries: readonly ProtocolEntry[],
  at: number,
  because: EventOf<'sign-in-ended'>['because'],
  isKept: boolean,
): Explanation => {
  const trouble = lastTrouble(entries);
  const skewMs = skewIn(entries);
  const network = trouble?.network === undefined ? {} : { network: trouble.network };
  if (because === 'certificate-refused') {
    const isClock = dateRefusals.includes(trouble?.network) || Math.abs(skewMs) > leastSkewMs;
    return isClock ? { code: 'clock', at, skewMs, isKept } : { code: 'certificate', at, isKept, ...network };
  }
  const end = trouble === undefined ? {} : { end: trouble };
  if (because === 'offline' || because === 'timed-out') return { code: 'network', at, isKept, ...end };
  if (because === 'throttled' || because === 'service-failed') return { code: 'service-failing', at, isKept, ...end };
  return { code: isKept ? 'not-renewed' : 'attempt-failed', at, because };
};

const explainExpiry = (
  attempt: readonly ProtocolEntry[],
  ended: EventEntry,
  hasSignedInBefore: boolean,
  { startUrl, region }: Pick<Facts, 'startUrl' | 'region'>,
): Explanation => {
  const { at } = ended;
  const polls = attempt.filter((entry) => isExchange(entry) && entry.operation === 'CreateToken');
  const last = polls.filter(isExchange).at(-1);
  // A code that was traded in already: its answer did not arrive.
  if (last?.error === 'invalid_grant') {
    const lost = lastOf(polls, (entry): entry is ExchangeEntry => isExchange(entry) && mayBeDone(entry));
    return { code: 'answer-lost', at, ...(lost && { lost }) };
  }
  const named = regionNamedBy(startUrl);
  if (named !== undefined && named !== region) return { code: 'region', at, region, named };
  const method = lastOf(attempt, (entry) => isEvent(entry, 'approval-awaited'))?.method ?? 'device';
  return { code: hasSignedInBefore ? 'code-expired' : 'code-or-region', at, method, polls: polls.length, region };
};

/** The sign-in that ended at `index` without one. */
export const explainAttempt = (entries: readonly ProtocolEntry[], index: number, facts: Facts): Explanation => {
  const ended = entries[index];
  if (!isEvent(ended, 'sign-in-ended')) return { code: 'unknown', at: ended === undefined ? 0 : endOf(ended) };
  const { at, because } = ended;
  const began = lastBefore(entries, index, (entry) => isEvent(entry, 'sign-in-started'));
  const attempt = entries.slice(Math.max(0, began), index);
  switch (because) {
    case 'expired': {
      const changed = lastBefore(entries, index, (entry) => isEvent(entry, 'session-changed'));
      const hasSignedInBefore = entries.slice(changed + 1, index).some((entry) => isEvent(entry, 'signed-in'));
      return explainExpiry(attempt, ended, hasSignedInBefore, facts);
    }
    case 'start-url-unknown': {
      const named = regionNamedBy(facts.startUrl);
      const other = named !== undefined && named !== facts.region && { named };
      return { code: 'region', at, region: facts.region, ...other };
    }
    case 'denied':
    case 'client-refused':
    case 'cancelled':
      return { code: because, at };
    default:
      return explainTrouble(attempt, at, because, false);
  }
};
