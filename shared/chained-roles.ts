/** Roles that are assumed with the credentials of another role (STS AssumeRole), and the checks on what a person says of one. */
import { parseRoleArn } from './arn.ts';
import { AppError } from './errors.ts';
import type { RoleRef, SsoSession } from './model.ts';
import { partitionIdOf } from './region.ts';
import { checkRegion } from './session-input.ts';

export type ChainedRole = {
  readonly id: string;
  /** Unique among chained roles. */
  readonly name: string;
  /** Whose credentials assume it: a role of a permission set, or another chained role. */
  readonly source: RoleRef;
  readonly roleArn: string;
  readonly externalId?: string;
  /** Absent: called after the SSO session. */
  readonly roleSessionName?: string;
  /** Absent: an hour, as AWS has it. */
  readonly durationSeconds?: number;
  /** Where STS is asked, and what profiles are given. Absent: that of the SSO session. */
  readonly region?: string;
};

export type ChainedRoleInput = Omit<ChainedRole, 'id'>;

/** How many chained roles may stand behind each other. */
export const deepestChain = 5;

/** AWS refuses more to credentials that are of an assumed role themselves, and those of a permission set are. */
export const longestChainedSeconds = 3600;

const shortestRoleSeconds = 900;

const longestRoleSeconds = 43_200;

const roleSessionName = /^[\w+=,.@-]{2,64}$/;
const externalId = /^[\w+=,.@:/-]{2,1224}$/;

/** How a chained role is named wherever a role is asked for. */
export const refOfChainedRole = ({ id, source, roleArn }: ChainedRole): RoleRef => {
  const { accountId, roleName } = parseRoleArn(roleArn) ?? { accountId: '', roleName: roleArn };
  return { sessionId: source.sessionId, accountId, roleName, chainedRoleId: id };
};

/**
 * The chained roles behind a role, itself first and the one a permission set's role assumes last. Throws AppError
 * `chained-role-unknown`, `chain-cyclic`, `chain-too-deep`.
 */
export const chainOf = (role: RoleRef, find: (id: string) => ChainedRole | undefined): readonly ChainedRole[] => {
  const chain: ChainedRole[] = [];
  let next: RoleRef = role;
  while (next.chainedRoleId !== undefined) {
    const found = find(next.chainedRoleId);
    if (found === undefined) throw new AppError('chained-role-unknown');
    if (chain.includes(found)) throw new AppError('chain-cyclic', { detail: found.name });
    chain.push(found);
    if (chain.length > deepestChain) throw new AppError('chain-too-deep', { detail: String(deepestChain) });
    next = found.source;
  }
  return chain;
};

const checkName = (typed: string, roles: readonly ChainedRole[], ownId?: string): string => {
  const name = typed.trim();
  if (name === '') throw new AppError('name-missing');
  if (roles.some((role) => role.name === name && role.id !== ownId)) throw new AppError('name-taken', { detail: name });
  return name;
};

const checkDuration = (seconds: number): number => {
  if (!Number.isInteger(seconds) || seconds < shortestRoleSeconds || seconds > longestRoleSeconds) {
    throw new AppError('role-duration-malformed');
  }
  if (seconds > longestChainedSeconds) throw new AppError('role-duration-chained');
  return seconds;
};

const optional = (typed: string | undefined): string | undefined => typed?.trim() || undefined;

/** Checks the ARN of a role that is to be assumed in a partition. Throws AppError `role-arn-malformed`, `arn-partition`. */
export const checkRoleArn = (typed: string, region: string): string => {
  const arn = typed.trim();
  const parts = parseRoleArn(arn);
  if (parts === undefined) throw new AppError('role-arn-malformed');
  if (parts.partition !== partitionIdOf(region)) throw new AppError('arn-partition', { detail: partitionIdOf(region) });
  return arn;
};

/**
 * Checks what a person typed for a chained role; throws an AppError naming the first thing to change. A role name of
 * the source is taken from its own ARN where it is a chained role.
 */
export const checkChainedRole = (
  input: ChainedRoleInput,
  sessions: readonly SsoSession[],
  roles: readonly ChainedRole[],
  ownId?: string,
): ChainedRoleInput => {
  const session = sessions.find(({ id }) => id === input.source.sessionId);
  if (session === undefined) throw new AppError('session-unknown');
  const name = checkName(input.name, roles, ownId);
  const roleArn = checkRoleArn(input.roleArn, session.region);
  const [given, named] = [optional(input.externalId), optional(input.roleSessionName)];
  if (given !== undefined && !externalId.test(given)) throw new AppError('external-id-malformed');
  if (named !== undefined && !roleSessionName.test(named)) throw new AppError('role-session-name-malformed');
  const seconds = input.durationSeconds === undefined ? undefined : checkDuration(input.durationSeconds);
  const typedRegion = optional(input.region);
  const region = typedRegion === undefined ? undefined : checkRegion(typedRegion);
  if (region !== undefined && partitionIdOf(region) !== partitionIdOf(session.region)) {
    throw new AppError('arn-partition', { detail: partitionIdOf(session.region) });
  }

  const { chainedRoleId, ...source } = input.source;
  const before = chainedRoleId === undefined ? undefined : roles.find(({ id }) => id === chainedRoleId);
  if (chainedRoleId !== undefined && before === undefined) throw new AppError('chained-role-unknown');
  const checked: ChainedRoleInput = {
    name,
    source: before === undefined ? source : refOfChainedRole(before),
    roleArn,
    ...(given === undefined ? {} : { externalId: given }),
    ...(named === undefined ? {} : { roleSessionName: named }),
    ...(seconds === undefined ? {} : { durationSeconds: seconds }),
    ...(region === undefined ? {} : { region }),
  };
  const id = ownId ?? '';
  const after = [...roles.filter((role) => role.id !== id), { ...checked, id }];
  for (const role of after) chainOf(refOfChainedRole(role), (each) => after.find((one) => one.id === each));
  return checked;
};
