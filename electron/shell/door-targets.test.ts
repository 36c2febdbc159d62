import { describe, expect, it } from 'vitest';
import type { FoundInAwsFiles, FoundProfile } from '../../shared/aws-files.ts';
import type { SsoSession } from '../../shared/model.ts';
import { targetOf } from './door-targets.ts';

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
