/** Regions where IAM Identity Center is offered, as of botocore 1.43.107; others are accepted when well formed. */
export const knownRegions = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eusc-de-east-1',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
] as const;

// SECURITY: a region becomes part of a host name that receives tokens, so nothing but this shape may pass.
const wellFormed = /^[a-z]{2,}(-[a-z0-9]+)+-\d+$/;

export const isWellFormedRegion = (region: string): boolean => region.length <= 63 && wellFormed.test(region);

export const isKnownRegion = (region: string): boolean => knownRegions.some((known) => known === region);

/** Parts of AWS that share nothing: no account, no identity, no host. */
export type PartitionId =
  | 'aws'
  | 'aws-cn'
  | 'aws-us-gov'
  | 'aws-eusc'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f';

const partitions: readonly (readonly [beginning: string, partition: PartitionId])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
];

/** The partition a region is in, as ARNs name it; one that AWS has not told of yet counts as `aws`, as in every SDK. */
export const partitionIdOf = (region: string): PartitionId =>
  partitions.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws';

const editDistance = (left: string, right: string): number => {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
};

/** The known region a mistyped one most likely means, or `undefined` where none is near. */
export const nearestRegion = (region: string): string | undefined => {
  const typed = region.trim().toLowerCase().replaceAll('_', '-');
  const ranked = knownRegions
    .map((known) => ({ known, distance: editDistance(typed, known) }))
    .sort((left, right) => left.distance - right.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= 3 ? best.known : undefined;
};
