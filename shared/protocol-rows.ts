/** A protocol's entries as they are read: in words, filtered, and as a text to send around. Pure. */
import { eventWords, isTrouble } from './event-words.ts';
import type { ProtocolEntry, ProtocolFilter } from './protocol.ts';
import { durationWords, exchangeDetails, exchangeTitle, shortAnswer, wireName } from './protocol-words.ts';
import type { ExplanationWords } from './refusal-words.ts';

export type ProtocolRow = {
  /** Stays with its entry while newer ones come. */
  readonly key: string;
  readonly entry: ProtocolEntry;
  readonly title: string;
  readonly details: readonly string[];
  readonly isTrouble: boolean;
  /** Of an exchange. */
  readonly exchange?: {
    readonly wireName: string;
    readonly answer: string;
    readonly duration: string;
    readonly host: string;
    readonly requestId?: string;
  };
  /** Lower-cased, for the filter. */
  readonly text: string;
};

const exchangeOf = (entry: ProtocolEntry): ProtocolRow['exchange'] =>
  entry.kind === 'exchange'
    ? {
        wireName: wireName(entry),
        answer: shortAnswer(entry),
        duration: durationWords(entry.durationMs),
        host: entry.host,
        ...(entry.requestId !== undefined && { requestId: entry.requestId }),
      }
    : undefined;

const rowOf = (entry: ProtocolEntry, key: string, now: number): ProtocolRow => {
  const exchange = exchangeOf(entry);
  const event = entry.kind === 'event' ? eventWords(entry, now) : undefined;
  const title = entry.kind === 'exchange' ? exchangeTitle(entry) : (event?.title ?? '');
  const details = entry.kind === 'exchange' ? exchangeDetails(entry) : [event?.detail ?? []].flat();
  const words = [title, ...details, ...Object.values(exchange ?? {})];
  return {
    ...{ key, entry, title, details, isTrouble: isTrouble(entry) },
    ...(exchange && { exchange }),
    text: words.join('\n').toLowerCase(),
  };
};

/** One row for each entry, in their order. */
export const protocolRows = (entries: readonly ProtocolEntry[], now: number): readonly ProtocolRow[] => {
  const perInstant = new Map<number, number>();
  return entries.map((entry) => {
    const count = (perInstant.get(entry.at) ?? 0) + 1;
    perInstant.set(entry.at, count);
    return rowOf(entry, `${entry.at} ${count}`, now);
  });
};

export const filterRows = (
  rows: readonly ProtocolRow[],
  { text = '', onlyErrors = false }: ProtocolFilter,
): readonly ProtocolRow[] => {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => (!onlyErrors || row.isTrouble) && words.every((word) => row.text.includes(word)));
};

/** An entry as text, with its instant in UTC. */
export const protocolLine = ({ entry, title, details, exchange }: ProtocolRow): string =>
  [
    new Date(entry.at).toISOString(),
    title,
    ...(exchange ? [exchange.wireName, exchange.host, exchange.answer, exchange.duration] : []),
    ...(exchange?.requestId === undefined ? [] : [`request ${exchange.requestId}`]),
    ...details,
  ].join('  ');

/** The explanation, and below it a line for each entry with its instant in UTC. */
export const protocolText = (
  name: string,
  { sentence, evidence }: ExplanationWords,
  rows: readonly ProtocolRow[],
): string =>
  [`${name}: ${sentence}`, ...evidence.map((each) => `- ${each}`), '', ...rows.map(protocolLine), ''].join('\n');
