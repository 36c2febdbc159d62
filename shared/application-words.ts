/** Applications of trusted identity propagation and their tokens, in words. Pure: the caller brings `now`. */
import type { ApplicationTokenView, RequestedTokenType, TokenRequest } from './applications.ts';
import { formatWhen } from './moments.ts';
import { formatDuration } from './time.ts';

export const applicationsMeaning =
  'For those who build or run applications with trusted identity propagation: AWS gives them tokens that say on whose behalf they act.';

export const noApplicationsWords =
  'Add one to try its grants and to act with a person’s identity. Nobody else needs this to use AWS.';

export const grantNames: Record<TokenRequest['grant'], string> = {
  'jwt-bearer': 'Assertion of a trusted issuer (JWT bearer)',
  'token-exchange': 'Token exchange',
  'authorization-code': 'Authorization code',
  'refresh-token': 'Refresh token kept here',
};

/** What each grant asks a person for. */
export const grantMeanings: Record<TokenRequest['grant'], string> = {
  'jwt-bearer': 'A token about a person, signed by an issuer that the application trusts.',
  'token-exchange': 'An access token of IAM Identity Center, in exchange for one of the application.',
  'authorization-code': 'The code that the application’s redirect URI was called with. It works once.',
  'refresh-token': 'Nothing more is needed. It came with the last token.',
};

/** What a token exchange asks for. */
export const requestedTokenNames: Record<RequestedTokenType | 'usual', string> = {
  usual: 'As AWS decides',
  access_token: 'Access token',
  refresh_token: 'Refresh token, too',
};

export const usualGrantHint = 'What Exchange token begins with. Any other can be chosen there.';

const tokenTypes: Readonly<Record<string, string>> = {
  'urn:ietf:params:oauth:token-type:access_token': 'Access token',
  'urn:ietf:params:oauth:token-type:refresh_token': 'Refresh token',
  'urn:ietf:params:oauth:token-type:id_token': 'ID token',
  'urn:ietf:params:oauth:token-type:jwt': 'JWT',
  Bearer: 'Bearer token',
};

/** The type a token was issued as; one that nobody here knows goes by the service's own name for it. */
export const tokenTypeName = (issuedTokenType: string): string => tokenTypes[issuedTokenType] ?? issuedTokenType;

/** "ends at 15:21, in 58 min", "ran out yesterday at 15:21" */
export const tokenEndWords = ({ expiresAt }: ApplicationTokenView, now: number): string =>
  expiresAt > now
    ? `ends ${formatWhen(expiresAt, now)}, in ${formatDuration(expiresAt - now)}`
    : `ran out ${formatWhen(expiresAt, now)}`;

export const scopesWords = ({ scopes }: ApplicationTokenView): string =>
  scopes.length === 0 ? 'none named' : scopes.join(', ');

export const identityContextWords = ({ hasIdentityContext }: ApplicationTokenView): string =>
  hasIdentityContext ? 'carried' : 'none; ask for the scope sts:identity_context';

export const refreshWords = ({ isRefreshable }: ApplicationTokenView): string =>
  isRefreshable ? 'kept' : 'none came with it';
