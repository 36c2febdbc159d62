import { createHash } from 'node:crypto';

/** Which token file: that of an `[sso-session]`, or that of legacy profiles with the start URL in themselves. */
export type TokenKey = {
  readonly kind: 'sso-session' | 'legacy';
  /** The name in `[sso-session name]`; for a legacy session only for show. */
  readonly name: string;
  /** Exactly as in the config file: tools hash the literal text. */
  readonly startUrl: string;
  readonly region: string;
};

const sha1 = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');

/** The file's name in the token cache, the same in every AWS tool. */
export const tokenFileName = ({ kind, name, startUrl }: TokenKey): string =>
  `${sha1(kind === 'sso-session' ? name : startUrl)}.json`;

const bare = (startUrl: string): string => startUrl.replace(/#.*$/, '').replace(/\/+$/, '');

/** SECURITY: a token goes only where it came from, so both must be given and equal. A fragment or last slash is no difference. */
export const isSameSession = (
  key: TokenKey,
  other: { readonly startUrl: string | undefined; readonly region: string | undefined },
): boolean =>
  other.startUrl !== undefined && bare(other.startUrl) === bare(key.startUrl) && other.region === key.region;
