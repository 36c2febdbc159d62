import { describe, expect, it } from 'vitest';
import { isKnownRegion, isWellFormedRegion, knownRegions, nearestRegion } from './region.ts';

describe('regions', () => {
  it.each(knownRegions)('%s is well formed, known and nearest to itself', (region) => {
    expect([isWellFormedRegion(region), isKnownRegion(region), nearestRegion(region)]).toEqual([true, true, region]);
  });

  it.each(['us-iso-east-1', 'xx-north-7', 'ap-southeast-12'])('%s is well formed and not known', (region) => {
    expect([isWellFormedRegion(region), isKnownRegion(region)]).toEqual([true, false]);
  });

  it.each([
    '',
    'us-east',
    'US-EAST-1',
    'us-east-1.evil',
    'us-east-1/',
    'us-east-1\n',
    ' us-east-1',
    `us-${'a'.repeat(70)}-1`,
  ])('%j is not well formed', (region) => {
    expect(isWellFormedRegion(region)).toBe(false);
  });

  it.each([
    ['us-east1', 'us-east-1'],
    ['eu_west_1', 'eu-west-1'],
    ['EU-CENTRAL-1', 'eu-central-1'],
    ['ap-souteast-2', 'ap-southeast-2'],
    ['somewhere', undefined],
  ])('for %s the nearest is %s', (typed, near) => {
    expect(nearestRegion(typed)).toBe(near);
  });
});
