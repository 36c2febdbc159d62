import { explainAttempt, explainTrouble } from './explain-attempt.ts';
import { explainRefusal, isRegistrationRefusal } from './explain-refusal.ts';
import type { Explanation, Facts } from './explanation.ts';
import type { RenewalObstacle, SessionStatus } from './model.ts';
import { type ExchangeEntry, endOf, type ProtocolEntry } from './protocol.ts';
import {
  isCutShort,
  isEvent,
  isExchange,
  isRefresh,
  lastBefore,
  lastOf,
  registrationEnd,
  skewIn,
} from './protocol-story.ts';
import { minuteMs } from './time.ts';

const leastSkewMs = 5 * minuteMs;

type SignedIn = Extract<SessionStatus, { kind: 'signed-in' }>;

const decides = (entry: ProtocolEntry): boolean =>
  isEvent(
    entry,
    'signed-in',
    'sign-in-ended',
    'signed-out-by-person',
    'restored',
    'nothing-kept',
    'store-failed',
    'adopted',
    'shared-token-gone',
    'dropped',
  );

/** A run began, and what the one before had was not there. */
const explainLoss = (entries: readonly ProtocolEntry[], index: number, facts: Facts): Explanation => {
  const start = Math.max(
    0,
    lastBefore(entries, index, (entry) => isEvent(entry, 'started')),
  );
  const started = entries[start];
  const before = lastBefore(entries, start, decides);
  const last = entries[before];
  if (last === undefined) return { code: 'never-signed-in' };
  if (!isEvent(last, 'signed-in', 'restored', 'adopted')) return explainAt(entries, before, facts);
  const at = started?.at ?? last.at;
  const run = entries[lastBefore(entries, before, (entry) => isEvent(entry, 'started'))];
  if (isEvent(run, 'started') && run.vault === 'memory-only') return { code: 'keyring', at, why: 'memory-only' };
  if (isEvent(started, 'started') && started.vault === 'memory-only') return { code: 'keyring', at, why: 'locked' };
  if (entries.slice(start, index).some((entry) => isEvent(entry, 'vault-set-aside'))) {
    return { code: 'keyring', at, why: 'set-aside' };
  }
  const signIn = lastBefore(entries, before, (entry) => isEvent(entry, 'sign-in-started'));
  const failed = lastOf(entries.slice(Math.max(0, signIn), start), (entry) => isEvent(entry, 'not-kept'));
  if (failed === undefined)
    return isCutShort(entries, start) ? { code: 'cut-short', at, startedAt: at } : { code: 'unknown', at };
  return failed.because === 'keyring-unavailable'
    ? { code: 'keyring', at, why: 'not-kept' }
    : { code: 'disk', at, failedAt: failed.at, startedAt: at };
};

/** What the deciding entry at `index` came from. */
const explainAt = (entries: readonly ProtocolEntry[], index: number, facts: Facts): Explanation => {
  const entry = entries[index];
  if (entry?.kind !== 'event') return { code: 'never-signed-in' };
  const { at } = entry;
  switch (entry.event) {
    case 'signed-out-by-person': {
      const changed = lastBefore(entries, index, (each) => isEvent(each, 'session-changed'));
      const isPart = changed > lastBefore(entries, index, decides);
      return { code: isPart ? 'session-changed' : 'signed-out-by-person', at };
    }
    case 'shared-token-gone':
      return { code: 'signed-out-by-tool', at };
    case 'dropped':
      return explainRefusal(entries, index, facts);
    case 'nothing-kept':
      return explainLoss(entries, index, facts);
    case 'store-failed':
      return entry.because === 'keyring-unavailable'
        ? { code: 'keyring', at, why: 'locked' }
        : { code: 'store-failed', at, because: entry.because };
    case 'sign-in-ended': {
      if (entry.because !== 'cancelled') return explainAttempt(entries, index, facts);
      // What ended the sign-in before is what a person who gave up wants to know.
      const before = lastBefore(entries, index, decides);
      return before < 0 ? { code: 'cancelled', at } : explainAt(entries, before, facts);
    }
    default:
      return { code: 'unknown', at };
  }
};

const isTrouble = (entry: ProtocolEntry): entry is ExchangeEntry =>
  isExchange(entry) &&
  entry.operation === 'CreateToken' &&
  entry.outcome !== 'answered' &&
  entry.outcome !== 'aborted' &&
  entry.error !== 'authorization_pending' &&
  entry.error !== 'slow_down';

const isRegistrationObstacle = (because: RenewalObstacle): boolean =>
  because === 'registration-expired' || because === 'registration-unknown';

const explainStanding = (entries: readonly ProtocolEntry[], status: SignedIn, facts: Facts): Explanation => {
  const { renewal } = status;
  if (renewal.kind === 'waiting') {
    const good = lastBefore(entries, entries.length, (entry) => isRefresh(entry) && entry.outcome === 'answered');
    const since = entries.slice(good + 1);
    const lost = lastOf(since, (entry) => isEvent(entry, 'network-lost'));
    const first = since.find((entry): entry is ExchangeEntry => isRefresh(entry) && isTrouble(entry));
    return explainTrouble(since, first?.at ?? lost?.at ?? status.issuedAt, renewal.because, true);
  }
  if (renewal.kind === 'impossible' && isRegistrationObstacle(renewal.because)) {
    const ranOutAt = registrationEnd(entries);
    const answer = lastOf(entries, (entry): entry is ExchangeEntry => isRefresh(entry) && isTrouble(entry));
    const known = {
      ...(ranOutAt !== undefined && { ranOutAt }),
      ...(answer !== undefined && isRegistrationRefusal(answer) && { answer }),
    };
    return { code: 'registration', at: status.expiresAt, isKept: true, ...known };
  }
  const skewMs = skewIn(entries);
  const since = lastOf(entries, (entry) => isEvent(entry, 'signed-in'))?.at;
  const trouble = lastOf(entries, isTrouble);
  const run = lastBefore(entries, entries.length, (entry) => isEvent(entry, 'started'));
  const failed = lastOf(entries.slice(run + 1), (entry) => isEvent(entry, 'not-kept'));
  const written = lastOf(entries, (entry): entry is ExchangeEntry => isRefresh(entry) && entry.outcome === 'answered');
  const isWrittenSince = failed !== undefined && written !== undefined && endOf(written) > failed.at;
  const isKeyring = facts.vault === 'memory-only' || failed?.because === 'keyring-unavailable';
  const risk = isKeyring ? 'keyring' : failed !== undefined && !isWrittenSince ? 'disk' : undefined;
  return {
    code: 'signed-in',
    ...(since !== undefined && { since }),
    ...(trouble !== undefined && endOf(trouble) > (since ?? 0) && { troubleAt: endOf(trouble) }),
    ...(risk && { atRisk: risk }),
    ...(Math.abs(skewMs) > leastSkewMs && { skewMs }),
  };
};

/** Why a session is signed out, or how it stands where it is not; `entries` stand oldest first. */
export const explainSession = (entries: readonly ProtocolEntry[], facts: Facts): Explanation => {
  const { status } = facts;
  switch (status.kind) {
    case 'signed-in':
      return explainStanding(entries, status, facts);
    case 'starting':
    case 'authorizing':
      return { code: 'signing-in' };
    case 'signed-out': {
      const last = lastBefore(entries, entries.length, decides);
      return last < 0 ? { code: 'never-signed-in' } : explainAt(entries, last, facts);
    }
  }
};
