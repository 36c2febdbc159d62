import { awsHostOf, partitionOf } from './aws-hosts.ts';
import type { RoleHolder } from './caller-identity.ts';
import type { IssuedRoleCredentials, RoleCredentials } from './role-credentials.ts';
import type { Settings } from './settings.ts';
import {
  instantFrom,
  type PresentedSignature,
  presentedSignature,
  type RefuseSignature,
  type SignedRequest,
  signatureFor,
  timestampOf,
} from './sigv4.ts';

/** Who signed a request, and where for: the region of the credential scope. */
export type Caller = {
  readonly credentials: RoleCredentials & { readonly holder: RoleHolder };
  readonly region: string;
};

const allowedSkewMs = 15 * 60_000;

/**
 * Checks the signatures of calls to one service, made with credentials that were issued here. `now` is epoch ms.
 * @param service the signing name, as it stands in the credential scope
 * @param refuse the service's own form of saying no; the returned function throws what it returns
 */
export const createSignatureCheck = (
  settings: Pick<Settings, 'region'>,
  roleCredentials: IssuedRoleCredentials,
  service: string,
  refuse: RefuseSignature,
): ((request: SignedRequest, now: number) => Caller) => {
  const mismatch = (message: string) => refuse('SignatureDoesNotMatch', message);

  /** Host and all headers of AWS's own have to be signed, or somebody could change them on the way. */
  const requireSignedHeaders = ({ signedHeaders }: PresentedSignature, headers: Headers): void => {
    const needed = ['host', ...[...headers.keys()].filter((name) => name.startsWith('x-amz-'))];
    const missing = needed.find((name) => !signedHeaders.includes(name));
    if (missing !== undefined) throw mismatch(`'${missing}' must be a 'SignedHeader' in the AWS Authorization.`);
  };

  const requireScope = (presented: PresentedSignature, hostname: string): void => {
    if (presented.service !== service) {
      throw mismatch(`Credential should be scoped to correct service: '${service}'. `);
    }
    const region = awsHostOf(hostname)?.region ?? presented.region;
    if (presented.region !== region || presented.region === '') {
      throw mismatch('Credential should be scoped to a valid region. ');
    }
    const day = presented.timestamp.slice(0, 8);
    if (presented.scopeDay === day) return;
    throw mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${presented.scopeDay}' != '${day}', from '${presented.timestamp}'.`,
    );
  };

  /** Presigned addresses are good for as long as signed requests, whatever they say in `X-Amz-Expires`. */
  const requireRecent = ({ timestamp }: PresentedSignature, now: number): void => {
    const signedAt = instantFrom(timestamp);
    const [at, earliest, latest] = [now, now - allowedSkewMs, now + allowedSkewMs].map(timestampOf);
    if (signedAt < now - allowedSkewMs) {
      throw mismatch(`Signature expired: ${timestamp} is now earlier than ${earliest} (${at} - 15 min.)`);
    }
    if (signedAt > now + allowedSkewMs) {
      throw mismatch(`Signature not yet current: ${timestamp} is still later than ${latest} (${at} + 15 min.)`);
    }
  };

  /** The credentials a request was signed with, as far as it says so; credentials do not cross partitions. */
  const credentialsOf = (
    { accessKeyId, sessionToken, region }: PresentedSignature,
    now: number,
  ): Caller['credentials'] => {
    const credentials = roleCredentials.find(accessKeyId);
    if (credentials?.sessionToken !== sessionToken || partitionOf(region) !== partitionOf(settings.region)) {
      throw refuse('InvalidClientTokenId', 'The security token included in the request is invalid.');
    }
    if (now >= credentials.expiration) {
      throw refuse('ExpiredToken', 'The security token included in the request is expired');
    }
    return credentials;
  };

  return (request, now) => {
    const presented = presentedSignature(request, refuse);
    requireSignedHeaders(presented, request.headers);
    requireScope(presented, request.url.hostname);
    requireRecent(presented, now);
    const credentials = credentialsOf(presented, now);
    if (presented.signature !== signatureFor(request, presented, credentials.secretAccessKey)) {
      throw mismatch(
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      );
    }
    return { credentials, region: presented.region };
  };
};
