import { describe, expect, it } from 'vitest';
import { consoleServices } from '../shared/console-services.ts';
import { consoleRegions, findPlaces, placeKey } from './console-places.ts';

const regions = consoleRegions('us-east-1', 'eu-west-1');
const recent = [
  { service: 'rds', region: 'eu-central-1', usedAt: 3 },
  { service: 'iam', usedAt: 2 },
  { service: 'ec2', region: 'us-east-1', usedAt: 1 },
];

const found = (query: string, opened = recent) =>
  findPlaces(query, opened, 'us-east-1', regions).map(({ service, region, isRecent }) =>
    `${isRecent ? '* ' : ''}${service.name} ${region ?? ''}`.trimEnd(),
  );

describe('findPlaces', () => {
  it('shows what was opened last first, then every other service', () => {
    const places = found('');
    expect(places.slice(0, 4)).toEqual(['* RDS eu-central-1', '* IAM', '* EC2 us-east-1', 'Console Home us-east-1']);
    // RDS is there in the usual region as well; IAM and EC2 only once.
    expect(places).toHaveLength(consoleServices.length + 1);
    expect(places).toContain('RDS us-east-1');
  });

  it.each([
    ['a service by name', 'step', ['Step Functions us-east-1']],
    ['a service by what it is called in short', 'kms', ['Key Management Service us-east-1']],
    ['a service and a region', 'athena eu-west-2', ['Athena eu-west-2']],
    ['a region before a service', 'eu-west-2 athena', ['Athena eu-west-2']],
    ['part of a region', 'athena eu-w', ['Athena eu-west-1', 'Athena eu-west-2', 'Athena eu-west-3']],
    ['no region for a service that has none', 'organizations', ['Organizations']],
    ['what was opened last, by its region', 'rds eu-cen', ['* RDS eu-central-1', 'RDS eu-central-2']],
    ['a misspelt service', 'lamda', ['Lambda us-east-1']],
    ['nothing', 'athena nowhere', []],
  ])('finds %s', (_what, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('leaves out what was opened in a partition these credentials do not reach', () => {
    expect(found('ec2', [{ service: 'ec2', region: 'cn-north-1', usedAt: 1 }])).toEqual(['EC2 us-east-1']);
  });

  it('gives each place a key of its own', () => {
    const keys = findPlaces('', recent, 'us-east-1', regions).map(placeKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('consoleRegions', () => {
  it('stays in the partition, and has the regions in use though they are new', () => {
    expect(consoleRegions('cn-north-1', 'cn-north-1')).toEqual(['cn-north-1', 'cn-northwest-1']);
    expect(consoleRegions('us-east-1', 'ap-new-1')).toContain('ap-new-1');
    expect(regions).not.toContain('us-gov-west-1');
  });
});
