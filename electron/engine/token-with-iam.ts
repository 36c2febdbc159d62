import {
  CreateTokenWithIAMCommand,
  type CreateTokenWithIAMCommandInput,
  type SSOOIDCClient,
} from '@aws-sdk/client-sso-oidc';
import type { RequestedTokenType, TokenRequest } from '../../shared/applications.ts';
import { secondMs } from '../../shared/time.ts';
import { judge, ServiceError } from './errors.ts';
import type { ServiceClock } from './service-clock.ts';

const tokenTypes = 'urn:ietf:params:oauth:token-type:';

/** A request with everything in it that a person may leave to Latchkey. */
export type IamGrant =
  | Extract<TokenRequest, { grant: 'jwt-bearer' | 'authorization-code' }>
  | {
      readonly grant: 'token-exchange';
      readonly subjectToken: string;
      readonly requestedTokenType?: RequestedTokenType;
      readonly scopes?: readonly string[];
    }
  | { readonly grant: 'refresh-token'; readonly refreshToken: string; readonly scopes?: readonly string[] };

/** What was issued. Instants are epoch ms of the service's clock; `identityContext` is as secret as a token. */
export type IssuedToken = {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly issuedTokenType: string;
  readonly scopes: readonly string[];
  readonly identityContext?: string;
};

const inputOf = (grant: IamGrant): Omit<CreateTokenWithIAMCommandInput, 'clientId'> => {
  switch (grant.grant) {
    case 'jwt-bearer':
      return { grantType: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: grant.assertion };
    case 'token-exchange':
      return {
        grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subjectToken: grant.subjectToken,
        subjectTokenType: `${tokenTypes}access_token`,
        ...(grant.requestedTokenType && { requestedTokenType: tokenTypes + grant.requestedTokenType }),
      };
    case 'authorization-code': {
      const { code, redirectUri, codeVerifier } = grant;
      return { grantType: 'authorization_code', code, redirectUri, ...(codeVerifier && { codeVerifier }) };
    }
    case 'refresh-token':
      return { grantType: 'refresh_token', refreshToken: grant.refreshToken };
  }
};

/**
 * CreateTokenWithIAM, for the application with this ARN; the client signs. Life is counted from before the request.
 * Throws ServiceError, WrongRegion where another region of the instance has to be asked.
 */
export const createTokenWithIam = async (
  client: SSOOIDCClient,
  clock: ServiceClock,
  applicationArn: string,
  grant: IamGrant,
): Promise<IssuedToken> => {
  const sentAt = clock.mark();
  const scope = grant.scopes === undefined || grant.scopes.length === 0 ? {} : { scope: [...grant.scopes] };
  const command = new CreateTokenWithIAMCommand({ clientId: applicationArn, ...inputOf(grant), ...scope });
  const answer = await client.send(command).catch((error: unknown) => {
    throw judge(error);
  });
  if (!answer.accessToken || answer.expiresIn === undefined || answer.expiresIn === null) {
    throw new ServiceError('server-failed', 'an answer without the expected members');
  }
  const issuedAt = sentAt();
  const identityContext = answer.awsAdditionalDetails?.identityContext;
  return {
    accessToken: answer.accessToken,
    ...(answer.refreshToken && { refreshToken: answer.refreshToken }),
    issuedAt,
    expiresAt: issuedAt + Math.max(0, answer.expiresIn) * secondMs,
    issuedTokenType: answer.issuedTokenType || answer.tokenType || 'Bearer',
    scopes: answer.scope ?? [],
    ...(identityContext && { identityContext }),
  };
};
