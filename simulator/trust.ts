/**
 * Who may do something: ARNs of roles, in which `*` stands for anything, and `arn:aws:iam::<account id>:root` for
 * everybody of an account, as trust policies name them.
 */
export type TrustedPrincipals = readonly string[];

const matches = (pattern: string, arn: string): boolean => {
  const escaped = pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(arn);
};

/** Whether a role, or the account it is in, is among those who may. */
export const isTrusted = (roleArn: string, trusted: TrustedPrincipals): boolean => {
  const accountRoot = roleArn.replace(/:role\/.*$/, ':root');
  return trusted.some((pattern) => matches(pattern, roleArn) || pattern === accountRoot);
};
