import { createHash, createHmac } from 'node:crypto';
import type { Refusal } from './refusal.ts';

/** A request as far as Signature Version 4 looks at it. */
export type SignedRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
};

/** What a request says about how and by whom it was signed. */
export type PresentedSignature = {
  readonly accessKeyId: string;
  /** The day of the credential scope, `YYYYMMDD`. */
  readonly scopeDay: string;
  readonly region: string;
  readonly service: string;
  /** When it was signed, as it was written: `YYYYMMDDTHHMMSSZ`. */
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  /** Hexadecimal. */
  readonly signature: string;
  readonly sessionToken: string | null;
};

/** What can be wrong with a signature, by the names that query services have for it. */
type SignatureProblem =
  | 'ExpiredToken'
  | 'IncompleteSignature'
  | 'InvalidClientTokenId'
  | 'MissingAuthenticationToken'
  | 'SignatureDoesNotMatch';

/** How a service says no to a signature, in its own form. */
export type RefuseSignature = (problem: SignatureProblem, message: string) => Refusal;

const algorithm = 'AWS4-HMAC-SHA256';

/** The instant (epoch ms) of `YYYYMMDDTHHMMSSZ`, or NaN. */
export const instantFrom = (timestamp: string): number =>
  /^\d{8}T\d{6}Z$/.test(timestamp)
    ? Date.parse(timestamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
    : Number.NaN;

/** An instant (epoch ms) as signatures write it: `YYYYMMDDTHHMMSSZ`. */
export const timestampOf = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Percent-encoding that leaves only RFC 3986's unreserved characters alone. */
const uriEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [uriEncoded(name), uriEncoded(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => byCodeUnits(name, otherName) || byCodeUnits(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** A header as it was signed. The first two are no headers yet where a request is made in code and not sent. */
const headerOf = ({ headers, url, body }: SignedRequest, name: string): string => {
  const value = headers.get(name);
  if (value !== null) return value.trim().replace(/ +/g, ' ');
  if (name === 'host') return url.host;
  return name === 'content-length' ? String(body.length) : '';
};

/**
 * The signature a request ought to carry (AWS Signature Version 4: canonical request, string to sign, derived key).
 * The path is taken as it is: none of the services here has one that needs encoding.
 */
export const signatureFor = (
  request: SignedRequest,
  presented: Pick<PresentedSignature, 'scopeDay' | 'region' | 'service' | 'timestamp' | 'signedHeaders'>,
  secretAccessKey: string,
): string => {
  const { scopeDay, region, service, timestamp, signedHeaders } = presented;
  const canonicalRequest = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url.searchParams),
    ...signedHeaders.map((name) => `${name}:${headerOf(request, name)}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = [scopeDay, region, service, 'aws4_request'];
  const stringToSign = [algorithm, timestamp, scope.join('/'), sha256(canonicalRequest)].join('\n');
  const key = scope.reduce<string | Buffer>((derived, part) => hmac(derived, part), `AWS4${secretAccessKey}`);
  return hmac(key, stringToSign).toString('hex');
};

/** The parameters of an `Authorization` header, or undefined when the header is of another scheme. */
const authorizationParameters = (authorization: string): ReadonlyMap<string, string> | undefined => {
  const [scheme = '', rest = ''] = authorization.split(/ (.*)/s);
  if (scheme !== algorithm) return undefined;
  return new Map(rest.split(',').map((pair) => [pair.replace(/=.*/s, '').trim(), pair.replace(/^[^=]*=/s, '').trim()]));
};

const presentedFrom = (
  carrier: string,
  parts: Readonly<Record<'credential' | 'signedHeaders' | 'signature' | 'timestamp', string | null | undefined>>,
  sessionToken: string | null,
  refuse: RefuseSignature,
): PresentedSignature => {
  const incomplete = (message: string) => refuse('IncompleteSignature', message);
  const required = (name: keyof typeof parts, called: string): string => {
    const value = parts[name];
    if (value) return value;
    throw incomplete(`${carrier} requires '${called}' parameter.`);
  };
  const credential = required('credential', 'Credential').split('/');
  const [accessKeyId = '', scopeDay = '', region = '', service = '', terminator] = credential;
  const signature = required('signature', 'Signature');
  const signedHeaders = required('signedHeaders', 'SignedHeaders').split(';');
  const timestamp = required('timestamp', 'X-Amz-Date');
  if (credential.length !== 5 || terminator !== 'aws4_request' || accessKeyId === '') {
    throw incomplete('Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.');
  }
  if (Number.isNaN(instantFrom(timestamp))) throw incomplete("Date must be in ISO-8601 'basic format'.");
  return { accessKeyId, scopeDay, region, service, timestamp, signedHeaders, signature, sessionToken };
};

/**
 * Finds a request's signature, in its `Authorization` header or, for a presigned address, in its query.
 * @param refuse makes what is thrown: MissingAuthenticationToken where there is none, IncompleteSignature where it
 * lacks a part
 */
export const presentedSignature = ({ url, headers }: SignedRequest, refuse: RefuseSignature): PresentedSignature => {
  const query = url.searchParams;
  const authorization = headers.get('authorization');
  if (authorization === null && query.get('X-Amz-Algorithm') === algorithm) {
    return presentedFrom(
      'AWS query-string parameters',
      {
        credential: query.get('X-Amz-Credential'),
        signedHeaders: query.get('X-Amz-SignedHeaders'),
        signature: query.get('X-Amz-Signature'),
        timestamp: query.get('X-Amz-Date'),
      },
      query.get('X-Amz-Security-Token'),
      refuse,
    );
  }
  const parameters = authorizationParameters(authorization ?? '');
  if (parameters === undefined) {
    throw refuse('MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  return presentedFrom(
    'Authorization header',
    {
      credential: parameters.get('Credential'),
      signedHeaders: parameters.get('SignedHeaders'),
      signature: parameters.get('Signature'),
      timestamp: headers.get('x-amz-date'),
    },
    headers.get('x-amz-security-token'),
    refuse,
  );
};
