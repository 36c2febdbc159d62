/**
 * Applications of an organization that take part in trusted identity propagation: CreateTokenWithIAM, signed with a
 * role's credentials, gives tokens for them. What the window sends of a grant is secret and travels one way only.
 */
import { partitionOfApplication } from './arn.ts';
import { checkRoleArn } from './chained-roles.ts';
import { AppError } from './errors.ts';
import type { RoleRef, SsoSession } from './model.ts';
import { partitionIdOf } from './region.ts';
import { checkRegion } from './session-input.ts';

/** How a person gets an application's first token. Later ones come from its refresh token, where there is one. */
export const applicationGrants = ['jwt-bearer', 'token-exchange', 'authorization-code'] as const;

export type ApplicationGrant = (typeof applicationGrants)[number];

export type Application = {
  readonly id: string;
  /** Unique among applications. */
  readonly name: string;
  readonly applicationArn: string;
  /** Of the Identity Center instance the application belongs to. */
  readonly region: string;
  /** Whose credentials sign the request, and assume the identity role: a permission set's role, or a chained one. */
  readonly signer: RoleRef;
  /** The grant to use unless another is named. */
  readonly grant: ApplicationGrant;
  /** The role that is assumed with the identity context of a token. */
  readonly identityRoleArn?: string;
};

export type ApplicationInput = Omit<Application, 'id'>;

/** What may be asked to be issued in a token exchange. */
export const requestedTokenTypes = ['access_token', 'refresh_token'] as const;

export type RequestedTokenType = (typeof requestedTokenTypes)[number];

/** What a token is asked for with. */
export type TokenRequest = (
  | { readonly grant: 'jwt-bearer'; readonly assertion: string }
  | {
      readonly grant: 'token-exchange';
      /** Absent: the access token of the signer's own SSO session. */
      readonly subjectToken?: string;
      /** Absent: as the service decides. */
      readonly requestedTokenType?: RequestedTokenType;
    }
  | {
      readonly grant: 'authorization-code';
      readonly code: string;
      readonly redirectUri: string;
      readonly codeVerifier?: string;
    }
  /** With the refresh token kept for the application. */
  | { readonly grant: 'refresh-token' }
) & { readonly scopes?: readonly string[] };

/** What may be known of a token. Instants are epoch ms. */
export type ApplicationTokenView = {
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** As the service names it: a URN of RFC 8693, or the token's type where it said no more. */
  readonly issuedTokenType: string;
  readonly scopes: readonly string[];
  readonly hasIdentityContext: boolean;
  readonly isRefreshable: boolean;
};

export type ApplicationView = { readonly application: Application; readonly token?: ApplicationTokenView };

/** What the command line sends of an exchange, and with it the name or id of the application. */
export type ExchangeRequest = {
  readonly application: string;
  readonly request: TokenRequest;
  /** Whether the answer is to hold the token itself. */
  readonly showToken: boolean;
};

/** What the command line is answered. */
export type ExchangeAnswer = ApplicationTokenView & {
  readonly application: string;
  readonly accessToken?: string;
};

const checkName = (typed: string, applications: readonly Application[], ownId?: string): string => {
  const name = typed.trim();
  if (name === '') throw new AppError('name-missing');
  if (applications.some((each) => each.name === name && each.id !== ownId)) {
    throw new AppError('name-taken', { detail: name });
  }
  return name;
};

/** Checks what a person typed for an application; throws an AppError naming the first thing to change. */
export const checkApplication = (
  input: ApplicationInput,
  sessions: readonly SsoSession[],
  applications: readonly Application[],
  ownId?: string,
): ApplicationInput => {
  const session = sessions.find(({ id }) => id === input.signer.sessionId);
  if (session === undefined) throw new AppError('session-unknown');
  const name = checkName(input.name, applications, ownId);
  const applicationArn = input.applicationArn.trim();
  const partition = partitionOfApplication(applicationArn);
  if (partition === undefined) throw new AppError('application-arn-malformed');
  if (partition !== partitionIdOf(session.region)) {
    throw new AppError('arn-partition', { detail: partitionIdOf(session.region) });
  }
  const region = checkRegion(input.region);
  if (partitionIdOf(region) !== partition) throw new AppError('arn-partition', { detail: partitionIdOf(region) });
  const identityRole = input.identityRoleArn?.trim();
  return {
    name,
    applicationArn,
    region,
    signer: input.signer,
    grant: input.grant,
    ...(identityRole ? { identityRoleArn: checkRoleArn(identityRole, region) } : {}),
  };
};
