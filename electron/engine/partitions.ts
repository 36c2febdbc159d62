import { type PartitionId, partitionIdOf } from '../../shared/region.ts';

/** The domains that the hosts of a partition are in. */
type Domains = {
  readonly services: string;
  readonly dualStack: string;
  /** Pages for people: sign-in and console. */
  readonly pages: string;
};

// Services: partitions.json, which AWS ships with every SDK. Pages: the endpoint rules of AWS Sign-In; that the console
// is in the same domains is documented for aws, aws-cn, aws-us-gov and aws-eusc (AWS General Reference, "Service
// endpoints"), and what has become known of aws-iso-b agrees.
const domains: Readonly<Record<PartitionId, Domains>> = {
  aws: { services: 'amazonaws.com', dualStack: 'api.aws', pages: 'aws.amazon.com' },
  'aws-cn': { services: 'amazonaws.com.cn', dualStack: 'api.amazonwebservices.com.cn', pages: 'amazonaws.cn' },
  'aws-us-gov': { services: 'amazonaws.com', dualStack: 'api.aws', pages: 'amazonaws-us-gov.com' },
  'aws-eusc': { services: 'amazonaws.eu', dualStack: 'api.amazonwebservices.eu', pages: 'amazonaws-eusc.eu' },
  'aws-iso': { services: 'c2s.ic.gov', dualStack: 'api.aws.ic.gov', pages: 'c2shome.ic.gov' },
  'aws-iso-b': { services: 'sc2s.sgov.gov', dualStack: 'api.aws.scloud', pages: 'sc2shome.sgov.gov' },
  'aws-iso-e': { services: 'cloud.adc-e.uk', dualStack: 'api.cloud-aws.adc-e.uk', pages: 'csphome.adc-e.uk' },
  'aws-iso-f': { services: 'csp.hci.ic.gov', dualStack: 'api.aws.hci.ic.gov', pages: 'csphome.hci.ic.gov' },
};

/** The host of a region's console. */
export const consoleHost = (region: string): string => `${region}.console.${domains[partitionIdOf(region)].pages}`;

/** A region, and which of its endpoints are meant. */
export type Location = { readonly region: string; readonly fips: boolean; readonly dualStack: boolean };

/** The host of federation sign-in: the endpoint rules of AWS Sign-In, for which there is no client among ours. */
export const signInHost = ({ region, fips, dualStack }: Location): string => {
  const partition = partitionIdOf(region);
  const { services, dualStack: dualStackServices, pages } = domains[partition];
  if (dualStack) return `${fips ? 'signin-fips' : 'signin'}.${region}.${dualStackServices}`;
  if (!fips) return `${region}.signin.${pages}`;
  if (partition !== 'aws-us-gov') return `signin-fips.${region}.${services}`;
  return region === 'us-gov-west-1' ? `signin-fips.${pages}` : `${region}.signin-fips.${pages}`;
};
