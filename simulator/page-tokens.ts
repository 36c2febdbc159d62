import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { portalRefusal } from './refusal.ts';

/** One page of a sorted listing. */
type Page<Item> = { readonly items: readonly Item[]; readonly nextToken: string | null };

type PageTokens = {
  /**
   * Cuts a page out of a listing sorted by key.
   * @param listing names what is listed and for whom; a token of another listing is foreign
   * @throws Refusal InvalidRequestException for a token that was not made here for this listing
   */
  page<Item>(request: {
    readonly listing: string;
    readonly items: readonly Item[];
    readonly keyOf: (item: Item) => string;
    readonly size: number;
    readonly nextToken: string | undefined;
  }): Page<Item>;
};

/** These bytes are "+/+/" in base64, so that a client that forgets to percent-encode fails at once. */
const mark = Buffer.from([0xfb, 0xff, 0xbf]);
const signatureLength = 32;

export const createPageTokens = (): PageTokens => {
  const key = randomBytes(32);
  const sign = (listing: string, lastKey: Buffer): Buffer =>
    createHmac('sha256', key).update(listing).update('\n').update(lastKey).digest();

  const encode = (listing: string, lastKey: string): string => {
    const bytes = Buffer.from(lastKey);
    return Buffer.concat([mark, sign(listing, bytes), bytes]).toString('base64');
  };

  const decode = (listing: string, nextToken: string): string => {
    const bytes = Buffer.from(nextToken, 'base64');
    const signature = bytes.subarray(mark.length, mark.length + signatureLength);
    const lastKey = bytes.subarray(mark.length + signatureLength);
    const isOurs =
      signature.length === signatureLength &&
      bytes.toString('base64') === nextToken &&
      timingSafeEqual(signature, sign(listing, lastKey));
    if (!isOurs) throw portalRefusal('InvalidRequestException', 'Invalid next token provided');
    return lastKey.toString();
  };

  return {
    page: ({ listing, items, keyOf, size, nextToken }) => {
      // Pages continue after a key, not at a position: nothing is skipped or repeated when the listing changes.
      const after = nextToken === undefined ? undefined : decode(listing, nextToken);
      const from = after === undefined ? 0 : items.findIndex((item) => keyOf(item) > after);
      const cut = from < 0 ? [] : items.slice(from, from + size);
      const last = cut.at(-1);
      const hasMore = from >= 0 && from + size < items.length;
      return { items: cut, nextToken: hasMore && last !== undefined ? encode(listing, keyOf(last)) : null };
    },
  };
};
