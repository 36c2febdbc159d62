/** How well texts answer a query: by names and their words that begin as its tokens do. Pure. */

const isWordEnd = (character: string): boolean => !/[\p{L}\p{N}]/u.test(character);

const isHump = (character: string): boolean => /\p{Lu}/u.test(character);

/** 0: not there, or within a word. 1: begins a word, or a hump of one. 2: is a whole name. */
export type Quality = 0 | 1 | 2;

/** `lower` is the lower-cased `names`, one per line, and may go on with what counts for nothing. */
export const qualityOf = (names: string, lower: string, token: string): Quality => {
  let best: Quality = 0;
  for (let at = lower.indexOf(token); at >= 0 && at < names.length; at = lower.indexOf(token, at + 1)) {
    const before = at === 0 ? '\n' : names.charAt(at - 1);
    const end = at + token.length;
    if (before === '\n' && (end === names.length || names.charAt(end) === '\n')) return 2;
    if (best === 0 && (isWordEnd(before) || isHump(names.charAt(at)))) best = 1;
  }
  return best;
};

/** Quality over all tokens. */
export const namesQuality = (names: string, tokens: readonly string[]): number => {
  const lower = names.toLowerCase();
  return tokens.reduce((sum, token) => sum + qualityOf(names, lower, token), 0);
};

/** For each text, which tokens begin a word of its names and which are one of them: a bit per token. */
export type QualityMasks = { readonly begun: Uint32Array; readonly whole: Uint32Array; readonly isNone: boolean };

/** `masks` says which tokens are in which texts at all. */
export const qualityMasks = (
  names: readonly string[],
  texts: readonly string[],
  masks: Uint32Array,
  tokens: readonly string[],
): QualityMasks => {
  const begun = new Uint32Array(names.length);
  const whole = new Uint32Array(names.length);
  let isNone = true;
  for (let at = 0; at < names.length; at += 1) {
    const mask = masks[at] ?? 0;
    for (let bit = 0; mask >>> bit !== 0; bit += 1) {
      if ((mask & (1 << bit)) === 0) continue;
      const quality = qualityOf(names[at] ?? '', texts[at] ?? '', tokens[bit] ?? '');
      if (quality === 0) continue;
      isNone = false;
      begun[at] = (begun[at] ?? 0) | (1 << bit);
      if (quality === 2) whole[at] = (whole[at] ?? 0) | (1 << bit);
    }
  }
  return { begun, whole, isNone };
};

export const countBits = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};
