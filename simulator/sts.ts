import { awsHostOf, partitionOf } from './aws-hosts.ts';
import { callerIdentityOf, type RoleHolder } from './caller-identity.ts';
import { html as xml } from './markup.ts';
import { xmlResponse } from './query-xml.ts';
import { stsRefusal } from './refusal.ts';
import type { IssuedRoleCredentials, RoleCredentials } from './role-credentials.ts';
import type { Settings } from './settings.ts';
import {
  instantFrom,
  type PresentedSignature,
  presentedSignature,
  type SignedRequest,
  signatureFor,
  timestampOf,
} from './sigv4.ts';

/** The Security Token Service, as far as telling callers who they are. Throws a Refusal where it would refuse. */
export type StsService = {
  /** Answers a call of the query protocol, a form or an address with parameters; `now` is epoch ms. */
  getCallerIdentity(request: SignedRequest, now: number): Response;
};

const service = 'sts';
const version = '2011-06-15';
const allowedSkewMs = 15 * 60_000;

/** The parameters of the query protocol: those of the address, and those of a form. */
const parametersOf = ({ url, headers, body }: SignedRequest): URLSearchParams => {
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const form = isForm ? new URLSearchParams(new TextDecoder().decode(body)) : [];
  return new URLSearchParams([...url.searchParams, ...form]);
};

const mismatch = (message: string) => stsRefusal('SignatureDoesNotMatch', message);

const requireAction = (request: SignedRequest): void => {
  const parameters = parametersOf(request);
  const action = parameters.get('Action') ?? '';
  const asked = parameters.get('Version');
  if (action === 'GetCallerIdentity' && asked === version) return;
  throw stsRefusal(
    'InvalidAction',
    `Could not find operation ${action} for version ${asked ?? 'NO_VERSION_SPECIFIED'}`,
  );
};

/** Host and all headers of AWS's own have to be signed, or somebody could change them on the way. */
const requireSignedHeaders = ({ signedHeaders }: PresentedSignature, headers: Headers): void => {
  const needed = ['host', ...[...headers.keys()].filter((name) => name.startsWith('x-amz-'))];
  const missing = needed.find((name) => !signedHeaders.includes(name));
  if (missing !== undefined) throw mismatch(`'${missing}' must be a 'SignedHeader' in the AWS Authorization.`);
};

const requireScope = (presented: PresentedSignature, hostname: string): void => {
  if (presented.service !== service) throw mismatch(`Credential should be scoped to correct service: '${service}'. `);
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

export const createStsService = (
  settings: Pick<Settings, 'region'>,
  roleCredentials: IssuedRoleCredentials,
): StsService => {
  /** The credentials a request was signed with, as far as it says so; credentials do not cross partitions. */
  const credentialsOf = (
    { accessKeyId, sessionToken, region }: PresentedSignature,
    now: number,
  ): RoleCredentials & { readonly holder: RoleHolder } => {
    const credentials = roleCredentials.find(accessKeyId);
    if (credentials?.sessionToken !== sessionToken || partitionOf(region) !== partitionOf(settings.region)) {
      throw stsRefusal('InvalidClientTokenId', 'The security token included in the request is invalid.');
    }
    if (now >= credentials.expiration) {
      throw stsRefusal('ExpiredToken', 'The security token included in the request is expired');
    }
    return credentials;
  };

  return {
    getCallerIdentity: (request, now) => {
      requireAction(request);
      const presented = presentedSignature(request);
      requireSignedHeaders(presented, request.headers);
      requireScope(presented, request.url.hostname);
      requireRecent(presented, now);
      const { secretAccessKey, holder } = credentialsOf(presented, now);
      if (presented.signature !== signatureFor(request, presented, secretAccessKey)) {
        throw mismatch(
          'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
        );
      }
      const { arn, userId, account } = callerIdentityOf(holder, settings.region);
      return xmlResponse({
        root: 'GetCallerIdentityResponse',
        content: (requestId) => xml`  <GetCallerIdentityResult>
    <Arn>${arn}</Arn>
    <UserId>${userId}</UserId>
    <Account>${account}</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>`,
      });
    },
  };
};
