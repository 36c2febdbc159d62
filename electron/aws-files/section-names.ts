/** What a section is about: `profile dev` is the profile dev. */
export type SectionName = { readonly kind: 'profile' | 'sso-session' | 'services'; readonly name: string };

const kinds = ['profile', 'sso-session', 'services'] as const;

/** Python's `shlex.split`: words between blanks, quotes and backslashes taken care of; `undefined` for an open quote. */
const shellWords = (text: string): readonly string[] | undefined => {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (character === '\\' && (quote === undefined || (quote === '"' && /["\\]/.test(next)))) {
      if (next === '') return undefined;
      word = (word ?? '') + next;
      index += 1;
    } else if (quote === undefined && /["']/.test(character)) {
      quote = character;
      word ??= '';
    } else if (character === quote) quote = undefined;
    else if (quote === undefined && /[ \t\r\n]/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== undefined) return undefined;
  return word === undefined ? words : [...words, word];
};

/** How botocore and the AWS CLI understand a header of the config file. */
export const nameInBotocore = (header: string): SectionName | undefined => {
  if (header === 'default') return { kind: 'profile', name: 'default' };
  const kind = kinds.find((each) => header.startsWith(each));
  const words = kind === undefined ? undefined : shellWords(header);
  const name = words?.length === 2 ? words[1] : undefined;
  return kind === undefined || name === undefined ? undefined : { kind, name };
};

/** How the AWS SDK for JavaScript understands it. */
export const nameInJs = (header: string): SectionName | undefined => {
  if (header === 'default') return { kind: 'profile', name: 'default' };
  const [, prefix, , name] = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/.exec(header) ?? [];
  // It joins both with a point, and so takes a section that has the point already for the same.
  const joined = prefix === undefined ? header : `${prefix}.${name}`;
  const kind = kinds.find((each) => joined.startsWith(`${each}.`));
  return kind === undefined ? undefined : { kind, name: joined.slice(kind.length + 1) };
};

/** True when the header looks as if it were meant to name a profile or session. */
export const isMeantAsName = (header: string): boolean => /^\s*(profile|sso-session)\b/i.test(header);
