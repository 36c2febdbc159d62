import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { credentialPreview } from '../../shared/credential-preview.ts';
import { credentialFormats } from '../../shared/settings.ts';
import type { RoleCredentials } from '../engine/ports.ts';
import { credentialValue, formatCredentials } from './formats.ts';

const credentials: RoleCredentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'wJalr/XUtn+FEMI/K7MDENG',
  sessionToken: 'IQoJb3JpZ2luX2VjE+/=token==',
  expiresAt: Date.UTC(2026, 10, 22, 1, 34, 10, 987),
};
const context = { accountId: '123456789012', roleName: 'Power+User=,.@-_' };
const withRegion = { ...context, region: 'eu-west-1' };
/** Everything printable that means something to some shell. */
const hostile = `'"\`$(id)\${HOME}\\;|&<>*?~#{}[]()!^%PATH%`;

const folder = mkdtempSync(join(tmpdir(), 'latchkey-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (program: string, ...args: string[]): boolean => {
  const present = spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  if (!present) console.log(`not tried here, because it is missing: ${[program, ...args].join(' ')}`);
  return present;
};

/** The AWS variables a program started by the shell sees after the block was read. */
const environmentAfter = (shell: string, block: string): Record<string, string> => {
  const script = join(folder, `block.${shell}`);
  writeFileSync(script, `${block}env\n`);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_SECURITY_TOKEN: 'old',
    AWS_PROFILE: 'old',
    AWS_DEFAULT_PROFILE: 'old',
  };
  const output = execFileSync(shell, [script], { env, encoding: 'utf8' });
  const pairs = output.split('\n').filter((line) => line.startsWith('AWS_'));
  return Object.fromEntries(pairs.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
};

const expected = (region?: string): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
  AWS_CREDENTIAL_EXPIRATION: '2026-11-22T01:34:10Z',
  ...(region !== undefined && { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
});

describe('C19: blocks for shells', () => {
  for (const [shell, format] of [
    ['sh', 'posix'],
    ['bash', 'posix'],
    ['zsh', 'posix'],
    ['fish', 'fish'],
  ] as const) {
    it.runIf(has(shell, '-c', 'true'))(`set all variables and clear what would win over them in ${shell}`, () => {
      expect(environmentAfter(shell, formatCredentials(format, credentials, context))).toEqual(expected());
      expect(environmentAfter(shell, formatCredentials(format, credentials, withRegion))).toEqual(
        expected('eu-west-1'),
      );
    });

    it.runIf(has(shell, '-c', 'true'))(`carry any printable value unchanged through ${shell}`, () => {
      const block = formatCredentials(format, { ...credentials, sessionToken: hostile }, context);
      expect(environmentAfter(shell, block)).toEqual({ ...expected(), AWS_SESSION_TOKEN: hostile });
    });
  }

  it('are written so for PowerShell', () => {
    expect(formatCredentials('powershell', { ...credentials, sessionToken: "it's" }, withRegion)).toBe(
      [
        'Remove-Item -ErrorAction SilentlyContinue Env:AWS_SECURITY_TOKEN, Env:AWS_PROFILE, Env:AWS_DEFAULT_PROFILE',
        "$Env:AWS_ACCESS_KEY_ID='ASIAEXAMPLE'",
        "$Env:AWS_SECRET_ACCESS_KEY='wJalr/XUtn+FEMI/K7MDENG'",
        "$Env:AWS_SESSION_TOKEN='it''s'",
        "$Env:AWS_CREDENTIAL_EXPIRATION='2026-11-22T01:34:10Z'",
        "$Env:AWS_REGION='eu-west-1'",
        "$Env:AWS_DEFAULT_REGION='eu-west-1'",
        '',
      ].join('\n'),
    );
  });

  it('are written so for cmd, which can quote fewer values than all', () => {
    expect(formatCredentials('cmd', credentials, context)).toBe(
      [
        'set "AWS_SECURITY_TOKEN="',
        'set "AWS_PROFILE="',
        'set "AWS_DEFAULT_PROFILE="',
        'set "AWS_ACCESS_KEY_ID=ASIAEXAMPLE"',
        'set "AWS_SECRET_ACCESS_KEY=wJalr/XUtn+FEMI/K7MDENG"',
        'set "AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjE+/=token=="',
        'set "AWS_CREDENTIAL_EXPIRATION=2026-11-22T01:34:10Z"',
        '',
      ].join('\n'),
    );
    for (const value of ['a"b', '%PATH%', 'a!b', 'a^b']) {
      expect(() => formatCredentials('cmd', { ...credentials, sessionToken: value }, context)).toThrow('unexpected');
    }
  });
});

describe('blocks for files', () => {
  it('set variables in a .env file, without quotes that some readers keep', () => {
    expect(formatCredentials('dotenv', credentials, withRegion)).toBe(
      `${Object.entries(expected('eu-west-1'))
        .map(([name, value]) => `${name}=${value}`)
        .join('\n')}\n`,
    );
    const odd = formatCredentials('dotenv', { ...credentials, sessionToken: 'a#b$c' }, context);
    expect(odd).toContain("AWS_SESSION_TOKEN='a#b$c'\n");
    expect(() => formatCredentials('dotenv', { ...credentials, sessionToken: "a'b" }, context)).toThrow('unexpected');
  });

  it.runIf(has('python3', '-c', 'import botocore'))('are read by botocore as a profile of the credentials file', () => {
    const file = join(folder, 'credentials');
    writeFileSync(file, formatCredentials('credentials-file', credentials, withRegion));
    chmodSync(file, 0o600);
    const profile = `${context.accountId}_${context.roleName}`;
    const script = `
import botocore.session, json, sys
session = botocore.session.Session(profile=sys.argv[1])
found = session.get_credentials().get_frozen_credentials()
print(json.dumps([found.access_key, found.secret_key, found.token, session.get_config_variable('region'), session.available_profiles]))`;
    const output = execFileSync('python3', ['-c', script, profile], {
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        AWS_SHARED_CREDENTIALS_FILE: file,
        AWS_CONFIG_FILE: join(folder, 'none'),
      },
      encoding: 'utf8',
    });
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    expect(JSON.parse(output)).toEqual([accessKeyId, secretAccessKey, sessionToken, 'eu-west-1', [profile]]);
  });

  it('refuse a name that would end the section header', () => {
    const roleName = 'Admin][default';
    expect(() => formatCredentials('credentials-file', credentials, { ...context, roleName })).toThrow('unexpected');
  });

  it('are what a credential process prints', () => {
    const text = formatCredentials('json', credentials, withRegion);
    expect(JSON.parse(text)).toEqual({
      Version: 1,
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: '2026-11-22T01:34:10Z',
    });
  });
});

