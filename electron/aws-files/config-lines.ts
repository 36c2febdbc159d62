/** One line of a config file, at its place in the text. */
export type ConfigLine = {
  /** Counted from 1. */
  readonly number: number;
  readonly offset: number;
  /** Without the line break. */
  readonly text: string;
  /** The offset behind the line break. */
  readonly end: number;
};

/** Splits as Python does when it reads text: at `\n`, `\r\n` and a lone `\r`. */
export const linesOf = (text: string): readonly ConfigLine[] => {
  const lines: ConfigLine[] = [];
  const breaks = /\r\n|\n|\r/g;
  let offset = 0;
  for (const match of text.matchAll(breaks)) {
    const end = match.index + match[0].length;
    lines.push({ number: lines.length + 1, offset, text: text.slice(offset, match.index), end });
    offset = end;
  }
  if (offset < text.length) {
    lines.push({ number: lines.length + 1, offset, text: text.slice(offset), end: text.length });
  }
  return lines;
};

// What Python calls white space; JavaScript's own set differs at both ends of the table.
const blanks = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const leading = new RegExp(`^[${blanks}]+`);
const blank = new RegExp(`^[${blanks}]$`);

/** Python's `str.strip`. */
export const strip = (text: string): string => stripEnd(text.replace(leading, ''));

/** Python's `str.rstrip`. Walks from the end: a pattern would try every run of blanks on the way. */
export const stripEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && blank.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
};

/** How many characters of white space the line begins with, which is what Python goes by. */
export const indentOf = (text: string): number => leading.exec(text)?.[0].length ?? 0;

export const isComment = (text: string): boolean => /^[#;]/.test(strip(text));

// Python's `splitlines` knows more line breaks than its text files do.
const furtherBreaks = '\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029';
const furtherBreak = new RegExp(`[${furtherBreaks}]`);

/** True when botocore can read the line as `key = value` in the block under another key. */
export const isMap = (content: string): boolean =>
  content.split(furtherBreak).every((part) => strip(part) === '' || part.includes('='));
