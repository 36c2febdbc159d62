import { describe, expect, it } from 'vitest';
import { checkApplication } from '../shared/applications.ts';
import { AppError, type ErrorView } from '../shared/errors.ts';
import {
  emptyGrant,
  fieldOf,
  missingIn,
  type TypedApplication,
  toInput,
  toRequest,
  typedFrom,
} from './application-form.ts';

const session = {
  id: 's',
  name: 'Northwind',
  startUrl: 'https://x.awsapps.com/start',
  region: 'us-east-1',
  scopes: [],
};
const typed: TypedApplication = {
  name: 'Reports',
  applicationArn: 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67',
  region: 'us-east-1',
  identityRoleArn: '',
  signer: { sessionId: 's', accountId: '264718039925', roleName: 'DataEngineer' },
  grant: 'jwt-bearer',
};

describe('toInput', () => {
  it('gives back what an application was made of', () => {
    const identityRoleArn = 'arn:aws:iam::264718039925:role/DataLakePublisher';
    const input = toInput({ ...typed, identityRoleArn });
    expect(input && toInput(typedFrom({ ...input, id: 'a' }))).toEqual(input);
    expect(toInput(typed)).not.toHaveProperty('identityRoleArn');
  });

  it('is nothing while nobody signs', () => {
    expect(toInput(typedFrom(undefined))).toBeUndefined();
  });
});

describe('fieldOf', () => {
  const refusal = (changes: Partial<TypedApplication>): ErrorView => {
    const input = toInput({ ...typed, ...changes });
    const taken = toInput(typed);
    if (input === undefined || taken === undefined) throw new Error('nobody signs');
    try {
      checkApplication(input, [session], [{ ...taken, id: 'a' }]);
    } catch (error) {
      if (error instanceof AppError) return { code: error.code };
    }
    throw new Error('it was accepted');
  };

  it.each<[Partial<TypedApplication>, string]>([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'Other', applicationArn: 'apl-5f2c81d09ab34e67' }, 'applicationArn'],
    [{ name: 'Other', applicationArn: typed.applicationArn.replace('aws', 'aws-cn') }, 'applicationArn'],
    [{ name: 'Other', region: '' }, 'region'],
    [{ name: 'Other', region: 'cn-north-1' }, 'region'],
    [{ name: 'Other', identityRoleArn: 'DataLakePublisher' }, 'identityRoleArn'],
    [{ name: 'Other', identityRoleArn: 'arn:aws-cn:iam::264718039925:role/Publisher' }, 'identityRoleArn'],
    [{ name: 'Other', signer: { sessionId: 'gone', accountId: '264718039925', roleName: 'A' } }, 'signer'],
  ])('finds the field of what main says of %j', (changes, field) => {
    expect(fieldOf(refusal(changes), { ...typed, ...changes }, 'us-east-1')).toBe(field);
  });
});

describe('toRequest', () => {
  it('sends what belongs to the grant, and nothing of the others', () => {
    const all = {
      ...emptyGrant,
      assertion: ' a.b.c\n',
      code: 'c',
      redirectUri: 'https://r.example/',
      subjectToken: 't',
    };
    expect(toRequest('jwt-bearer', all)).toEqual({ grant: 'jwt-bearer', assertion: 'a.b.c' });
    expect(toRequest('token-exchange', all)).toEqual({ grant: 'token-exchange' });
    expect(toRequest('token-exchange', { ...all, isOwnToken: false, requestedTokenType: 'refresh_token' })).toEqual({
      ...{ grant: 'token-exchange', subjectToken: 't', requestedTokenType: 'refresh_token' },
    });
    expect(toRequest('authorization-code', { ...all, codeVerifier: 'v' })).toEqual({
      grant: 'authorization-code',
      code: 'c',
      redirectUri: 'https://r.example/',
      codeVerifier: 'v',
    });
    expect(toRequest('refresh-token', { ...all, scopes: 'openid, aws' })).toEqual({
      grant: 'refresh-token',
      scopes: ['openid', 'aws'],
    });
  });

  it('knows what is missing first', () => {
    expect(missingIn('jwt-bearer', emptyGrant)).toBe('assertion');
    expect(missingIn('token-exchange', emptyGrant)).toBeUndefined();
    expect(missingIn('token-exchange', { ...emptyGrant, isOwnToken: false })).toBe('subjectToken');
    expect(missingIn('authorization-code', { ...emptyGrant, code: 'c' })).toBe('redirectUri');
    expect(missingIn('refresh-token', emptyGrant)).toBeUndefined();
  });
});
