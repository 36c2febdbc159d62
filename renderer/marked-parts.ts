/** Texts with what was searched for set off. Pure. */

/** The parts of a text to mark: where the tokens occur, merged, as alternating [plain, marked, plain, …]. */
export const markedParts = (text: string, tokens: readonly string[]): readonly string[] => {
  const lower = text.toLowerCase();
  const marked = new Array<boolean>(text.length).fill(false);
  for (const token of tokens) {
    const at = lower.indexOf(token);
    if (at >= 0) marked.fill(true, at, at + token.length);
  }
  const parts = [''];
  for (const [at, character] of [...text].entries()) {
    const wanted = marked[at] === true ? 1 : 0;
    if ((parts.length - 1) % 2 !== wanted) parts.push('');
    parts[parts.length - 1] += character;
  }
  return parts;
};
