/** A diff as rows of one height, one below the other. Pure. */
import type { DiffHunk, DiffLine } from '../shared/aws-files.ts';

/** A gap stands for lines that do not change and are not shown. */
export type DiffRow = DiffLine | { readonly kind: 'gap' };

const startsAtTop = ({ lines }: DiffHunk): boolean => (lines[0]?.before ?? lines[0]?.after) === 1;

export const diffRows = (hunks: readonly DiffHunk[]): readonly DiffRow[] =>
  hunks.flatMap((hunk, at): readonly DiffRow[] =>
    at === 0 && startsAtTop(hunk) ? hunk.lines : [{ kind: 'gap' }, ...hunk.lines],
  );

export type DiffCounts = { readonly added: number; readonly removed: number };

export const countChanges = (hunks: readonly DiffHunk[]): DiffCounts => {
  const lines = hunks.flatMap((hunk) => hunk.lines);
  return {
    added: lines.filter(({ kind }) => kind === 'added').length,
    removed: lines.filter(({ kind }) => kind === 'removed').length,
  };
};

/** Characters of the longest line, for a width that every line fits in. */
export const longestLine = (rows: readonly DiffRow[]): number =>
  rows.reduce((longest, row) => (row.kind === 'gap' ? longest : Math.max(longest, row.text.length)), 0);
