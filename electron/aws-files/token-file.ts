import type { AccessToken, ClientRegistration } from '../engine/ports.ts';
import { formatInstant, parseInstant } from './instants.ts';
import { asciiJson } from './json-text.ts';
import { isSameSession, type TokenKey } from './token-key.ts';

/** What a token file holds for us. Its scopes are not in the file: `registration.scopes` is empty, for "not known". */
export type SharedToken = { readonly token: AccessToken; readonly registration?: ClientRegistration };

/** A token file as parsed, with every key it has. */
export type TokenDocument = Readonly<Record<string, unknown>>;

const ownKeys = [
  ...['startUrl', 'region', 'accessToken', 'expiresAt'],
  ...['clientId', 'clientSecret', 'registrationExpiresAt', 'refreshToken'],
];

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The JSON object in a file of the cache; `undefined` when it is empty, cut short or something else. */
export const parseTokenDocument = (text: string): TokenDocument | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** True when the document says it is of this session: the file's name alone says nothing about start URL and region. */
export const belongsTo = (document: TokenDocument, key: TokenKey): boolean =>
  isSameSession(key, { startUrl: textOf(document.startUrl), region: textOf(document.region) });

/**
 * The token in a document, or `undefined` where it holds none. The file has no instant of issue: `issuedAt` (epoch ms)
 * is when it was last written. A token that cannot be renewed (no refresh token, registration gone or run out at `now`)
 * comes without its refresh token: a sign-in is needed at its end, which is no error.
 */
export const sharedTokenIn = (document: TokenDocument, issuedAt: number, now: number): SharedToken | undefined => {
  const accessToken = textOf(document.accessToken);
  const expiresAt = parseInstant(document.expiresAt);
  if (accessToken === undefined || expiresAt === undefined) return undefined;
  const token = { accessToken, issuedAt: Math.min(issuedAt, expiresAt), expiresAt };
  const clientId = textOf(document.clientId);
  const clientSecret = textOf(document.clientSecret);
  const registrationExpiresAt = parseInstant(document.registrationExpiresAt);
  if (clientId === undefined || clientSecret === undefined || registrationExpiresAt === undefined) return { token };
  const registration = { clientId, clientSecret, expiresAt: registrationExpiresAt, scopes: [] };
  const refreshToken = registrationExpiresAt > now ? textOf(document.refreshToken) : undefined;
  return { token: refreshToken === undefined ? token : { ...token, refreshToken }, registration };
};

/**
 * The text of a token file as the AWS CLI writes it: one line, its eight keys in its order, then whatever other keys
 * `standing` has. Keys without a value are left out.
 */
export const tokenFileText = (
  key: TokenKey,
  { token, registration }: SharedToken,
  standing: TokenDocument = {},
): string => {
  const fields: readonly (readonly [string, unknown])[] = [
    ['startUrl', key.startUrl],
    ['region', key.region],
    ['accessToken', token.accessToken],
    ['expiresAt', formatInstant(token.expiresAt)],
    ['clientId', registration?.clientId],
    ['clientSecret', registration?.clientSecret],
    ['registrationExpiresAt', registration && formatInstant(registration.expiresAt)],
    ['refreshToken', token.refreshToken],
    ...Object.entries(standing).filter(([name]) => !ownKeys.includes(name)),
  ];
  const written = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`${asciiJson(name)}: ${asciiJson(value)}`],
  );
  return `{${written.join(', ')}}`;
};
