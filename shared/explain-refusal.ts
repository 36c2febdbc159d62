import type { Explanation, Facts } from './explanation.ts';
import type { ExchangeEntry, ProtocolEntry } from './protocol.ts';
import {
  expiryOf,
  isCutShort,
  isEvent,
  isExchange,
  isRefresh,
  lastBefore,
  lastOf,
  mayBeDone,
  registrationEnd,
  shortTokenIn,
  skewIn,
  tokensIn,
} from './protocol-story.ts';
import { hourMs, minuteMs } from './time.ts';

/** How long after a lost answer the next try can still be the one that gave the token away. */
const relatedMs = 15 * minuteMs;
const otherToolMs = 5 * minuteMs;
/** AWS's own default for the portal session. */
const usualSessionMs = 8 * hourMs;
const leastJumpMs = 5 * minuteMs;
const roundingMs = minuteMs;

const isPortal = ({ operation }: ExchangeEntry): boolean =>
  operation === 'ListAccounts' || operation === 'ListAccountRoles' || operation === 'GetRoleCredentials';

const isFinalRefusal = (entry: ProtocolEntry): entry is ExchangeEntry => {
  if (!isExchange(entry) || entry.outcome !== 'refused') return false;
  const { status = 0 } = entry;
  return isRefresh(entry) ? status < 500 && status !== 429 : isPortal(entry) && status === 401;
};

export const isRegistrationRefusal = ({ error }: ExchangeEntry): boolean =>
  error === 'invalid_client' || error === 'unauthorized_client';

const isAnsweredRefresh = (entry: ProtocolEntry): entry is ExchangeEntry =>
  isRefresh(entry) && entry.outcome === 'answered';

/** A newer token that never got to the disk, followed by a new start, which found an older one there. */
const keptOlderToken = (story: readonly ProtocolEntry[]) => {
  const start = Math.max(
    0,
    lastBefore(story, story.length, (entry) => isEvent(entry, 'started')),
  );
  const failed = lastOf(story.slice(0, start), (entry) => isEvent(entry, 'not-kept'));
  const started = story[start];
  if (failed === undefined || started === undefined || story.slice(start).some(isAnsweredRefresh)) return undefined;
  const newest = tokensIn(story.slice(0, start).filter(isExchange)).at(-1);
  const restored = story.slice(start).find((entry) => isEvent(entry, 'restored'));
  // What was refused at first may have been written later.
  const isNewest =
    isEvent(restored, 'restored') &&
    newest !== undefined &&
    restored.issuedAt >= newest.at - Math.min(roundingMs, newest.lifeMs / 10);
  return isNewest ? undefined : { failed, started };
};

/** The start of a run that presented what it found, where the one before may have had a newer token. */
const startAfterCut = (story: readonly ProtocolEntry[]) => {
  const start = lastBefore(story, story.length, (entry) => isEvent(entry, 'started'));
  return isCutShort(story, start) && !story.slice(start).some(isAnsweredRefresh) ? story[start] : undefined;
};

/** The token at `index` was dropped because the service refused it. */
export const explainRefusal = (
  entries: readonly ProtocolEntry[],
  index: number,
  { isShared }: Pick<Facts, 'isShared'>,
): Explanation => {
  const dropped = entries[index];
  const at = dropped?.at ?? 0;
  const because = isEvent(dropped, 'dropped') ? dropped.because : undefined;
  const signedIn = lastBefore(entries, index, (entry) => isEvent(entry, 'signed-in'));
  // With the exchange that brought the token, which stands just before.
  const began = lastBefore(entries, Math.max(0, signedIn), (entry) => isEvent(entry, 'sign-in-started'));
  // Another tool may have signed in, which is not seen here; but never before the last end.
  const ended = lastBefore(entries, index, (entry) =>
    isEvent(entry, 'dropped', 'signed-out-by-person', 'shared-token-gone'),
  );
  const story = entries.slice(Math.max(0, began, ended + 1), index);
  const ranOutAt = registrationEnd(entries.slice(0, index));

  const registration = story.filter(isExchange).find((entry) => isRefresh(entry) && isRegistrationRefusal(entry));
  if (registration !== undefined || because === 'registration-expired') {
    const known = { ...(registration && { answer: registration }), ...(ranOutAt !== undefined && { ranOutAt }) };
    return { code: 'registration', at, isKept: false, ...known };
  }
  if (because === 'token-ran-out') return { code: 'not-renewable', at };
  const answer = lastOf(story, (entry) => isFinalRefusal(entry));
  if (answer === undefined || answer.at < (lastOf(story, (entry) => isAnsweredRefresh(entry))?.at ?? 0)) {
    return { code: 'not-renewable', at };
  }

  const older = keptOlderToken(story);
  if (older !== undefined) {
    const { failed, started } = older;
    if (failed.because === 'keyring-unavailable') return { code: 'keyring', at, why: 'not-kept' };
    return { code: 'disk', at, failedAt: failed.at, startedAt: started.at, answer };
  }

  const before = story.slice(0, story.indexOf(answer));
  const skewMs = skewIn([...before, answer]);
  if (
    Math.abs(skewMs - skewIn(before.filter(isExchange).slice(0, 1))) > leastJumpMs &&
    Math.abs(skewMs) > leastJumpMs
  ) {
    return { code: 'clock', at, skewMs, answer, isKept: false };
  }

  const short = shortTokenIn(before);
  if (short !== undefined && answer.at >= expiryOf(short) - roundingMs) {
    return { code: 'portal-session-over', at, answer, short };
  }

  const good = lastBefore(before, before.length, (entry) => isExchange(entry) && tokensIn([entry]).length > 0);
  const sinceGood = before.slice(good + 1);
  const lost = lastOf(sinceGood, (entry): entry is ExchangeEntry => isRefresh(entry) && mayBeDone(entry));
  if (lost !== undefined && answer.at - lost.at <= relatedMs) return { code: 'reuse', at, answer, lost };
  const adopted = lastOf(sinceGood, (entry) => isEvent(entry, 'adopted'));
  if (adopted !== undefined && answer.at - adopted.at <= otherToolMs) {
    return { code: 'reuse', at, answer, otherToolAt: adopted.at };
  }

  const last = tokensIn(before).at(-1);
  const first = tokensIn(before)[0];
  const isLongAgo = last !== undefined && answer.at >= expiryOf(last);
  if (isLongAgo && first !== undefined && answer.at - first.at >= usualSessionMs) {
    return { code: 'portal-session-over', at, answer, last };
  }
  const cut = startAfterCut(story);
  if (cut !== undefined) return { code: 'cut-short', at, startedAt: cut.at, answer };
  return {
    code: 'revoked',
    at,
    answer,
    isShared,
    ...(last !== undefined && !isLongAgo && { full: last }),
    ...(ranOutAt !== undefined && { registrationEndsAt: ranOutAt }),
  };
};
