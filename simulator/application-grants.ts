import type { AuthorizationCodes } from './authorization-codes.ts';
import type { Application } from './directory.ts';
import { accessTokenType, jwtBearerGrant, refreshTokenType, tokenExchangeGrant } from './grant-types.ts';
import type { PortalSessions } from './portal-sessions.ts';
import { oidcRefusal } from './refusal.ts';
import type { RequestMembers } from './request-members.ts';
import type { IssuedToken, Tokens } from './tokens.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';

/** A request of an application, after it was found out whose it is. */
type GrantRequest = {
  readonly application: Application;
  readonly members: RequestMembers;
  /** The scopes asked for; none asked for means all that can be had. */
  readonly scopes: readonly string[];
  readonly now: number;
};

/** New tokens, and the type that `issuedTokenType` tells of (RFC 8693 section 3). */
type Granted = { readonly token: IssuedToken; readonly issuedTokenType: string };

/** The grants of CreateTokenWithIAM by their names. Each throws a Refusal where the service would refuse. */
export const createApplicationGrants = (parts: {
  readonly codes: AuthorizationCodes;
  readonly sessions: PortalSessions;
  readonly tokens: Tokens;
  readonly issuer: TrustedIssuer;
}): ReadonlyMap<string, (request: GrantRequest) => Granted> => {
  const { codes, sessions, tokens, issuer } = parts;

  const mayRefresh = ({ grantTypes }: Application): boolean => grantTypes.includes('refresh_token');

  const ownerOf = ({ application, scopes }: GrantRequest, most: readonly string[]) => {
    if (!scopes.every((scope) => most.includes(scope))) {
      throw oidcRefusal('InvalidScopeException', 'Invalid scope provided');
    }
    return { clientId: application.applicationArn, scopes: scopes.length > 0 ? scopes : most };
  };

  const byCode = (request: GrantRequest): Granted => {
    const { application, members, now } = request;
    const presented = {
      code: members.required('code'),
      codeVerifier: members.required('codeVerifier'),
      redirectUri: members.required('redirectUri'),
    };
    const code = codes.exchange(presented, application.applicationArn, now);
    const grant = { origin: code.grant, isRefreshable: mayRefresh(application) };
    const token = tokens.issue(ownerOf(request, code.scopes), code.portalSessionId, now, grant);
    return { token, issuedTokenType: accessTokenType };
  };

  const byRefreshToken = ({ application, members, scopes, now }: GrantRequest): Granted => ({
    token: tokens.refresh(members.required('refreshToken'), application.applicationArn, now, scopes),
    issuedTokenType: accessTokenType,
  });

  const byAssertion = (request: GrantRequest): Granted => {
    const { application, members, now } = request;
    const user = issuer.user(members.required('assertion'), application, now);
    if (user === undefined) throw oidcRefusal('InvalidGrantException', 'Invalid assertion provided');
    const owner = ownerOf(request, application.scopes);
    const { id } = sessions.start(user.userName, now);
    const token = tokens.issue(owner, id, now, { isRefreshable: mayRefresh(application) });
    return { token, issuedTokenType: accessTokenType };
  };

  const byExchange = (request: GrantRequest): Granted => {
    const { application, members, now } = request;
    const subjectToken = members.required('subjectToken');
    if (members.required('subjectTokenType') !== accessTokenType) {
      throw oidcRefusal('InvalidRequestException', 'Unsupported subject token type provided');
    }
    const issuedTokenType = members.optional('requestedTokenType') ?? accessTokenType;
    if (issuedTokenType !== accessTokenType && issuedTokenType !== refreshTokenType) {
      throw oidcRefusal('InvalidRequestException', 'Unsupported requested token type provided');
    }
    const isRefreshable = issuedTokenType === refreshTokenType;
    if (isRefreshable && !mayRefresh(application)) {
      throw oidcRefusal('UnauthorizedClientException', 'The application is not configured for this grant type');
    }
    const subject = tokens.access(subjectToken, now);
    // An application has no use for a token of its own but to refresh it.
    if (subject === undefined || subject.clientId === application.applicationArn) {
      throw oidcRefusal('InvalidGrantException', 'Invalid subject token provided');
    }
    const owner = ownerOf(request, application.scopes);
    return { token: tokens.issue(owner, subject.session.id, now, { isRefreshable }), issuedTokenType };
  };

  return new Map([
    ['authorization_code', byCode],
    ['refresh_token', byRefreshToken],
    [jwtBearerGrant, byAssertion],
    [tokenExchangeGrant, byExchange],
  ]);
};
