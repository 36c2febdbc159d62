import type { AssumeRole } from './assume-role.ts';
import { callerIdentityOf } from './caller-identity.ts';
import { type Html, html as xml } from './markup.ts';
import { queryParameters } from './query-parameters.ts';
import { xmlResponse } from './query-xml.ts';
import { stsRefusal } from './refusal.ts';
import type { Settings } from './settings.ts';
import type { Caller } from './signature-check.ts';
import type { SignedRequest } from './sigv4.ts';

/**
 * The Security Token Service, as far as telling callers who they are and letting them become somebody else. Answers a
 * call of the query protocol, a form or an address with parameters; `now` is epoch ms. Throws a Refusal where the
 * service would refuse.
 */
export type StsService = (request: SignedRequest, now: number) => Response;

const version = '2011-06-15';

const answerTo = (action: string, result: Html): Response =>
  xmlResponse({
    root: `${action}Response`,
    content: (requestId) => xml`  <${{ markup: action }}Result>
${result}
  </${{ markup: action }}Result>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>`,
  });

export const createStsService = (
  settings: Pick<Settings, 'region'>,
  parts: {
    readonly callerOf: (request: SignedRequest, now: number) => Caller;
    readonly assumeRole: AssumeRole;
  },
): StsService => {
  const identityOf = (request: SignedRequest, now: number) =>
    callerIdentityOf(parts.callerOf(request, now).credentials.holder, settings.region);

  const actions: ReadonlyMap<string, (request: SignedRequest, parameters: URLSearchParams, now: number) => Html> =
    new Map([
      [
        'GetCallerIdentity',
        (request, _, now) => {
          const { arn, userId, account } = identityOf(request, now);
          return xml`    <Arn>${arn}</Arn>
    <UserId>${userId}</UserId>
    <Account>${account}</Account>`;
        },
      ],
      [
        'AssumeRole',
        (request, parameters, now) => {
          const { credentials, identity } = parts.assumeRole(identityOf(request, now), parameters, now);
          return xml`    <AssumedRoleUser>
      <AssumedRoleId>${identity.userId}</AssumedRoleId>
      <Arn>${identity.arn}</Arn>
    </AssumedRoleUser>
    <Credentials>
      <AccessKeyId>${credentials.accessKeyId}</AccessKeyId>
      <SecretAccessKey>${credentials.secretAccessKey}</SecretAccessKey>
      <SessionToken>${credentials.sessionToken}</SessionToken>
      <Expiration>${new Date(credentials.expiration).toISOString().replace(/\.\d+/, '')}</Expiration>
    </Credentials>`;
        },
      ],
    ]);

  return (request, now) => {
    const parameters = queryParameters(request);
    const name = parameters.get('Action') ?? '';
    const asked = parameters.get('Version');
    const action = actions.get(name);
    if (action === undefined || asked !== version) {
      throw stsRefusal(
        'InvalidAction',
        `Could not find operation ${name} for version ${asked ?? 'NO_VERSION_SPECIFIED'}`,
      );
    }
    return answerTo(name, action(request, parameters, now));
  };
};
