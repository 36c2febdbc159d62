import { type CallerIdentity, callerIdentityOf } from './caller-identity.ts';
import type { AssumableRole, LiveDirectory } from './directory.ts';
import type { IdentityContexts } from './identity-contexts.ts';
import { optionalNumber, optionalParameter, requiredParameter } from './query-parameters.ts';
import { stsRefusal } from './refusal.ts';
import type { IssuedRoleCredentials, RoleCredentials } from './role-credentials.ts';
import type { Settings } from './settings.ts';
import { isTrusted } from './trust.ts';

/** A role that was assumed: its new credentials, and who they make of their user. */
type AssumedRole = { readonly credentials: RoleCredentials; readonly identity: CallerIdentity };

export type AssumeRole = (caller: CallerIdentity, parameters: URLSearchParams, now: number) => AssumedRole;

const contextProvider = /^arn:aws[\w-]*:iam::aws:contextProvider\/IdentityCenter$/;
const defaultSeconds = 3600;
/** Whoever can call here does so with a role's credentials already, so every role assumed is a chained one. */
const longestChainedSeconds = 3600;

/**
 * The operation AssumeRole of the Security Token Service, after the signature was checked. `now` is epoch ms.
 * The returned function throws a Refusal: ValidationError, AccessDenied or ExpiredTokenException.
 */
export const createAssumeRole = (
  settings: Pick<Settings, 'region'>,
  parts: {
    readonly directory: Pick<LiveDirectory, 'role'>;
    readonly roleCredentials: IssuedRoleCredentials;
    readonly identityContexts: IdentityContexts;
  },
): AssumeRole => {
  const requireTrust = (
    caller: CallerIdentity,
    roleArn: string,
    externalId: string | undefined,
  ): Required<Pick<AssumableRole, 'maxSessionSeconds'>> => {
    const role = parts.directory.role(roleArn);
    // Nobody learns whether a role exists that they may not assume.
    if (
      role === undefined ||
      !isTrusted(caller.roleArn, role.trustedPrincipals) ||
      (role.externalId !== undefined && role.externalId !== externalId)
    ) {
      throw stsRefusal(
        'AccessDenied',
        `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      );
    }
    return { maxSessionSeconds: role.maxSessionSeconds ?? 3600 };
  };

  const requireDuration = (seconds: number, maxSessionSeconds: number): void => {
    if (seconds > maxSessionSeconds) {
      throw stsRefusal(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    if (seconds > longestChainedSeconds) {
      throw stsRefusal(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
      );
    }
  };

  /** The person a call is made for, as a context of Identity Center says that came with it. */
  const personIn = (parameters: URLSearchParams, now: number): string | undefined => {
    const names = [...parameters.keys()].filter((name) => name.startsWith('ProvidedContexts.'));
    if (names.length === 0) return undefined;
    const first = 'ProvidedContexts.member.1.';
    const providerArn = parameters.get(`${first}ProviderArn`) ?? '';
    if (names.some((name) => !name.startsWith(first)) || !contextProvider.test(providerArn)) {
      throw stsRefusal('ValidationError', 'The provided context must be one of the provider IdentityCenter.');
    }
    const context = parts.identityContexts.find(parameters.get(`${first}ContextAssertion`) ?? '');
    if (context === undefined) throw stsRefusal('ValidationError', 'The provided context assertion is not valid.');
    if (now < context.expiresAt) return context.userName;
    throw stsRefusal('ExpiredTokenException', 'The provided context assertion is expired.');
  };

  return (caller, parameters, now) => {
    const roleArn = requiredParameter(parameters, 'RoleArn', { least: 20, most: 2048 });
    const sessionName = requiredParameter(parameters, 'RoleSessionName', {
      least: 2,
      most: 64,
      pattern: '[\\w+=,.@-]*',
    });
    const seconds = optionalNumber(parameters, 'DurationSeconds', { least: 900, most: 43_200 }) ?? defaultSeconds;
    const externalId = optionalParameter(parameters, 'ExternalId', {
      least: 2,
      most: 1224,
      pattern: '[\\w+=,.@:\\/-]*',
    });
    const { maxSessionSeconds } = requireTrust(caller, roleArn, externalId);
    requireDuration(seconds, maxSessionSeconds);
    const holder = { kind: 'assumed-role', roleArn, sessionName, onBehalfOf: personIn(parameters, now) } as const;
    return {
      credentials: parts.roleCredentials.issue(holder, now, seconds),
      identity: callerIdentityOf(holder, settings.region),
    };
  };
};
