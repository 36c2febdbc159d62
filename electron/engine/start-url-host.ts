const suffixes = [
  '.app.aws',
  '.portal.amazonaws.com',
  '.portal.amazonaws.com.cn',
  '.portal.amazonaws.eu',
  '.app.amazonwebservices.com.cn',
  '.api.amazonwebservices.eu',
  '.awsapps.com',
  '.awsapps.cn',
];

const issuers: ReadonlySet<string> = new Set([
  'identitycenter.amazonaws.com',
  'identitycenter.us-gov.amazonaws.com',
  'identitycenter.amazonaws.com.cn',
  'identitycenter.amazonaws.eu',
]);

/** True for hosts of access portals that AWS runs itself, as the AWS CLI lists them; others are names of companies. */
export const isAwsStartUrlHost = (host: string): boolean => {
  const name = host.toLowerCase();
  return issuers.has(name) || suffixes.some((suffix) => name.endsWith(suffix));
};
