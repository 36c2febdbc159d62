import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsFileProblemWords } from '../../shared/aws-files.ts';
import { readAwsConfig } from './aws-config.ts';
import { oddConfigs } from './config-corpus.ts';

const startUrl = 'https://example.awsapps.com/start';
const session = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;

let folder: string;
let config: string;
let credentials: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-config-'));
  config = join(folder, 'config');
  credentials = join(folder, 'credentials');
});
afterEach(() => rm(folder, { recursive: true }));

const found = (text: string | Buffer, keys?: string) => {
  writeFileSync(config, text);
  if (keys !== undefined) writeFileSync(credentials, keys);
  return readAwsConfig({ config, credentials });
};

describe('what is found in the files of AWS tools', () => {
  it('is nothing where there are none', async () => {
    expect(await readAwsConfig({ config, credentials })).toEqual({ sessions: [], profiles: [], problems: [] });
  });

  it.each<[string, object | undefined]>([
    ['source_profile = a', { sourceProfile: 'a' }],
    [
      'source_profile = a\nexternal_id = x\nrole_session_name = ana\nduration_seconds = 900',
      { sourceProfile: 'a', externalId: 'x', roleSessionName: 'ana', durationSeconds: 900 },
    ],
    ['source_profile = a\nduration_seconds = long', { sourceProfile: 'a' }],
    ['source_profile = a\nmfa_serial = arn:aws:iam::111122223333:mfa/ana', { sourceProfile: 'a', needs: 'mfa' }],
    ['credential_source = Ec2InstanceMetadata', { needs: 'host' }],
    ['web_identity_token_file = /token', undefined],
  ])('are roles to assume, with: %s', async (settings, expected) => {
    const roleArn = 'arn:aws:iam::111122223333:role/x';
    const { profiles } = await found(`[profile deploy]\nrole_arn = ${roleArn}\n${settings}\n`);
    expect(profiles[0]?.assumes).toEqual(expected && { roleArn, ...expected });
  });

  it('are sessions and profiles of every kind, with their places', async () => {
    const reading = await found(
      `${session}sso_registration_scopes = sso:account:access, other:scope,\n
[default]
region = eu-west-1
[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
region = us-west-2
[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Read
[profile old-too]
sso_start_url = https://old.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Write
[profile tool]
credential_process = /bin/tool
[profile chained]
role_arn = arn:aws:iam::111122223333:role/x
source_profile = keys
# written by Latchkey: corp-id/111122223333/Admin/ours
[profile ours]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
`,
      '[keys]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = verysecret\n',
    );
    expect(reading.problems).toEqual([]);
    expect(reading.sessions).toEqual([
      {
        ...{ kind: 'sso-session', name: 'corp', startUrl, region: 'us-east-1', file: config, line: 1 },
        scopes: ['sso:account:access', 'other:scope'],
      },
      {
        ...{ kind: 'legacy', name: 'old', startUrl: 'https://old.awsapps.com/start', region: 'eu-west-1' },
        ...{ scopes: [], file: config, line: 13 },
      },
    ]);
    expect(reading.profiles.map(({ name, kind, line, problems }) => [name, kind, line, problems])).toEqual([
      ['default', 'other', 6, []],
      ['dev', 'sso-session', 8, []],
      ['old', 'sso-legacy', 13, []],
      ['old-too', 'sso-legacy', 18, []],
      ['tool', 'credential-process', 23, []],
      ['chained', 'assume-role', 25, []],
      ['ours', 'sso-session', 29, []],
      ['keys', 'static', 1, []],
    ]);
    expect(reading.profiles[1]).toMatchObject({
      ...{ sessionName: 'corp', startUrl, ssoRegion: 'us-east-1', accountId: '111122223333', roleName: 'Admin' },
      region: 'us-west-2',
    });
    expect(reading.profiles[6]?.ours).toEqual({
      ...{ owner: 'corp-id', accountId: '111122223333', roleName: 'Admin', part: 'profile' },
    });
    expect(JSON.stringify(reading)).not.toMatch(/verysecret|AKIAEXAMPLE/);
  });

  it.each([
    ['sso_session = gone\nsso_account_id = 1\nsso_role_name = A', 'session-missing', 2, 'gone'],
    ['region = x\nsso_session = corp\nsso_account_id = 1', 'profile-incomplete', 1, 'sso_role_name'],
    [
      'sso_session = corp\nsso_account_id = 1\nsso_role_name = A\nsso_region = eu-west-1',
      'setting-differs',
      5,
      'sso_region',
    ],
    ['role_arn = x\nsource_profile = gone', 'source-missing', 3, 'gone'],
    ['region: us-east-1', 'setting-read-differently', 2, 'region'],
    ['Region = us-east-1', 'setting-read-differently', 2, 'region'],
    ['region = us-east-1 # home', 'setting-read-differently', 2, 'region'],
  ] as const)('say why a profile does not work: %j', async (settings, code, line, detail) => {
    const { profiles } = await found(`[profile p]\n${settings}\n\n${session}`);
    expect(profiles[0]?.problems).toEqual([{ code, file: config, line, detail }]);
  });

  it.each([
    ['[profile "with space"]', [], ['name-dropped']],
    ['[profile  two]', [], ['name-dropped']],
    ['[profile my name]', ['name-ignored'], undefined],
    ['[ profile lead ]', ['name-ignored'], undefined],
    ['[profile.x]', ['name-unknown'], []],
    ['[profile "q"]\nregion = a\n[profile q]', ['name-twice'], []],
  ] as const)('say which tools do not see a section written %s', async (header, problems, ofProfile) => {
    const reading = await found(`${header}\nregion = us-east-1\n`);
    expect(reading.problems.map(({ code }) => code)).toEqual(problems);
    expect(reading.profiles[0]?.problems.map(({ code }) => code)).toEqual(ofProfile);
  });

  it('have no session to adopt whose region would lead elsewhere', async () => {
    const { sessions, problems } = await found(session.replace('us-east-1', 'evil.example/x#'));
    expect(sessions).toEqual([]);
    expect(problems).toEqual([{ code: 'region-malformed', file: config, line: 3, detail: 'evil.example/x#' }]);
    expect((await found('[sso-session a]\nsso_region = us-east-1\n')).problems).toMatchObject([
      { code: 'session-incomplete', line: 1, detail: 'sso_start_url' },
    ]);
  });

  it.each([
    ['byte order mark', 'byte-order-mark', 1],
    ['Latin-1', 'not-utf-8', undefined],
    ['duplicate section', 'duplicate-section', 11],
    ['blocked name', 'section-blocked', 11],
    ['DEFAULT in capitals', 'default-for-all', 1],
  ] as const)('say what is wrong with a file: %s', async (name, code, line) => {
    const reading = await found(oddConfigs[name] ?? '');
    expect(reading.problems).toMatchObject([line === undefined ? { code } : { code, line }]);
    expect(reading.profiles.length > 0).toBe(name !== 'Latin-1');
  });

  it('are not looked for in a folder, a huge file or one that may not be read', async () => {
    mkdirSync(config);
    writeFileSync(credentials, Buffer.alloc(10_000_000, 'x'));
    expect((await readAwsConfig({ config, credentials })).problems).toEqual([
      { code: 'not-a-file', file: config },
      { code: 'too-large', file: credentials },
    ]);
    const under = join(credentials, 'config');
    expect((await readAwsConfig({ config: under, credentials: join(folder, 'no') })).problems).toMatchObject([
      { code: 'unreadable', file: under },
    ]);
  });

  it('never throws, and neither rewrites nor touches a file', async () => {
    for (const [name, content] of Object.entries(oddConfigs)) {
      writeFileSync(config, content, { mode: 0o644 });
      const before = statSync(config);
      const reading = await readAwsConfig({ config, credentials: config });
      for (const problem of [...reading.problems, ...reading.profiles.flatMap(({ problems }) => problems)]) {
        const words = awsFileProblemWords(problem);
        expect(`${words.reason}. ${words.meaning}`, name).not.toContain('{');
        if (problem.line !== undefined) expect(problem.line, name).toBeGreaterThan(0);
      }
      const after = statSync(config);
      expect([after.mtimeMs, after.mode, after.ino], name).toEqual([before.mtimeMs, before.mode, before.ino]);
      expect(readFileSync(config).equals(Buffer.from(content)), name).toBe(true);
    }
  });
});
