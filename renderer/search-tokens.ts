/** The words of a query, and which texts they are in. Pure. */
import uFuzzy from '@leeoniya/ufuzzy';

const maxTokens = 30;
const fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });

export const splitTokens = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s/,]+/)
    .filter((token) => token !== '')
    .slice(0, maxTokens);

/** A query's tokens, digits first taken as one account id however they are grouped. */
export const readings = (query: string): readonly (readonly string[])[] => {
  const joined = splitTokens(query.replace(/(\d)[ -]+(?=\d)/g, '$1'));
  const plain = splitTokens(query);
  return joined.join(' ') === plain.join(' ') ? [plain] : [joined, plain];
};

/** For each text, one bit per token it contains. */
export const includedTokens = (texts: readonly string[], tokens: readonly string[]): Uint32Array =>
  Uint32Array.from(texts, (text) => {
    let mask = 0;
    for (let bit = 0; bit < tokens.length; bit += 1) {
      const token = tokens[bit];
      if (token !== undefined && text.includes(token)) mask |= 1 << bit;
    }
    return mask;
  });

/** The same, where a token may be misspelt. */
export const similarTokens = (texts: string[], tokens: readonly string[]): Uint32Array => {
  const masks = new Uint32Array(texts.length);
  for (const [bit, token] of tokens.entries()) {
    for (const at of fuzzy.filter(texts, token) ?? []) masks[at] = (masks[at] ?? 0) | (1 << bit);
  }
  return masks;
};

/** True for a token that stands in an account id, with hyphens between its groups or without. */
export const isPartOfId = (token: string, accountId: string): boolean =>
  /^\d[\d-]*$/.test(token) && accountId.includes(token.replaceAll('-', ''));
