/** The built command, against a real door of a stand-in app. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCommand } from '../e2e/built-command.ts';
import { createDoorBed } from '../e2e/door-bed.ts';
import { type LocalDoor, openLocalDoor } from '../electron/providers/local-door.ts';
import { AppError, type ErrorCode } from '../shared/errors.ts';

const assertion = `eyJhbGciOiJSUzI1NiJ9.${'canaryASSERTION'.repeat(2000)}.signature`;

let root: string;
let launcher: string;
let door: LocalDoor;
const { bed, ports } = createDoorBed();
const giving = bed.exchange;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'latchkey-token-'));
  launcher = await buildCommand(root);
  writeFileSync(join(root, 'assertion'), `${assertion}\n`);
  writeFileSync(join(root, 'verifier'), 'canaryVERIFIER');
  writeFileSync(join(root, 'empty'), ' \n');
});
afterAll(() => rm(root, { recursive: true }));
beforeEach(async () => {
  bed.exchange = giving;
  bed.access = () => 'allowed';
  bed.exchanged.length = 0;
  bed.recorded.length = 0;
  const local = { ...ports, status: () => ({ version: '1', sessions: [] }), signIn: async () => undefined };
  door = await openLocalDoor(local, { userData: join(root, 'data'), platform: 'linux', environment: {} });
});
afterEach(() => door.close());

const exchange = async (args: readonly string[], input = '') => {
  const own = ['token', 'exchange', 'Reports', '--user-data-dir', join(root, 'data')];
  const child = spawn(process.execPath, [launcher, ...own, ...args], { env: { PATH: process.env.PATH }, cwd: root });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
};

describe('latchkey token exchange', () => {
  it('says what was issued, and sends the secret from its file', async () => {
    const { code, stdout, stderr } = await exchange(['--assertion-file', 'assertion', '--scope', 'aws']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      'Reports: Access token',
      expect.stringMatching(/^Expires {11}2026-01-05T10:00:00\.000Z, in /),
      'Scopes            openid aws',
      'Identity context  yes',
      'Renewable         no',
      '',
    ]);
    expect(bed.exchanged).toEqual([
      { application: 'Reports', request: { grant: 'jwt-bearer', assertion, scopes: ['aws'] }, showToken: false },
    ]);
    expect(bed.recorded).toMatchObject([
      { caller: { door: 'command-line', name: 'latchkey' }, role: { roleName: 'Signer' }, outcome: 'allowed' },
    ]);
  });

  it.each<[readonly string[], string, object]>([
    [['--subject-token-file', '-'], 'canaryTOKEN\n', { grant: 'token-exchange', subjectToken: 'canaryTOKEN' }],
    [['--grant', 'token-exchange'], '', { grant: 'token-exchange' }],
    [['--grant', 'refresh-token'], '', { grant: 'refresh-token' }],
    [
      ['--code-file', '-', '--redirect-uri', 'http://127.0.0.1/x', '--code-verifier-file', 'verifier'],
      'canaryCODE',
      {
        ...{ grant: 'authorization-code', code: 'canaryCODE', redirectUri: 'http://127.0.0.1/x' },
        codeVerifier: 'canaryVERIFIER',
      },
    ],
  ])('asks with %j', async (args, input, request) => {
    expect(await exchange(args, input)).toMatchObject({ code: 0, stderr: '' });
    expect(bed.exchanged).toEqual([{ application: 'Reports', request, showToken: false }]);
  });

  it('writes JSON, and the token only where that was asked for', async () => {
    bed.exchange = async () => ({ ...(await giving()), accessToken: 'canaryACCESS' });
    const { stdout } = await exchange(['--grant', 'refresh-token', '--format', 'json', '--show-token']);
    expect(JSON.parse(stdout)).toEqual({
      application: 'Reports',
      accessToken: 'canaryACCESS',
      issuedAt: '2026-01-05T09:00:00.000Z',
      expiresAt: '2026-01-05T10:00:00.000Z',
      issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
      scopes: ['openid', 'aws'],
      hasIdentityContext: true,
      isRefreshable: false,
    });
    expect(bed.exchanged).toMatchObject([{ showToken: true }]);
    const text = await exchange(['--grant', 'refresh-token']);
    expect([text.code, text.stdout.includes('canaryACCESS')]).toEqual([0, false]);
    expect(bed.exchanged.at(-1)).toMatchObject({ showToken: false });
  });

  it.each<[ErrorCode, number, RegExp]>([
    ['grant-refused', 5, /did not accept what the token for Reports/],
    ['application-refused', 5, /gave no token for Reports/],
    ['sign-in-again', 4, /not signed in to acme/],
    ['application-unknown', 1, /no application Reports/],
    ['offline', 1, /network/],
  ])('ends with a code of its own for %s', async (failure, code, words) => {
    bed.exchange = () => Promise.reject(new AppError(failure, { detail: 'Reports' }));
    const ended = await exchange(['--assertion-file', 'assertion']);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(/^latchkey: [^\n]+\n$/);
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).not.toContain('canary');
    expect(bed.recorded).toMatchObject([{ outcome: 'refused', because: failure }]);
  });

  it('asks for nothing where the caller may not have the role that signs', async () => {
    let isRun = false;
    bed.exchange = () => {
      isRun = true;
      return giving();
    };
    bed.access = () => 'refused';
    expect(await exchange(['--grant', 'refresh-token'])).toMatchObject({ code: 5, stdout: '' });
    bed.access = () => 'asking';
    const asking = await exchange(['--grant', 'refresh-token']);
    expect([asking.code, asking.stderr]).toEqual([5, expect.stringContaining('is asking the person')]);
    expect(isRun).toBe(false);
  });

  it('says which file cannot be read', async () => {
    const missing = await exchange(['--assertion-file', 'none']);
    expect(missing).toEqual({ code: 1, stdout: '', stderr: 'latchkey: none cannot be read (ENOENT).\n' });
    const empty = await exchange(['--assertion-file', 'empty']);
    expect(empty).toEqual({ code: 1, stdout: '', stderr: 'latchkey: There is nothing in empty.\n' });
    expect(bed.exchanged).toEqual([]);
  });
});
