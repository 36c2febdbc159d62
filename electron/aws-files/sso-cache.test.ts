import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fromSso } from '@aws-sdk/token-providers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hourMs, minuteMs, secondMs } from '../../shared/time.ts';
import { botocoreVersion } from './botocore-witness.ts';
import { surveyTokenCache } from './cache-survey.ts';
import { openSharedTokens, type SharedTokens } from './sso-cache.ts';
import type { SharedToken } from './token-file.ts';
import type { TokenKey } from './token-key.ts';

const corp: TokenKey = {
  kind: 'sso-session',
  name: 'corp',
  startUrl: 'https://example.awsapps.com/start',
  region: 'us-east-1',
};

const secondsNow = Math.floor(Date.now() / secondMs) * secondMs;
const sharedToken = (name: string, lengthMs: number): SharedToken => ({
  token: { accessToken: name, refreshToken: `${name}-next`, issuedAt: secondsNow, expiresAt: secondsNow + lengthMs },
  registration: { clientId: 'client', clientSecret: 'secret', expiresAt: secondsNow + 90 * 24 * hourMs, scopes: [] },
});

let home: string;
let folder: string;
let tokens: SharedTokens;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'latchkey-cache-'));
  folder = join(home, '.aws', 'sso', 'cache');
  tokens = openSharedTokens({ folder, now: Date.now });
});
afterEach(() => rm(home, { recursive: true }));

const standing = (): Record<string, unknown> => JSON.parse(readFileSync(tokens.pathOf(corp), 'utf8'));

/** As another tool would: in place, at once, without asking. */
const writeAsOthers = (name: string, lengthMs: number): void =>
  writeFileSync(
    tokens.pathOf(corp),
    JSON.stringify({
      startUrl: corp.startUrl,
      region: corp.region,
      accessToken: name,
      expiresAt: new Date(secondsNow + lengthMs).toISOString(),
    }),
  );

