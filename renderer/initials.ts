/** Two letters or digits that stand for a name: of its first two words, or the first two of its only one. */
export const initials = (name: string): string => {
  const words = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const letters = words.length > 1 ? words.slice(0, 2).map((word) => [...word][0]) : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toUpperCase();
};
