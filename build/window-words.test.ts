import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { strayWords, wordsIn } from './window-words.ts';

it('finds no words in the pages of the window: all of them are in shared/', () => {
  expect(strayWords(fileURLToPath(new URL('..', import.meta.url)))).toEqual([]);
});

describe('a planted view', () => {
  const shown = (jsx: string) => wordsIn('view.tsx', `export const View = () => ${jsx};`);

  it.each([
    ['<p>Signed out</p>', ['Signed out']],
    ['<p>{isNew ? "Add it" : later}</p>', ['Add it']],
    [`<p>{isNew && \`Add \${name}\`}</p>`, ['Add']],
    ['<Button label="Close" className="close wide" />', ['Close']],
    ['<input aria-label={isNew ? "New name" : old} />', ['New name']],
    ['<p className="quiet">{closeWords}</p>', []],
    ['<p>{count} · {place}</p>', []],
    ['<p>{words("close", { count })}</p>', []],
    ['<kbd>K</kbd>', []],
  ])('%s has the words %j', (jsx, words) => {
    expect(shown(jsx)).toEqual(words);
  });
});
