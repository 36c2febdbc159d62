import { createHash } from 'node:crypto';
import { partitionOf } from './aws-hosts.ts';

/** Whose role credentials are. */
export type RoleHolder =
  /** Of the portal: what GetRoleCredentials was asked for, and by whom. */
  | {
      readonly kind: 'permission-set';
      readonly userName: string;
      readonly accountId: string;
      readonly roleName: string;
    }
  /** Of AssumeRole; identity-enhanced ones also say which person of the directory they act for. */
  | {
      readonly kind: 'assumed-role';
      readonly roleArn: string;
      readonly sessionName: string;
      readonly onBehalfOf: string | undefined;
    };

/** What GetCallerIdentity says about somebody, and the role behind it as trust policies name it. */
export type CallerIdentity = {
  readonly arn: string;
  readonly userId: string;
  readonly account: string;
  readonly roleArn: string;
  /** The role's name as the console shows it, without a path. */
  readonly roleName: string;
};

const idLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

const identityOf = (roleArn: string, sessionName: string, idBytes: Uint8Array): CallerIdentity => {
  const [, partition = '', , , account = '', resource = ''] = roleArn.split(':');
  const roleName = resource.replace(/^.*\//, '');
  const roleId = Array.from(idBytes, (byte) => idLetters.charAt(byte % idLetters.length)).join('');
  return {
    arn: `arn:${partition}:sts::${account}:assumed-role/${roleName}/${sessionName}`,
    userId: `AROA${roleId}:${sessionName}`,
    account,
    roleArn,
    roleName,
  };
};

/**
 * The identity behind credentials. Identity Center makes one role for a permission set in each account, with a name and
 * an id that stay the same; its sessions are called after the user. Its path names the region, except for us-east-1.
 * @param region the home region, which decides the partition of permission sets
 */
export const callerIdentityOf = (holder: RoleHolder, region: string): CallerIdentity => {
  if (holder.kind === 'assumed-role') {
    return identityOf(holder.roleArn, holder.sessionName, digestOf(holder.roleArn).subarray(0, 17));
  }
  const { userName, accountId, roleName } = holder;
  const digest = digestOf(`${accountId}/${roleName}`);
  const path = `aws-reserved/sso.amazonaws.com/${region === 'us-east-1' ? '' : `${region}/`}`;
  const name = `AWSReservedSSO_${roleName}_${digest.toString('hex').slice(0, 16)}`;
  const roleArn = `arn:${partitionOf(region)}:iam::${accountId}:role/${path}${name}`;
  return identityOf(roleArn, userName, digest.subarray(8, 25));
};