describe('every form', () => {
  it.each(credentialFormats)('%s refuses line breaks, controls, blanks and anything beyond ASCII', (format) => {
    for (const wrong of ['a\nb', 'a\rb', 'a\u001b[2Jb', 'a b', '', 'a\u2019b', 'a\u2028b']) {
      expect(() => formatCredentials(format, { ...credentials, secretAccessKey: wrong }, context)).toThrow(
        'unexpected',
      );
      expect(() => formatCredentials(format, credentials, { ...context, roleName: wrong })).toThrow('unexpected');
    }
  });

  it('does not repeat a refused value in its error', () => {
    try {
      formatCredentials('cmd', { ...credentials, secretAccessKey: 'very%secret' }, context);
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('very');
    }
  });

  it('gives single values alone', () => {
    expect(credentialValue('access-key-id', credentials)).toBe('ASIAEXAMPLE');
    expect(credentialValue('secret-access-key', credentials)).toBe('wJalr/XUtn+FEMI/K7MDENG');
    expect(credentialValue('session-token', credentials)).toBe('IQoJb3JpZ2luX2VjE+/=token==');
    expect(() => credentialValue('session-token', { ...credentials, sessionToken: 'a\nb' })).toThrow('unexpected');
  });
});

describe('the preview of a form', () => {
  const hidden = (text: string): string => {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    return [accessKeyId, secretAccessKey, sessionToken].reduce(
      (left, secret) => left.replaceAll(secret, '••••••'),
      text,
    );
  };

  it.each(credentialFormats)('shows %s as it is copied, with dots for the secrets', (format) => {
    for (const each of [context, withRegion]) {
      const copied = hidden(formatCredentials(format, credentials, each)).trimEnd();
      const shown = credentialPreview(format, { ...each, expiresAt: credentials.expiresAt }).join('\n');
      expect(shown).toBe(copied);
    }
  });

  it('has dots where nothing was issued yet', () => {
    expect(credentialPreview('json', context).filter((line) => line.includes('••••••'))).toHaveLength(4);
  });
});
