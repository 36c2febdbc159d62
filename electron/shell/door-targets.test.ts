import { describe, expect, it } from 'vitest';
import type { FoundInAwsFiles, FoundProfile } from '../../shared/aws-files.ts';
import type { SsoSession } from '../../shared/model.ts';
import { targetOf } from './door-targets.ts';
import { createProfileRoles } from './profile-roles.ts';

const startUrl = 'https://one.awsapps.com/start';
const corp: SsoSession = {
  id: 'corp-id',
  name: 'Work',
  startUrl,
  region: 'us-east-1',
  scopes: [],
  sharedAs: { kind: 'sso-session', name: 'corp' },
};
const apart: SsoSession = { id: 'apart-id', name: 'Apart', startUrl, region: 'eu-west-1', scopes: [] };

const profile = (name: string, more: Partial<FoundProfile>): FoundProfile => ({
  name,
  kind: 'other',
  file: '/config',
  line: 1,
  problems: [],
  ...more,
});

const accountId = '412055367781';
const roleName = 'ReadOnly';
const roleArn = 'arn:aws:iam::264718039925:role/tools/Deploy';
const auditArn = 'arn:aws:iam::635920478811:role/Audit';

const found: FoundInAwsFiles = {
  sessions: [
    { kind: 'sso-session', name: 'corp', startUrl, region: 'us-east-1', scopes: [], file: '/config', line: 1 },
    { kind: 'sso-session', name: 'other', startUrl, region: 'sa-east-1', scopes: [], file: '/config', line: 5 },
  ],
  profiles: [
    profile('dev', { kind: 'sso-session', sessionName: 'corp', accountId, roleName, region: 'eu-west-2' }),
    profile('foreign', { kind: 'sso-session', sessionName: 'other', accountId, roleName }),
    profile('old', { kind: 'sso-legacy', startUrl, ssoRegion: 'eu-west-1', accountId, roleName }),
    profile('ours', {
      kind: 'credential-process',
      ours: { owner: 'apart-id', accountId, roleName, part: 'profile' },
    }),
    profile('gone', { kind: 'credential-process', ours: { owner: 'removed', accountId, roleName, part: 'profile' } }),
    profile('keys', { kind: 'static' }),
    profile('deploy', {
      kind: 'assume-role',
      assumes: { roleArn, sourceProfile: 'dev', externalId: 'x' },
      region: 'eu-west-3',
    }),
    profile('through', { kind: 'assume-role', assumes: { roleArn: auditArn, sourceProfile: 'deploy' } }),
    profile('written', {
      kind: 'assume-role',
      assumes: { roleArn, sourceProfile: 'nowhere', needs: 'mfa' },
      ours: { owner: 'apart-id', accountId, roleName: 'Deploy', chainedRoleId: 'chained-1', part: 'profile' },
    }),
    profile('circle', { kind: 'assume-role', assumes: { roleArn, sourceProfile: 'round' } }),
    profile('round', { kind: 'assume-role', assumes: { roleArn, sourceProfile: 'circle' } }),
    profile('itself', { kind: 'assume-role', assumes: { roleArn, sourceProfile: 'itself' }, accountId, roleName }),
    profile('from-keys', { kind: 'assume-role', assumes: { roleArn, sourceProfile: 'keys' } }),
    profile('no-arn', { kind: 'assume-role', assumes: { roleArn: 'Deploy', sourceProfile: 'dev' } }),
    profile('mfa', { kind: 'assume-role', assumes: { roleArn, sourceProfile: 'dev', needs: 'mfa' } }),
    profile('after-mfa', { kind: 'assume-role', assumes: { roleArn: auditArn, sourceProfile: 'mfa' } }),
    profile('host', { kind: 'assume-role', assumes: { roleArn, needs: 'host' } }),
  ],
  problems: [],
};

const sessions = [corp, apart];

describe('what a caller means', () => {
  it.each([
    ['dev', 'corp-id', 'Work', 'eu-west-2'],
    ['old', 'apart-id', 'Apart', undefined],
    ['ours', 'apart-id', 'Apart', undefined],
  ])('by the profile %s', (name, sessionId, sessionName, region) => {
    expect(targetOf({ profile: name }, found, sessions)).toEqual({
      role: { sessionId, accountId, roleName },
      sessionName,
      profile: name,
      ...(region !== undefined && { region }),
    });
  });

  it('by a profile that assumes a role, through as many others as there are', () => {
    const deploy = {
      sessionId: 'corp-id',
      accountId: '264718039925',
      roleName: 'Deploy',
      chainedRoleId: 'profile deploy',
    };
    expect(targetOf({ profile: 'deploy' }, found, sessions)).toEqual({
      ...{ role: deploy, sessionName: 'Work', profile: 'deploy', region: 'eu-west-3' },
    });
    const through = targetOf({ profile: 'through' }, found, sessions);
    expect(through?.role).toMatchObject({ roleName: 'Audit', chainedRoleId: 'profile through' });
    const roles = createProfileRoles(() => sessions);
    roles.follow(found);
    expect(roles.find('profile deploy')).toEqual({
      ...{ id: 'profile deploy', name: 'deploy', roleArn, externalId: 'x', region: 'eu-west-3' },
      source: { sessionId: 'corp-id', accountId, roleName },
    });
    expect(roles.find('profile through')).toMatchObject({ roleArn: auditArn, source: deploy });
    expect(roles.find('profile circle')).toBeUndefined();
  });

  it('by a profile that was written for a chained role, whatever became of it', () => {
    expect(targetOf({ profile: 'written' }, found, sessions)?.role).toEqual({
      ...{ sessionId: 'apart-id', accountId, roleName: 'Deploy', chainedRoleId: 'chained-1' },
    });
  });

  it.each([
    ['mfa', 'profile-needs-mfa', 'mfa'],
    ['after-mfa', 'profile-needs-mfa', 'mfa'],
    ['host', 'profile-needs-host', 'host'],
  ])('cannot be had by the profile %s', (name, code, detail) => {
    expect(() => targetOf({ profile: name }, found, sessions)).toThrow(expect.objectContaining({ code, detail }));
  });

  it.each(['circle', 'itself', 'from-keys', 'no-arn'])('is nothing by the profile %s', (name) => {
    expect(targetOf({ profile: name }, found, sessions)).toBeUndefined();
  });

  it.each(['foreign', 'gone', 'keys', 'nowhere'])('is nothing of ours by the profile %s', (name) => {
    expect(targetOf({ profile: name }, found, sessions)).toBeUndefined();
  });

  it.each(['Work', 'corp-id'])('by the session %s and the role', (session) => {
    expect(targetOf({ session, accountId, roleName }, found, sessions)).toEqual({
      role: { sessionId: 'corp-id', accountId, roleName },
      sessionName: 'Work',
    });
  });

  it('is nothing by a session that is not ours', () => {
    expect(targetOf({ session: 'Nobody', accountId, roleName }, found, sessions)).toBeUndefined();
  });
});
