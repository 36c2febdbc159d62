/** A change to a text, as data. */
export type TextEdit = {
  readonly offset: number;
  /** How much of the old text goes. */
  readonly length: number;
  readonly text: string;
};

/**
 * Applies edits that do not overlap; every character outside of them stays. Several at one offset are applied in the
 * order given.
 */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset)) {
    if (edit.offset < from) throw new RangeError('edits overlap');
    pieces.push(text.slice(from, edit.offset), edit.text);
    from = edit.offset + edit.length;
  }
  return [...pieces, text.slice(from)].join('');
};
