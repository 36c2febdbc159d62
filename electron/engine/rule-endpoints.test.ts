import { describe, expect, it } from 'vitest';
import { type BotocoreRow, keptTables, presentTable } from '../../e2e/botocore-endpoints/tables.ts';
import { northwind } from '../../e2e/engine-bed.ts';
import { isWellFormedRegion, knownRegions, partitionIdOf } from '../../shared/region.ts';
import { botocoreVersion } from '../aws-files/botocore-witness.ts';
import { resolveEndpoints } from './endpoints.ts';
import { ruleEndpoints } from './rule-endpoints.ts';

const tables = keptTables();
const newest = tables.at(-1) ?? { version: 'none', rows: [] };

const ownNames = { 'sso-oidc': 'oidc', sso: 'portal', sts: 'sts', signin: 'signIn' } as const;

const isOurs = (service: string): service is keyof typeof ownNames => service in ownNames;

type Flags = { readonly fips: boolean; readonly dualStack: boolean };

/** The host a session of ours uses, its flags set by hand or by the environment. */
const hostOf = ({ region, service }: BotocoreRow, { fips, dualStack }: Flags, by: 'session' | 'environment') => {
  if (!isOurs(service)) throw new Error(`botocore has ${service}, which is none of ours`);
  const flags = { ...(fips && { fips }), ...(dualStack && { dualStack }) };
  const variables = { AWS_USE_FIPS_ENDPOINT: String(fips), AWS_USE_DUALSTACK_ENDPOINT: String(dualStack) };
  const { endpoints, places } = resolveEndpoints(
    { ...northwind, region, ...(by === 'session' && flags) },
    {
      environment: by === 'session' ? {} : variables,
      configured: { endpoints: {}, disagreeing: [] },
      rules: ruleEndpoints,
    },
  );
  return new URL({ ...endpoints, ...places }[ownNames[service]]).host;
};

const ours = (row: BotocoreRow, by: 'session' | 'environment'): BotocoreRow => ({
  ...row,
  hosts: row.hosts.map((flags) => ({ ...flags, host: hostOf(row, flags, by) })),
});

const nameOf = ({ region, service }: BotocoreRow): string => `${service} in ${region}`;

describe('hosts by the rules', () => {
  it.each(['session', 'environment'] as const)('are those of botocore for every flag set by the %s', (by) => {
    const hosts = newest.rows.flatMap((row) => row.hosts);
    console.info(`botocore ${newest.version}: ${newest.rows.length} rows, ${hosts.length} hosts compared`);
    expect(hosts.length).toBeGreaterThan(700);
    expect(newest.rows.map((row) => ours(row, by))).toEqual(newest.rows);
  });

  // The rules for AWS Sign-In have been corrected meanwhile: for GovCloud with FIPS, and outside the public partitions.
  it('are those of an older botocore, but for pages whose address it did not know', () => {
    const [older] = tables;
    const differing = (older?.rows ?? []).filter((row) => JSON.stringify(ours(row, 'session')) !== JSON.stringify(row));
    console.info(`botocore ${older?.version}: ${older?.rows.length} rows compared`);
    expect(older?.version).not.toBe(newest.version);
    expect(differing.map(nameOf).sort()).toEqual(
      [
        ...['eusc-de-east-1', 'us-gov-east-1', 'us-gov-west-1', 'us-iso-east-1', 'us-iso-west-1', 'us-isob-east-1'],
        ...['us-isob-west-1', 'eu-isoe-west-1', 'us-isof-east-1', 'us-isof-south-1'],
      ]
        .map((region) => `signin in ${region}`)
        .sort(),
    );
  });

  const present = botocoreVersion();
  const kept = tables.find(({ version }) => version === present);
  console.info(
    kept === undefined
      ? `the table is not made again: there is none of botocore ${present ?? '(not installed)'}`
      : `botocore ${present}: the table of ${kept.rows.length} rows is made again`,
  );
  it.skipIf(kept === undefined)('are compared with what botocore says still', () => {
    expect(presentTable()).toEqual(kept);
  });

  it('have a console in every partition, beside its sign-in pages', () => {
    const consoleOf = (region: string) => ruleEndpoints({ region, fips: false, dualStack: false }).console;
    expect(['us-east-1', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1', 'us-isob-east-1'].map(consoleOf)).toEqual([
      'https://us-east-1.console.aws.amazon.com',
      'https://cn-north-1.console.amazonaws.cn',
      'https://us-gov-west-1.console.amazonaws-us-gov.com',
      'https://eusc-de-east-1.console.amazonaws-eusc.eu',
      'https://us-isob-east-1.console.sc2shome.sgov.gov',
    ]);
  });
});

describe('regions', () => {
  const known = newest.rows.filter(({ partition }) => partition !== 'unknown');

  it('are well formed and in the partition that botocore has them in', () => {
    expect(known.filter(({ region }) => !isWellFormedRegion(region)).map(nameOf)).toEqual([]);
    expect(known.map(({ region }) => [region, partitionIdOf(region)])).toEqual(
      known.map(({ region, partition }) => [region, partition]),
    );
  });

  it('count as known where IAM Identity Center is offered', () => {
    const offered = known.filter(({ isOffered }) => isOffered).map(({ region }) => region);
    expect([...knownRegions].sort()).toEqual([...new Set(offered)].sort());
  });
});
