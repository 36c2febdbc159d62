import { commandWords } from './command-words.ts';

/** What a `.desktop` file starts (Desktop Entry Specification, key Exec), without the places for files and addresses. */
export const desktopCommand = (entry: string): readonly [string, ...string[]] | undefined => {
  const main = entry.split(/^\[(?!Desktop Entry\])/m)[0] ?? '';
  const exec = /^Exec\s*=\s*(.+)$/m.exec(main)?.[1];
  const words = exec === undefined ? undefined : commandWords(exec);
  if (words === undefined) return undefined;
  const [program, ...rest] = words;
  return [program, ...rest.filter((word) => !/^(?:%[a-zA-Z]|@@u?)$/.test(word))];
};
