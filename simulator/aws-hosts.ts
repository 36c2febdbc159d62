/** Who answers: the two APIs of Identity Center, the Security Token Service, the console's sign-in, or its own pages. */
export type Service = 'oidc' | 'portal' | 'sts' | 'signin' | 'pages';

/** A host name of AWS, and the region it stands for where it names one. */
type AwsHost = { readonly service: Service; readonly region: string | undefined };

/** The first labels of the hosts answered for; what follows them is one of the suffixes below. */
const patterns: readonly { readonly service: Service; readonly pattern: RegExp }[] = [
  { service: 'oidc', pattern: /^oidc(?:-fips)?\.([a-z0-9-]+)\./ },
  { service: 'portal', pattern: /^portal\.sso(?:-fips)?\.([a-z0-9-]+)\./ },
  { service: 'sts', pattern: /^sts(?:-fips)?\.([a-z]{2,}(?:-[a-z0-9]+)+-\d+)\./ },
  { service: 'sts', pattern: /^sts\.amazonaws\.com$/ },
  {
    service: 'signin',
    pattern: /^(?:[a-z0-9-]+\.)?signin\.(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn|amazonaws-eusc\.eu)$/,
  },
  { service: 'pages', pattern: /^device\.sso\.([a-z0-9-]+)\./ },
  { service: 'pages', pattern: /^[a-z0-9-]+\.awsapps\.c(?:om|n)$/ },
];

/** AWS's partitions: their regions, and the domains of their default and dual-stack endpoints. */
const partitions: readonly { readonly name: string; readonly regions: RegExp; readonly domains: readonly string[] }[] =
  [
    { name: 'aws-cn', regions: /^cn-/, domains: ['amazonaws.com.cn', 'api.amazonwebservices.com.cn'] },
    { name: 'aws-us-gov', regions: /^us-gov-/, domains: ['amazonaws.com', 'api.aws'] },
    { name: 'aws-eusc', regions: /^eusc-/, domains: ['amazonaws.eu', 'api.amazonwebservices.eu'] },
    { name: 'aws-iso', regions: /^us-iso-/, domains: ['c2s.ic.gov', 'api.aws.ic.gov'] },
    { name: 'aws-iso-b', regions: /^us-isob-/, domains: ['sc2s.sgov.gov', 'api.aws.scloud'] },
    { name: 'aws-iso-e', regions: /^eu-isoe-/, domains: ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'] },
    { name: 'aws-iso-f', regions: /^us-isof-/, domains: ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'] },
    { name: 'aws', regions: /^/, domains: ['amazonaws.com', 'api.aws'] },
  ];

/** The partition a region belongs to, as ARNs name it; unknown regions are taken for the commercial ones. */
export const partitionOf = (region: string): string =>
  partitions.find(({ regions }) => regions.test(region))?.name ?? 'aws';

/** The domain of a region's default endpoints. */
export const domainOf = (region: string): string =>
  partitions.find(({ regions }) => regions.test(region))?.domains[0] ?? 'amazonaws.com';

const consoleDomains: Readonly<Record<string, string>> = {
  'aws-us-gov': 'amazonaws-us-gov.com',
  'aws-cn': 'amazonaws.cn',
  'aws-eusc': 'amazonaws-eusc.eu',
};

/** The domain of the console and of its sign-in, in the partition of a region. */
export const consoleDomainOf = (region: string): string => consoleDomains[partitionOf(region)] ?? 'aws.amazon.com';

/** What a host name means at AWS, as far as it is answered for here. */
export const awsHostOf = (hostname: string): AwsHost | undefined => {
  for (const { service, pattern } of patterns) {
    const match = pattern.exec(hostname);
    if (match === null) continue;
    const [beginning, region] = match;
    const domain = hostname.slice(beginning.length);
    if (region === undefined) return { service, region: service === 'sts' ? 'us-east-1' : undefined };
    const partition = partitions.find(({ regions }) => regions.test(region));
    if (partition?.domains.includes(domain)) return { service, region };
  }
  return undefined;
};

/** False when the request went to an AWS host of a region that is none of ours; other hosts have no region. */
export const isHostOfRegions = (hostname: string, regions: readonly string[]): boolean => {
  const region = awsHostOf(hostname)?.region;
  return region === undefined || regions.includes(region);
};

/** Whether a host name can only mean this very machine. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
