import { describe, expect, it } from 'vitest';
import { checkChainedRole } from '../shared/chained-roles.ts';
import { AppError, type ErrorView } from '../shared/errors.ts';
import { durationsFor, fieldOf, problemOf, type TypedChainedRole, toInput, typedFrom } from './chained-role-form.ts';

const source = { sessionId: 's', accountId: '221400981536', roleName: 'DataEngineer' };
const roleArn = 'arn:aws:iam::264718039925:role/DataLakePublisher';
const session = {
  id: 's',
  name: 'Northwind',
  startUrl: 'https://x.awsapps.com/start',
  region: 'us-east-1',
  scopes: [],
};
const empty = typedFrom(undefined);
const typed: TypedChainedRole = { ...empty, name: 'Publisher', roleArn };

describe('toInput', () => {
  it('leaves out what was left empty', () => {
    expect(toInput(typed, source)).toEqual({ name: 'Publisher', source, roleArn });
  });

  it('names a role without a name after itself', () => {
    expect(toInput({ ...typed, name: ' ' }, source).name).toBe('DataLakePublisher');
    expect(problemOf({ ...empty, roleArn: ` ${roleArn}` })).toBeUndefined();
    expect(problemOf({ ...empty, roleArn: 'DataLakePublisher' })).toEqual({ code: 'role-arn-malformed' });
  });

  it('gives back what a role was made of', () => {
    const role = {
      ...{ id: 'r', name: 'Publisher', source, roleArn, externalId: 'x-1' },
      ...{ roleSessionName: 'maya', region: 'eu-west-1', durationSeconds: 900 },
    };
    const { id: _id, ...input } = role;
    expect(toInput(typedFrom(role), source)).toEqual(input);
  });
});

describe('fieldOf', () => {
  const refusal = (changes: Partial<TypedChainedRole>): ErrorView => {
    try {
      checkChainedRole(toInput({ ...typed, ...changes }, source), [session], [{ ...toInput(typed, source), id: 'r' }]);
    } catch (error) {
      if (error instanceof AppError) return { code: error.code };
    }
    throw new Error('it was accepted');
  };

  it.each<[Partial<TypedChainedRole>, string]>([
    [{}, 'name'],
    [{ name: 'Other', roleArn: 'DataLakePublisher' }, 'roleArn'],
    [{ name: 'Other', roleArn: 'arn:aws-cn:iam::264718039925:role/DataLakePublisher' }, 'roleArn'],
    [{ name: 'Other', region: 'cn-north-1' }, 'region'],
    [{ name: 'Other', region: 'Ireland' }, 'region'],
    [{ name: 'Other', externalId: 'x' }, 'externalId'],
    [{ name: 'Other', roleSessionName: 'two words' }, 'roleSessionName'],
  ])('finds the field of what main says of %j', (changes, field) => {
    expect(fieldOf(refusal(changes), { ...typed, ...changes }, 'us-east-1')).toBe(field);
  });

  it('leaves to the form what no field can mend', () => {
    expect(fieldOf({ code: 'chain-too-deep' }, typed, 'us-east-1')).toBeUndefined();
  });
});

describe('durationsFor', () => {
  it('offers the usual ones, and the one that counts', () => {
    expect(durationsFor(3600)).toEqual([3600, 2700, 1800, 900]);
    expect(durationsFor(1000)).toEqual([3600, 2700, 1800, 1000, 900]);
  });
});
