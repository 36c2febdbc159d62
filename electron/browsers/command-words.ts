/**
 * The words of a command line as a POSIX shell splits them (Shell Command Language, sections 2.2 and 2.6.5): blanks
 * part words, quotes and backslashes keep them together. Nothing is expanded and no shell runs. `undefined` where a
 * quote stays open or nothing is there.
 */
export const commandWords = (line: string): readonly [string, ...string[]] | undefined => {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  const add = (text: string) => {
    word = (word ?? '') + text;
  };

  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    const next = line.charAt(at + 1);
    if (quote === "'") {
      if (character === "'") quote = undefined;
      else add(character);
    } else if (character === '\\' && next !== '' && (quote === undefined || /["\\$`]/.test(next))) {
      add(next);
      at += 1;
    } else if (quote === '"') {
      if (character === '"') quote = undefined;
      else add(character);
    } else if (character === '"' || character === "'") {
      quote = character;
      add('');
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      add(character);
    }
  }
  if (quote !== undefined) return undefined;
  if (word !== undefined) words.push(word);
  const [program, ...rest] = words;
  return program === undefined || program === '' ? undefined : [program, ...rest];
};
