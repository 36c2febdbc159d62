import { createHash } from 'node:crypto';
import { partitionOf } from './aws-hosts.ts';

/** Whose role credentials are: what GetRoleCredentials was asked for, and by whom. */
export type RoleHolder = { readonly userName: string; readonly accountId: string; readonly roleName: string };

/** What GetCallerIdentity says about somebody. */
export type CallerIdentity = { readonly arn: string; readonly userId: string; readonly account: string };

const idLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The identity behind credentials of a permission set. Identity Center makes one role for it in each account, with a
 * name and an id that stay the same; the role's session is called after the user.
 * @param region the home region, which decides the partition
 */
export const callerIdentityOf = ({ userName, accountId, roleName }: RoleHolder, region: string): CallerIdentity => {
  const digest = createHash('sha256').update(`${accountId}/${roleName}`).digest();
  const suffix = digest.toString('hex').slice(0, 16);
  const roleId = Array.from(digest.subarray(8, 25), (byte) => idLetters.charAt(byte % idLetters.length)).join('');
  return {
    arn: `arn:${partitionOf(region)}:sts::${accountId}:assumed-role/AWSReservedSSO_${roleName}_${suffix}/${userName}`,
    userId: `AROA${roleId}:${userName}`,
    account: accountId,
  };
};
