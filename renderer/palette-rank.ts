/** How well texts answer a query: by the words that begin as its tokens do. Pure. */

const isWordEnd = (character: string): boolean => !/[\p{L}\p{N}]/u.test(character);

/** True where a word of the text, or a hump of one (the A of "ReadAccess"), begins with the token. */
export const beginsWord = (text: string, token: string): boolean => {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(token); at >= 0; at = lower.indexOf(token, at + 1)) {
    if (at === 0 || isWordEnd(text.charAt(at - 1)) || /\p{Lu}/u.test(text.charAt(at))) return true;
  }
  return false;
};

/** Remembers what it found for a text: role names repeat by the thousand. */
export const createBeginnings = (tokens: readonly string[]) => {
  const known = new Map<string, readonly boolean[]>();
  const of = (text: string): readonly boolean[] => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = tokens.map((token) => beginsWord(text, token));
    known.set(text, found);
    return found;
  };
  /** How many of the tokens begin a word of either text. */
  const score = (first: string, second = ''): number => {
    const [one, other] = [of(first), of(second)];
    let count = 0;
    for (let at = 0; at < tokens.length; at += 1) if (one[at] || other[at]) count += 1;
    return count;
  };
  return { score };
};
