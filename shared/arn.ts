/** Amazon Resource Names, as far as Latchkey asks for them. */

export type RoleArn = { readonly partition: string; readonly accountId: string; readonly roleName: string };

const longestArn = 2048;
const roleArn = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/(?:[!-~]*\/)?([\w+=,.@-]{1,64})$/;
const applicationArn = /^arn:(aws[a-z-]*):sso::\d{12}:application\/(?:sso)?ins-[\w.-]+\/apl-[\w.-]+$/;

/** The parts of an IAM role's ARN; its path is left out. `undefined` for anything else. */
export const parseRoleArn = (arn: string): RoleArn | undefined => {
  const [, partition, accountId, roleName] = (arn.length <= longestArn && roleArn.exec(arn)) || [];
  if (partition === undefined || accountId === undefined || roleName === undefined) return undefined;
  return { partition, accountId, roleName };
};

/** The partition in the ARN of an Identity Center application. `undefined` for anything else. */
export const partitionOfApplication = (arn: string): string | undefined =>
  arn.length <= longestArn ? applicationArn.exec(arn)?.[1] : undefined;
