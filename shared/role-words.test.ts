import { describe, expect, it } from 'vitest';
import { refOfChainedRole } from './chained-roles.ts';
import { durationHint, durationName, viaWords } from './role-words.ts';

const source = { sessionId: 's', accountId: '221400981536', roleName: 'DataEngineer' };
const publisher = {
  ...{ id: 'p', name: 'Publisher', source },
  roleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
};
const inspector = {
  ...{ id: 'i', name: 'NetworkInspector', source: refOfChainedRole(publisher) },
  roleArn: 'arn:aws:iam::635920478811:role/NetworkInspector',
};
const roles = [publisher, inspector];
const names = (accountId: string) => (accountId === source.accountId ? 'data-lake-dev' : undefined);

describe('viaWords', () => {
  it('says what the role is and whose credentials assume it', () => {
    expect(viaWords(publisher, roles, names)).toBe('DataLakePublisher via DataEngineer in data-lake-dev');
  });

  it('names no account twice', () => {
    const sibling = { ...publisher, roleArn: 'arn:aws:iam::221400981536:role/Deploy' };
    expect(viaWords(sibling, roles, names)).toBe('Deploy via DataEngineer');
  });

  it('calls another chained role by its name, and says nothing twice', () => {
    expect(viaWords(inspector, roles, names)).toBe('via Publisher');
  });

  it('does without names it was not given', () => {
    expect(viaWords(publisher, roles, () => undefined)).toBe('DataLakePublisher via DataEngineer in 221400981536');
  });
});

describe('durations', () => {
  it('are said as lengths', () => {
    expect([3600, 2700, 900].map(durationName)).toEqual(['1 h', '45 min', '15 min']);
    expect(durationHint).toContain('1 h at most');
  });
});
