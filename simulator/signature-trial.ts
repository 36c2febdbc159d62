import { signatureFor, timestampOf } from './sigv4.ts';
import { recordIn, type Trial, textIn } from './trial.ts';

/** Credentials to sign with, in the way clients hold them. */
export type Signer = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

/** Everything about a signed request that a test may want to have otherwise. */
export type Making = {
  readonly origin?: string;
  /** With its query. */
  readonly path?: string;
  readonly contentType?: string;
  readonly body?: string;
  readonly region?: string;
  readonly service?: string;
  readonly scopeDay?: string;
  readonly signedAt?: number;
  readonly unsigned?: readonly string[];
};

/** Signs in and gets credentials of a permission set from the portal. */
export const signerFor = async (
  trial: Trial,
  userName = 'maya',
  accountId = '412055367781',
  roleName = 'ReadOnly',
): Promise<Signer> => {
  const { accessToken } = await trial.signIn(userName);
  const query = { account_id: accountId, role_name: roleName };
  const { body } = await trial.portal('/federation/credentials', accessToken, query);
  const credentials = recordIn(body, 'roleCredentials');
  return {
    accessKeyId: textIn(credentials, 'accessKeyId'),
    secretAccessKey: textIn(credentials, 'secretAccessKey'),
    sessionToken: textIn(credentials, 'sessionToken'),
  };
};

/** The parts of a credential scope, for a request signed by the trial's clock. */
export const scopePartsOf = (trial: Trial, making: Making) => {
  const timestamp = timestampOf(making.signedAt ?? trial.clock.now());
  const scopeDay = making.scopeDay ?? timestamp.slice(0, 8);
  return { timestamp, scopeDay, region: making.region ?? 'us-east-1', service: making.service ?? 'sts' };
};

/** A POST signed in its headers, as SDKs send it: a form for the Security Token Service unless made otherwise. */
export const signedPost = (trial: Trial, signer: Signer, making: Making = {}): Request => {
  const parts = scopePartsOf(trial, making);
  const headers = new Headers({
    'content-type': making.contentType ?? 'application/x-www-form-urlencoded; charset=utf-8',
    'x-amz-date': parts.timestamp,
    'x-amz-security-token': signer.sessionToken,
  });
  const signedHeaders = ['host', ...headers.keys()].filter((name) => !making.unsigned?.includes(name)).sort();
  const url = new URL(`${making.origin ?? 'http://127.0.0.1:8080'}${making.path ?? '/'}`);
  const body = making.body ?? '';
  const signature = signatureFor(
    { method: 'POST', url, headers, body: new TextEncoder().encode(body) },
    { ...parts, signedHeaders },
    signer.secretAccessKey,
  );
  const scope = `${parts.scopeDay}/${parts.region}/${parts.service}/aws4_request`;
  const names = signedHeaders.join(';');
  headers.set(
    'authorization',
    `AWS4-HMAC-SHA256 Credential=${signer.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  );
  return new Request(url, { method: 'POST', headers, body });
};

/** The text of an element in XML. */
export const elementIn = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}>(.*)</${name}>`).exec(text)?.[1];
