import type { AwsFileProblem } from '../../shared/aws-files.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { RoleRef } from '../../shared/model.ts';
import { isSafeName } from '../../shared/profile-names.ts';

export type ProfileRole = {
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
  /** Set where the role is assumed through another one; account and role are then those of its own ARN. */
  readonly chained?: ChainedRole;
};

/** All profiles that one session is to have: those of ours that are not among them are removed. */
export type PlanRequest = {
  readonly session: {
    /** The id of the SSO session in Latchkey: by it we know our sections again. */
    readonly owner: string;
    /** As in `[sso-session name]`, and as the token file is named after. */
    readonly name: string;
    readonly startUrl: string;
    readonly region: string;
    readonly scopes: readonly string[];
  };
  /** `both` writes a second profile for each role, its name ending in `-process`. */
  readonly style: 'sso' | 'process' | 'both';
  readonly roles: readonly ProfileRole[];
  readonly template: string;
  readonly region?: string;
  readonly output?: string;
  /** The command line for `credential_process`. */
  readonly commandFor: (role: ProfileRole, profileName: string) => string;
};

/** What in a request cannot be written. A session's name is its section's only where we write that section. */
export const requestProblems = (
  file: string,
  { session, roles }: PlanRequest,
  writesSession: boolean,
): readonly AwsFileProblem[] => {
  const wrong = [
    ...(writesSession && !isSafeName(session.name) ? [session.name] : []),
    ...roles.map(({ accountId }) => accountId).filter((accountId) => !/^\d{12}$/.test(accountId)),
    ...roles.map(({ roleName }) => roleName).filter((roleName) => !/^[\w+=,.@-]+$/.test(roleName)),
  ];
  return [...new Set(wrong)].map((detail) => ({ code: 'name-unwritable', file, detail }));
};

/** The same for the same role by the same way. */
export const roleKey = ({ accountId, roleName, chainedRoleId }: Omit<RoleRef, 'sessionId'>): string =>
  [accountId, roleName, ...(chainedRoleId === undefined ? [] : [chainedRoleId])].join('/');

export const keyOfRole = ({ chained, ...role }: ProfileRole): string =>
  roleKey(chained === undefined ? role : { ...role, chainedRoleId: chained.id });
