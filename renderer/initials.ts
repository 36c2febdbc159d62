/** The first letters or digits of a name's first two words; one of a single word, whose first two can read as a word. */
export const initials = (name: string): string => {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const letters = words.slice(0, 2).map((word) => [...word][0]);
  return letters.join('').toUpperCase();
};
