import type { createApplicationGrants } from './application-grants.ts';
import { callerIdentityOf } from './caller-identity.ts';
import type { Application, LiveDirectory } from './directory.ts';
import type { IdentityContexts } from './identity-contexts.ts';
import { jsonResponse, oidcRefusal } from './refusal.ts';
import type { RequestMembers } from './request-members.ts';
import type { Settings } from './settings.ts';
import type { Caller } from './signature-check.ts';
import type { IssuedToken } from './tokens.ts';
import { isTrusted } from './trust.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';

/** A call of CreateTokenWithIAM, whose signature was checked. `now` is epoch ms. */
type TokenWithIamCall = {
  readonly caller: Caller;
  readonly members: RequestMembers;
  readonly now: number;
  /** Where the service is found in a region, for this caller. */
  readonly endpointIn: (region: string) => string;
};

const identityScope = 'sts:identity_context';

/** The operation CreateTokenWithIAM: tokens for applications. Throws a Refusal where the service would refuse. */
export const createTokenWithIam = (
  settings: Pick<Settings, 'region' | 'applicationsRegion' | 'startUrls'>,
  parts: {
    readonly directory: LiveDirectory;
    readonly grants: ReturnType<typeof createApplicationGrants>;
    readonly identityContexts: IdentityContexts;
    readonly issuer: TrustedIssuer;
  },
): ((call: TokenWithIamCall) => Response) => {
  const requireRegion = ({ caller, endpointIn }: TokenWithIamCall): void => {
    const { applicationsRegion: region } = settings;
    if (caller.region === region) return;
    throw oidcRefusal('InvalidRequestRegionException', 'The token belongs to another region of the instance', {
      endpoint: endpointIn(region),
      region,
    });
  };

  const applicationOf = ({ caller, members }: TokenWithIamCall): Application => {
    const application = parts.directory.application(members.required('clientId'));
    if (application === undefined) throw oidcRefusal('InvalidClientException', 'Invalid client provided');
    const { arn, roleArn } = callerIdentityOf(caller.credentials.holder, settings.region);
    if (isTrusted(roleArn, application.callers)) return application;
    const { applicationArn } = application;
    throw oidcRefusal(
      'AccessDeniedException',
      `User: ${arn} is not authorized to perform: sso-oauth:CreateTokenWithIAM on resource: ${applicationArn}`,
    );
  };

  /** What a token says about its person, as far as its scopes allow. */
  const detailsOf = ({ scopes, session, expiresInSeconds }: IssuedToken, applicationArn: string, now: number) => {
    const { userName } = session;
    const expiresAt = now + expiresInSeconds * 1000;
    const identityContext = scopes.includes(identityScope)
      ? parts.identityContexts.issue({ userName, expiresAt })
      : undefined;
    const claims = {
      iss: settings.startUrls[0],
      aud: applicationArn,
      sub: userName,
      iat: Math.floor(now / 1000),
      exp: Math.floor(expiresAt / 1000),
      [identityScope]: identityContext,
    };
    return {
      idToken: scopes.includes('openid') ? parts.issuer.identify(claims) : null,
      awsAdditionalDetails: identityContext === undefined ? null : { identityContext },
    };
  };

  return (call) => {
    const { members, now } = call;
    const grantType = members.required('grantType');
    requireRegion(call);
    const application = applicationOf(call);
    const grant = parts.grants.get(grantType);
    if (grant === undefined) {
      throw oidcRefusal('UnsupportedGrantTypeException', 'Unsupported grant type provided');
    }
    if (!application.grantTypes.includes(grantType)) {
      throw oidcRefusal('UnauthorizedClientException', 'The application is not configured for this grant type');
    }
    const { token, issuedTokenType } = grant({ application, members, scopes: members.list('scope'), now });
    return jsonResponse({
      accessToken: token.accessToken,
      tokenType: 'Bearer',
      expiresIn: token.expiresInSeconds,
      ...(token.refreshToken === undefined ? {} : { refreshToken: token.refreshToken }),
      issuedTokenType,
      scope: token.scopes,
      ...detailsOf(token, application.applicationArn, now),
    });
  };
};