describe('the token files shared with AWS tools', () => {
  it('come back as written, for the owner alone, in a folder made on the way', async () => {
    expect(await tokens.read(corp)).toEqual({ kind: 'absent' });
    const one = sharedToken('one', hourMs);
    expect(await tokens.write(corp, one)).toEqual(one);
    expect(lstatSync(tokens.pathOf(corp)).mode & 0o777).toBe(0o600);
    const reading = await tokens.read(corp);
    expect(reading).toMatchObject({
      kind: 'token',
      shared: { token: { accessToken: 'one', refreshToken: 'one-next' } },
    });
    if (reading.kind !== 'token') throw new Error('no token');
    expect(reading.shared.registration).toEqual(one.registration);
    expect(reading.shared.token.expiresAt).toBe(one.token.expiresAt);
    expect(Math.abs(reading.shared.token.issuedAt - Date.now())).toBeLessThan(minuteMs);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('keep the keys of others, and only those of the same session', async () => {
    await tokens.write(corp, sharedToken('one', hourMs));
    writeFileSync(tokens.pathOf(corp), JSON.stringify({ ...standing(), sessionHint: { of: 'another tool' } }));
    chmodSync(tokens.pathOf(corp), 0o644);
    await tokens.write(corp, sharedToken('two', hourMs));
    expect(standing()).toMatchObject({ accessToken: 'two', sessionHint: { of: 'another tool' } });
    expect(lstatSync(tokens.pathOf(corp)).mode & 0o777).toBe(0o600);
    await tokens.write({ ...corp, region: 'eu-west-1' }, sharedToken('three', hourMs));
    expect(standing()).not.toHaveProperty('sessionHint');
  });

  it('let a later token win that came while we worked, and no other', async () => {
    await tokens.write(corp, sharedToken('old', 9 * hourMs));
    const ours = sharedToken('ours', hourMs);
    await tokens.exclusively(corp, async () => {
      expect((await tokens.write(corp, ours)).token.accessToken).toBe('ours');
    });
    await tokens.exclusively(corp, async () => {
      writeAsOthers('theirs', 2 * hourMs);
      const stands = await tokens.write(corp, sharedToken('ours again', hourMs));
      expect(stands.token.accessToken).toBe('theirs');
    });
    expect(standing().accessToken).toBe('theirs');
    await tokens.exclusively(corp, async () => {
      writeAsOthers('theirs, shorter', minuteMs);
      expect((await tokens.write(corp, ours)).token.accessToken).toBe('ours');
    });
    expect(standing().accessToken).toBe('ours');
  });

  it('are never taken back from whoever may have traded ours in already', async () => {
    await tokens.write(corp, sharedToken('old', hourMs));
    const writing = tokens.exclusively(corp, () => tokens.write(corp, sharedToken('ours', hourMs)));
    while (standing().accessToken !== 'ours') await nextTurn();
    // Of the same second: the file knows no finer time.
    writeAsOthers('theirs, in exchange for ours', hourMs);
    expect((await writing).token.accessToken).toBe('theirs, in exchange for ours');
    expect(standing().accessToken).toBe('theirs, in exchange for ours');
  });

  it('are waited for while another tool is in the middle of writing', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(tokens.pathOf(corp), '');
    const reading = tokens.read(corp);
    await writeFile(tokens.pathOf(corp), '{"startUrl": "https://exa');
    writeAsOthers('whole', hourMs);
    expect(await reading).toMatchObject({ kind: 'token', shared: { token: { accessToken: 'whole' } } });
  });

  it('that are damaged, foreign or of another session are named, left alone and not used (C14)', async () => {
    mkdirSync(folder, { recursive: true });
    const path = tokens.pathOf(corp);
    const others = JSON.stringify({
      startUrl: 'https://other.awsapps.com/start',
      region: 'us-east-1',
      accessToken: 'x',
      expiresAt: '2030-01-01T00:00:00Z',
    });
    for (const [text, code] of [
      ['', 'token-unreadable'],
      ['{"startUrl": "https://exa', 'token-unreadable'],
      ['{"some": "JSON"}', 'not-a-token'],
      [others, 'token-of-another-session'],
    ] as const) {
      writeFileSync(path, text);
      expect(await tokens.read(corp)).toEqual({ kind: 'problem', problem: { code, file: path } });
      expect(await tokens.forget(corp)).toBe(false);
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
    await rm(path);
    mkdirSync(path);
    expect(await tokens.read(corp)).toEqual({ kind: 'problem', problem: { code: 'not-a-file', file: path } });
    await expect(tokens.write(corp, sharedToken('one', hourMs))).rejects.toMatchObject({ code: 'file-unwritable' });
  });

  it('are forgotten only while they hold that token of that session', async () => {
    await tokens.write(corp, sharedToken('one', hourMs));
    await tokens.write({ ...corp, name: 'other' }, sharedToken('two', hourMs));
    expect(await tokens.forget(corp, 'another')).toBe(false);
    expect(await tokens.forget({ ...corp, region: 'eu-west-1' })).toBe(false);
    expect(await tokens.forget(corp, 'one')).toBe(true);
    expect(await tokens.forget(corp)).toBe(false);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('are worked on by one at a time, with no lock left behind', async () => {
    const seen: string[] = [];
    const work = (name: string) =>
      tokens.exclusively(corp, async () => {
        seen.push(`${name} begins`);
        expect(readdirSync(folder).some((each) => each.endsWith('.lock'))).toBe(true);
        seen.push(`${name} ends`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are surveyed for what is no use to anybody', async () => {
    await tokens.write(corp, sharedToken('one', hourMs));
    expect(await surveyTokenCache(join(home, 'missing'))).toEqual([]);
    writeFileSync(join(folder, 'a.json'), '');
    writeFileSync(join(folder, 'b.json'), '{"some": "JSON"}');
    writeFileSync(join(folder, 'botocore-client-id-us-east-1.json'), '{"clientId": "c", "clientSecret": "s"}');
    mkdirSync(join(folder, 'c.json'));
    writeFileSync(join(folder, 'notes.txt'), 'x');
    writeFileSync(join(folder, 'd.json'), Buffer.alloc(2_000_000));
    expect((await surveyTokenCache(folder)).map(({ code, file }) => [file.slice(-6), code])).toEqual([
      ['a.json', 'token-unreadable'],
      ['b.json', 'not-a-token'],
      ['c.json', 'not-a-file'],
      ['d.json', 'too-large'],
    ]);
  });
});

const configOf = (key: TokenKey): string =>
  `[profile dev]\nsso_session = ${key.name}\n\n[sso-session ${key.name}]\nsso_start_url = ${key.startUrl}\nsso_region = ${key.region}\n`;

describe('with other AWS tools', () => {
  it('what we wrote is read by the AWS SDK for JavaScript', async () => {
    await tokens.write(corp, sharedToken('for-js', hourMs));
    const config = join(home, 'config');
    writeFileSync(config, configOf(corp));
    const before = process.env.HOME;
    process.env.HOME = home;
    try {
      const token = await fromSso({ profile: 'dev', configFilepath: config, filepath: join(home, 'none') })();
      expect(token).toEqual({ token: 'for-js', expiration: new Date(secondsNow + hourMs) });
    } finally {
      process.env.HOME = before;
    }
  });

  const version = botocoreVersion();
  it.runIf(version !== undefined)(`what we wrote is read by botocore ${version}, and the other way round`, async () => {
    await tokens.write(corp, sharedToken('for-python', hourMs));
    writeFileSync(join(home, '.aws', 'config'), configOf(corp));
    const program = `
from botocore.session import Session
from botocore.tokens import SSOTokenProvider
from botocore.tokens import _sso_json_dumps, JSONFileCache
import datetime, os, sys
token = SSOTokenProvider(Session(profile="dev")).load_token().get_frozen_token()
print(token.token, token.expiration.strftime("%Y-%m-%dT%H:%M:%SZ"))
cache = JSONFileCache(SSOTokenProvider._SSO_TOKEN_CACHE_DIR, dumps_func=_sso_json_dumps)
standing = cache[sys.argv[1]]
standing["accessToken"] = "from-python"
standing["expiresAt"] = datetime.datetime(2030, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
cache[sys.argv[1]] = standing
`;
    const name = tokens.pathOf(corp).slice(folder.length + 1, -'.json'.length);
    const { AWS_CONFIG_FILE: _, ...inherited } = process.env;
    const env = { ...inherited, HOME: home, AWS_EC2_METADATA_DISABLED: 'true' };
    const said = execFileSync('python3', ['-c', program, name], { encoding: 'utf8', env });
    const expiresAt = new Date(secondsNow + hourMs).toISOString().replace('.000', '');
    expect(said.trim()).toBe(`for-python ${expiresAt}`);
    const longAgo = Date.now() / secondMs - 600;
    utimesSync(tokens.pathOf(corp), longAgo, longAgo);
    expect(await tokens.read(corp)).toMatchObject({
      kind: 'token',
      shared: {
        token: {
          accessToken: 'from-python',
          refreshToken: 'for-python-next',
          issuedAt: expect.closeTo(longAgo * secondMs, -2),
          expiresAt: Date.parse('2030-01-02T03:04:05Z'),
        },
      },
    });
  });
});
