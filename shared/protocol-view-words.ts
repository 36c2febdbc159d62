/** The pane of a protocol and the dialog that saves it, in words. */
import { someOfWords } from './list-words.ts';
import { counted } from './plural-words.ts';

export const protocolTitle = 'Protocol';
export const protocolOfWords = (session: string): string => `Protocol of ${session}`;
export const backToWords = (session: string): string => `Back to ${session}`;
export const supportFileWords = 'Support file…';
export const timelineName = 'Timeline';
export const howItStandsTitle = 'How it stands';

/** "3 of 12 entries, newest first"; `shown` where some are filtered out. */
export const entriesWords = (all: number, shown?: number): string => {
  const count = counted(all, { one: '{count} entry', other: '{count} entries' });
  return `${shown === undefined ? count : someOfWords(shown, count)}, newest first`;
};

export const filterProtocolName = 'Filter the protocol';
export const filterProtocolPlaceholder = 'Filter by operation, answer, host or request id';
export const onlyErrorsName = 'Only errors';

export const nothingYetTitle = 'Nothing yet';
export const noEntryFoundWords = 'No entry of this protocol fits the filter.';

export const noEntriesWords =
  'Every request to AWS for this session is listed here, with what came of it. Tokens and secrets are never written down.';

/** An exchange's id, by which AWS's support finds it. */
export const requestIdWords = 'Request {id}';

/** What an error of saving is about. */
export const supportFileName = 'Support file';
export const saveSupportFileTitle = 'Save a support file';
/** Of the system's window that asks where. */
export const supportFileWindowTitle = 'Save the support file';

export const saveSupportFileMeaning = 'A JSON file to send to somebody who helps. You can read it first: it is text.';

export const supportFileIn = {
  title: 'In it',
  body: (entries: number): string =>
    counted(entries, {
      one: 'The explanation and the one entry shown: times, operations, hosts, answers and request ids. The region and settings of the session, Latchkey’s version, and the kind of system.',
      other:
        'The explanation and the {count} entries shown: times, operations, hosts, answers and request ids. The region and settings of the session, Latchkey’s version, and the kind of system.',
    }),
} as const;

export const supportFileOut = {
  title: 'Left out',
  body: 'The start URL, the session’s name, accounts and roles. Tokens and secrets are never in a protocol.',
} as const;

export const saveFileWords = 'Save…';
