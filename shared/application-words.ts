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

export const applicationsTitle = 'Applications';
export const addApplicationWords = 'Add application…';
export const addApplicationTitle = 'Add an application';

/** The fields of an application. */
export const applicationFields = {
  name: { label: 'Name', placeholder: 'Reports' },
  applicationArn: {
    label: 'Application ARN',
    placeholder: 'arn:aws:sso::111122223333:application/ssoins-…/apl-…',
  },
  region: { label: 'Region', placeholder: 'us-east-1', hint: 'That of its IAM Identity Center.' },
  signer: { label: 'Signing role', hint: 'Its credentials sign the request, and assume the identity role.' },
  grant: { label: 'Usual grant', hint: 'What Exchange token begins with. Any other can be chosen there.' },
  identityRoleArn: {
    label: 'Identity role ARN',
    placeholder: 'arn:aws:iam::111122223333:role/Reports',
    hint: 'Assumed with the identity in a token, for identity-enhanced credentials. Can be left empty.',
  },
} as const;

export const signerMissingWords = 'Choose the role that signs.';

export const removeApplicationMeaning = 'Latchkey forgets the application and its token. Nothing changes in AWS.';

export const moreForWords = (name: string): string => `More for ${name}`;
export const copyIdentityWords = 'Copy identity-enhanced credentials';

/** "Signed with DataEngineer in data-lake-dev, region eu-west-1" */
export const signedWithWords = (signer: string, region: string): string => `Signed with ${signer}, region ${region}`;

export const noTokenWords = 'No token yet.';

export const noIdentityRoleWords = 'Name a role under Edit to copy credentials that act for the person in this token.';

export const tokenFactNames = {
  token: 'Token',
  scopes: 'Scopes',
  identityContext: 'Identity context',
  refreshToken: 'Refresh token',
} as const;

const tokenTypes: Readonly<Record<string, string>> = {
  'urn:ietf:params:oauth:token-type:access_token': 'Access token',
  'urn:ietf:params:oauth:token-type:refresh_token': 'Refresh token',
  'urn:ietf:params:oauth:token-type:id_token': 'ID token',
  'urn:ietf:params:oauth:token-type:jwt': 'JWT',
  Bearer: 'Bearer token',
};

/** The type a token was issued as; one that nobody here knows goes by the service's own name for it. */
export const tokenTypeName = (issuedTokenType: string): string => tokenTypes[issuedTokenType] ?? issuedTokenType;

/** "Access token, ends at 15:21, in 58 min" */
export const tokenWords = (token: ApplicationTokenView, now: number): string =>
  `${tokenTypeName(token.issuedTokenType)}, ${tokenEndWords(token, now)}`;

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
