// What AWS says of itself: hosts below these, and the issuer hosts, are access portals whichever organization's.
const portalDomains = [
  'awsapps.com',
  'awsapps.cn',
  'app.aws',
  'portal.amazonaws.com',
  'portal.amazonaws.com.cn',
  'portal.amazonaws.eu',
  'app.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
];

const issuerHosts = [
  'identitycenter.amazonaws.com',
  'identitycenter.us-gov.amazonaws.com',
  'identitycenter.amazonaws.com.cn',
  'identitycenter.amazonaws.eu',
];

/** True for the host of an access portal, or of an issuer URL, that is AWS's own and no organization's. */
export const isAwsStartUrlHost = (host: string): boolean => {
  const name = host.toLowerCase();
  return issuerHosts.includes(name) || portalDomains.some((domain) => name.endsWith(`.${domain}`));
};
