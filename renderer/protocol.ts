/** A session's protocol as the window lists it: the newest first, under headings, with what repeats folded. Pure. */
import type { ProtocolEntry } from '../shared/protocol.ts';
import type { ProtocolRow } from '../shared/protocol-rows.ts';
import { isEvent } from '../shared/protocol-story.ts';
import { attemptHeading, dayHeading, foldSpan, foldTitle, foldWire, sameness } from '../shared/timeline-words.ts';

/** Fewer stand for themselves. */
const leastFolded = 3;

export type ProtocolItem =
  | { readonly kind: 'heading'; readonly key: string; readonly title: string }
  | { readonly kind: 'row'; readonly key: string; readonly row: ProtocolRow; readonly isInFold: boolean }
  | {
      readonly kind: 'fold';
      readonly key: string;
      readonly title: string;
      readonly wireName: string;
      readonly span: string;
      readonly isOpen: boolean;
      /** The newest of those folded. */
      readonly row: ProtocolRow;
    };

type Group = { readonly key: string; readonly title: string };

/** The group of every row: its sign-in, or its day. `rows` stand oldest first. */
export const groupsOf = (rows: readonly ProtocolRow[], now: number): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>();
  const endOf = (from: number): ProtocolEntry | undefined => {
    const rest = rows.slice(from + 1).map(({ entry }) => entry);
    const over = rest.find((entry) => isEvent(entry, 'signed-in', 'sign-in-ended', 'sign-in-started', 'started'));
    return isEvent(over, 'signed-in', 'sign-in-ended') ? over : undefined;
  };
  let attempt: { readonly group: Group; readonly end: ProtocolEntry | undefined } | undefined;
  for (const [index, { key, entry }] of rows.entries()) {
    if (isEvent(entry, 'started')) attempt = undefined;
    if (isEvent(entry, 'sign-in-started')) {
      const end = endOf(index);
      attempt = { group: { key: `attempt ${key}`, title: attemptHeading(entry.at, end, now) }, end };
    }
    const day = dayHeading(entry.at, now);
    groups.set(key, attempt?.group ?? { key: `day ${day}`, title: day });
    if (attempt !== undefined && entry === attempt.end) attempt = undefined;
  }
  return groups;
};

const runsOf = (rows: readonly ProtocolRow[], groups: ReadonlyMap<string, Group>): readonly ProtocolRow[][] => {
  const runs: ProtocolRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const last = run?.[0];
    const same = sameness(row);
    const isSame =
      last !== undefined &&
      same !== undefined &&
      same === sameness(last) &&
      groups.get(last.key)?.key === groups.get(row.key)?.key;
    if (run !== undefined && isSame) run.push(row);
    else runs.push([row]);
  }
  return runs;
};

/** What to list of `rows` (oldest first), the newest first; `open` holds the keys of folds that are open. */
export const protocolItems = (
  rows: readonly ProtocolRow[],
  groups: ReadonlyMap<string, Group>,
  open: ReadonlySet<string>,
): readonly ProtocolItem[] => {
  const items: ProtocolItem[] = [];
  let heading: string | undefined;
  let headings = 0;
  for (const run of runsOf([...rows].reverse(), groups)) {
    const [newest] = run;
    const oldest = run.at(-1);
    if (newest === undefined || oldest === undefined) continue;
    const group = groups.get(newest.key);
    if (group !== undefined && group.key !== heading) {
      heading = group.key;
      headings += 1;
      // A day goes on after a sign-in; counted from the oldest, a heading keeps its key while newer ones come.
      items.push({ kind: 'heading', key: `${group.key} ${oldest.key} ${headings}`, title: group.title });
    }
    const isFolded = run.length >= leastFolded;
    // Named after its oldest row, a fold stays open while it grows.
    const key = `fold ${oldest.key}`;
    const isOpen = open.has(key);
    if (isFolded) {
      const words = { title: foldTitle(run), wireName: foldWire(run), span: foldSpan(run) };
      items.push({ kind: 'fold', key, ...words, isOpen, row: newest });
    }
    if (isFolded && !isOpen) continue;
    for (const row of run) items.push({ kind: 'row', key: row.key, row, isInFold: isFolded });
  }
  return items;
};
