/** What the dialog of a chained role does with what was typed and with what main answers. Pure. */
import { parseRoleArn } from '../shared/arn.ts';
import { type ChainedRole, type ChainedRoleInput, longestChainedSeconds } from '../shared/chained-roles.ts';
import type { ErrorView } from '../shared/errors.ts';
import type { RoleRef } from '../shared/model.ts';
import { partitionIdOf } from '../shared/region.ts';

export type ChainedRoleField = 'name' | 'roleArn' | 'externalId' | 'roleSessionName' | 'region';

export type TypedChainedRole = Readonly<Record<ChainedRoleField, string>> & { readonly durationSeconds: number };

/** The fields that are folded away. */
export const foldedFields: readonly ChainedRoleField[] = ['roleSessionName', 'region'];

const offeredSeconds = [3600, 2700, 1800, 900] as const;

export const typedFrom = (role: ChainedRole | undefined): TypedChainedRole => ({
  name: role?.name ?? '',
  roleArn: role?.roleArn ?? '',
  externalId: role?.externalId ?? '',
  roleSessionName: role?.roleSessionName ?? '',
  region: role?.region ?? '',
  durationSeconds: role?.durationSeconds ?? longestChainedSeconds,
});

/** Those to choose among, with the one that counts though somebody else set it. */
export const durationsFor = (seconds: number): readonly number[] =>
  [...new Set([...offeredSeconds, seconds])].sort((left, right) => right - left);

/** What keeps a role from getting its name from its ARN; main judges everything else. */
export const problemOf = ({ roleArn }: TypedChainedRole): ErrorView | undefined =>
  parseRoleArn(roleArn.trim()) === undefined ? { code: 'role-arn-malformed' } : undefined;

/** What is left empty, or as AWS has it, is left out. */
export const toInput = (typed: TypedChainedRole, source: RoleRef): ChainedRoleInput => {
  const { name, roleArn, externalId, roleSessionName, region, durationSeconds } = typed;
  return {
    // A role that got no name goes by its own.
    name: name.trim() === '' ? (parseRoleArn(roleArn.trim())?.roleName ?? name) : name,
    ...{ source, roleArn },
    ...(externalId.trim() !== '' && { externalId }),
    ...(roleSessionName.trim() !== '' && { roleSessionName }),
    ...(region.trim() !== '' && { region }),
    ...(durationSeconds !== longestChainedSeconds && { durationSeconds }),
  };
};

/** The field an error belongs to; `undefined` for one that concerns the whole form. */
export const fieldOf = (
  { code }: ErrorView,
  typed: TypedChainedRole,
  sessionRegion: string,
): ChainedRoleField | undefined => {
  switch (code) {
    case 'name-missing':
    case 'name-taken':
      return 'name';
    case 'role-arn-malformed':
      return 'roleArn';
    case 'arn-partition':
      return parseRoleArn(typed.roleArn.trim())?.partition === partitionIdOf(sessionRegion) ? 'region' : 'roleArn';
    case 'external-id-malformed':
      return 'externalId';
    case 'role-session-name-malformed':
      return 'roleSessionName';
    case 'region-missing':
    case 'region-malformed':
      return 'region';
    default:
      return undefined;
  }
};
