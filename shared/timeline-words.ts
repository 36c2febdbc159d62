/** The headings of a protocol, and what is said in one line for many entries. Pure. */
import { errorTitle } from './copy.ts';
import { enumerated } from './list-words.ts';
import { formatDay } from './moments.ts';
import { counted } from './plural-words.ts';
import type { ProtocolEntry } from './protocol.ts';
import type { ProtocolRow } from './protocol-rows.ts';
import { isEvent, isExchange } from './protocol-story.ts';
import { formatDuration, formatTimeOfDay, secondMs } from './time.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const dayHeading = (at: number, now: number): string => capital(formatDay(at, now));

/** "Today, sign-in at 14:02: signed in"; `end` is the entry that ended it. */
export const attemptHeading = (at: number, end: ProtocolEntry | undefined, now: number): string => {
  const outcome = isEvent(end, 'signed-in')
    ? 'signed in'
    : isEvent(end, 'sign-in-ended')
      ? errorTitle({ code: end.because }).toLowerCase()
      : 'under way';
  return `${dayHeading(at, now)}, sign-in at ${formatTimeOfDay(at)}: ${outcome}`;
};

const isListing = (entry: ProtocolEntry): boolean =>
  isExchange(entry) && (entry.operation === 'ListAccounts' || entry.operation === 'ListAccountRoles');

/** Rows with the same one say the same; absent where a row stands for itself. */
export const sameness = ({ entry, title, exchange }: ProtocolRow): string | undefined => {
  if (!isExchange(entry)) return undefined;
  return `${isListing(entry) ? 'listing' : title} ${exchange?.answer}`;
};

/** "12 polls", "15 requests: list accounts and roles" */
export const foldTitle = (rows: readonly ProtocolRow[]): string => {
  const [first] = rows;
  if (first === undefined) return '';
  if (isExchange(first.entry) && first.entry.grant === 'device_code')
    return counted(rows.length, { one: '{count} poll', other: '{count} polls' });

  const times = counted(rows.length, { one: '{count} time', other: '{count} times' });
  return `${isListing(first.entry) ? 'List accounts and roles' : first.title}, ${times}`;
};

/** The API's names for what is folded. */
export const foldWire = (rows: readonly ProtocolRow[]): string =>
  enumerated([...new Set(rows.flatMap(({ exchange }) => exchange?.wireName ?? []))].reverse());

export const foldSpan = (rows: readonly ProtocolRow[]): string => {
  const times = rows.map(({ entry }) => entry.at);
  const lengthMs = Math.max(...times) - Math.min(...times);
  return lengthMs < secondMs ? 'Within a second' : `Within ${formatDuration(lengthMs)}`;
};
