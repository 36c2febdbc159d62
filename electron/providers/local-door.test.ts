import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDoorBed, secrets } from '../../e2e/door-bed.ts';
import type { DoorAddress } from '../../shared/doors.ts';
import { AppError } from '../../shared/errors.ts';
import { writeCredentialHelper } from './credential-helper.ts';
import { type LocalDoor, localDoorFiles, openLocalDoor } from './local-door.ts';

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(command, args, { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });

const { bed, ports } = createDoorBed();
const giving = bed.credentials;
const signedIn: string[] = [];
const localPorts = {
  ...ports,
  status: () => ({ version: '1.2.3', sessions: [] }),
  signIn: async (session: string) => {
    if (session !== 'acme') throw new AppError('session-unknown');
    signedIn.push(session);
  },
};

let root: string;
let userData: string;
let opened: LocalDoor[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'latchkey door '));
  userData = join(root, 'My "App" Data');
  opened = [];
  bed.credentials = giving;
  bed.access = () => 'allowed';
  bed.calls.length = 0;
  bed.recorded.length = 0;
});
afterEach(async () => {
  await Promise.all(opened.map((door) => door.close()));
  await rm(root, { recursive: true });
});

const open = async (platform: NodeJS.Platform = 'linux', environment: NodeJS.ProcessEnv = {}): Promise<LocalDoor> => {
  const door = await openLocalDoor(localPorts, { userData, platform, environment });
  opened.push(door);
  return door;
};

const dieListening = 'require("node:net").createServer().listen(process.argv[1], () => process.kill(process.pid, 9))';

const modeOf = (path: string): number => lstatSync(path).mode & 0o777;

describe('the credential helper', () => {
  it('prints one JSON object as credential_process wants it', async () => {
    await open();
    const helper = await writeCredentialHelper(userData, 'linux');
    const { code, stdout, stderr } = await run(helper, ['--profile', 'dev']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(stdout)).toEqual({
      Version: 1,
      AccessKeyId: 'ASIACANARYEXAMPLE123',
      SecretAccessKey: secrets.secretAccessKey,
      SessionToken: secrets.sessionToken,
      Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AccountId: '111122223333',
    });
    expect(bed.recorded).toMatchObject([
      { caller: { door: 'credential-process', name: 'dev' }, profile: 'dev', outcome: 'allowed' },
    ]);
  });

  it('takes any profile name and a role named in full', async () => {
    await open();
    const helper = await writeCredentialHelper(userData, 'linux');
    expect((await run(helper, ['--profile', 'my team & co'])).code).toBe(0);
    const byRole = ['--session', 'acme', '--account', '111122223333', '--role', 'ReadOnly'];
    expect((await run(helper, byRole)).code).toBe(0);
    expect(bed.calls.map(({ roleName }) => roleName)).toEqual(['Team', 'ReadOnly']);
  });

  it.each([
    ['nobody', 'allowed', undefined, /gives nothing for the profile nobody/],
    ['dev', 'refused', undefined, /may not have the credentials of dev/],
    ['dev', 'asking', undefined, /is asking the person/],
    ['dev', 'allowed', 'sign-in-needed-to-copy', /not signed in to acme.*latchkey sign-in "acme"/],
    ['dev', 'allowed', 'sign-in-again', /not signed in to acme/],
    ['dev', 'allowed', 'no-access', /not assigned to you any more/],
    ['dev', 'allowed', 'offline', /network/],
  ] as const)('says in one line what to do: profile %s, %s, %s', async (profile, access, failure, words) => {
    bed.access = () => access;
    if (failure !== undefined) bed.credentials = () => Promise.reject(new AppError(failure));
    await open();
    const helper = await writeCredentialHelper(userData, 'linux');
    const { code, stdout, stderr } = await run(helper, ['--profile', profile]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^latchkey: [^\n]+\n$/);
    expect(stderr).toMatch(words);
    expect(bed.recorded).toMatchObject([{ outcome: 'refused' }]);
  });

  it('never shows what an unexpected error says', async () => {
    bed.credentials = () => Promise.reject(new Error(`leaks ${secrets.secretAccessKey}`));
    await open();
    const { stderr } = await run(await writeCredentialHelper(userData, 'linux'), ['--profile', 'dev']);
    expect(stderr).toBe('latchkey: Something went wrong in Latchkey. Try again; if it happens again, restart it.\n');
  });

  it('says that Latchkey is not running: never started, closed, or killed', async () => {
    const helper = await writeCredentialHelper(userData, 'linux');
    const notRunning = {
      code: 1,
      stdout: '',
      stderr: 'latchkey: Latchkey is not running. Start it, then try again.\n',
    };
    expect(await run(helper, ['--profile', 'dev'])).toEqual(notRunning);
    const door = await open();
    await door.close();
    opened = [];
    expect(await run(helper, ['--profile', 'dev'])).toEqual(notRunning);
    const { address, folder } = localDoorFiles(userData);
    const dead = join(folder, 'dead.socket');
    await run(process.execPath, ['-e', dieListening, dead]);
    expect(lstatSync(dead).isSocket()).toBe(true);
    writeFileSync(address, `${dead}\n`);
    expect(await run(helper, ['--profile', 'dev'])).toEqual(notRunning);
  });

  it.each([[[]], [['--profile']], [['dev']], [['--profile', 'a', 'b']], [['--session', 'a', '--role', 'b']]])(
    'refuses arguments it does not know: %j',
    async (args) => {
      const { code, stdout, stderr } = await run(await writeCredentialHelper(userData, 'linux'), args);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^latchkey: usage: [^\n]+\n$/);
    },
  );

  it('says when curl is missing', async () => {
    await open();
    const helper = await writeCredentialHelper(userData, 'linux');
    const { code, stderr } = await run('/bin/sh', [helper, '--profile', 'dev'], { PATH: root });
    expect([code, stderr]).toEqual([1, 'latchkey: The command curl is missing. Install it, then try again.\n']);
  });

  it('is not led astray by proxies or a .curlrc', async () => {
    await open();
    const helper = await writeCredentialHelper(userData, 'linux');
    writeFileSync(join(root, '.curlrc'), 'url = "http://127.0.0.1:9/"\nverbose\nfail\n');
    const env = {
      ...process.env,
      HOME: root,
      CURL_HOME: root,
      http_proxy: 'http://127.0.0.1:9',
      ALL_PROXY: 'http://127.0.0.1:9',
    };
    expect(await run(helper, ['--profile', 'dev'], env)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('the local door', () => {
  it('lets nobody else in: folder 0700, files 0600, the socket inside', async () => {
    const before = process.umask(0);
    try {
      const { address } = await open();
      const files = localDoorFiles(userData);
      const helper = await writeCredentialHelper(userData, 'linux');
      expect(address).toEqual({ pid: process.pid, socket: join(files.folder, 'door.socket') });
      expect([files.folder, files.address, files.door, helper].map(modeOf)).toEqual([0o700, 0o600, 0o600, 0o700]);
      expect(JSON.parse(readFileSync(files.door, 'utf8'))).toEqual(address);
    } finally {
      process.umask(before);
    }
  });

  it('leaves nothing but the helper behind, and opens again where a run died', async () => {
    const door = await open();
    const files = localDoorFiles(userData);
    const left = { address: readFileSync(files.address), door: readFileSync(files.door) };
    await writeCredentialHelper(userData, 'linux');
    await door.close();
    opened = [];
    expect(readdirSync(userData)).toEqual(['door']);
    expect(readdirSync(files.folder)).toEqual(['latchkey-credentials']);

    writeFileSync(files.address, left.address);
    writeFileSync(files.door, left.door);
    writeFileSync(join(files.folder, 'door.socket'), '');
    await open();
    expect(await run(join(files.folder, 'latchkey-credentials'), ['--profile', 'dev'])).toMatchObject({ code: 0 });
  });

  it('finds a short place for its socket where the user-data folder is too deep for one', async () => {
    userData = join(root, 'deep'.repeat(30), 'é'.repeat(40));
    const runtime = join(root, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    const door = await open('linux', { XDG_RUNTIME_DIR: runtime });
    const socket = 'socket' in door.address ? door.address.socket : '';
    expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(103);
    expect(dirname(dirname(socket))).toBe(runtime);
    expect(modeOf(dirname(socket))).toBe(0o700);
    const helper = await writeCredentialHelper(userData, 'linux');
    expect(await run(helper, ['--profile', 'dev'])).toMatchObject({ code: 0, stderr: '' });

    // A run that died leaves its folder; the next one takes it away.
    const second = await open('linux', {});
    const other = 'socket' in second.address ? second.address.socket : '';
    expect(existsSync(dirname(socket))).toBe(false);
    expect(await run(helper, ['--profile', 'dev'])).toMatchObject({ code: 0 });
    await Promise.all(opened.map((each) => each.close()));
    opened = [];
    expect(existsSync(dirname(other))).toBe(false);
  });

  it('asks for its token on a port, as on Windows', async () => {
    const { address } = await open('win32');
    if (!('port' in address)) throw new Error('a port was expected');
    const files = localDoorFiles(userData);
    expect(readFileSync(files.address, 'utf8')).toBe(`${address.port}\n`);
    expect(modeOf(address.tokenFile)).toBe(0o600);
    const url = `http://127.0.0.1:${address.port}/credentials?profile=dev`;
    const withHeader = await run('curl', ['-q', '-s', '-H', `@${files.authorization}`, url]);
    expect(JSON.parse(withHeader.stdout)).toMatchObject({ Version: 1 });
    const without = await run('curl', ['-q', '-s', url]);
    expect(JSON.parse(without.stdout)).toEqual({ Code: 'Forbidden', Message: 'Forbidden' });
    const foreign = await run('curl', ['-q', '-s', '-H', `@${files.authorization}`, '-H', 'Host: evil.test', url]);
    expect(JSON.parse(foreign.stdout)).toEqual({ Code: 'Forbidden', Message: 'Forbidden' });
    bed.access = () => 'asking';
    expect((await run('curl', ['-q', '-s', '-f', '-H', `@${files.authorization}`, url])).code).toBe(22);
    const why = await run('curl', ['-q', '-s', '-H', `@${files.authorization}`, url.replace('credentials', 'refusal')]);
    expect(why.stdout).toMatch(/^latchkey: Latchkey is asking the person [^\n]+\n$/);
  });

  const ask = async (address: DoorAddress, path: string, method = 'GET', body = '') => {
    const sent = request({
      socketPath: 'socket' in address ? address.socket : '',
      path,
      method,
      headers: { host: 'localhost', 'content-length': Buffer.byteLength(body) },
    }).end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    return { status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') };
  };

  it('gives the command line status, variables and formatted credentials', async () => {
    const { address } = await open();
    expect(JSON.parse((await ask(address, '/status')).text)).toEqual({ version: '1.2.3', sessions: [] });
    expect(JSON.parse((await ask(address, '/variables?profile=dev')).text)).toEqual({
      AWS_ACCESS_KEY_ID: 'ASIACANARYEXAMPLE123',
      AWS_SECRET_ACCESS_KEY: secrets.secretAccessKey,
      AWS_SESSION_TOKEN: secrets.sessionToken,
      AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/Z$/),
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_ACCOUNT_ID: '111122223333',
    });
    expect((await ask(address, '/environment?profile=dev&format=fish')).text).toContain('set -gx AWS_ACCESS_KEY_ID');
    expect(bed.recorded.map(({ caller }) => caller.door)).toEqual(['command-line', 'command-line']);
  });

  it('takes secrets for an exchange of tokens, which may be long, and nowhere else', async () => {
    const { address } = await open();
    const long = JSON.stringify({ assertion: 'x'.repeat(60_000) });
    const { status, text } = await ask(address, '/token', 'POST', long);
    expect([status, JSON.parse(text).application]).toEqual([200, 'Reports']);
    expect(bed.exchanged).toEqual([JSON.parse(long)]);
    expect((await ask(address, '/sign-in', 'POST', long)).status).toBe(403);
    expect((await ask(address, '/token', 'POST', 'x'.repeat(131_073))).status).toBe(403);
    expect((await ask(address, '/token')).status).toBe(403);
    expect(bed.exchanged).toHaveLength(1);
  });

  it('starts a sign-in of a session it knows', async () => {
    const { address } = await open();
    expect(await ask(address, '/sign-in', 'POST', '{"session":"acme"}')).toEqual({ status: 200, text: '{}' });
    expect(signedIn).toEqual(['acme']);
    const unknown = await ask(address, '/sign-in', 'POST', '{"session":"none"}');
    expect([unknown.status, JSON.parse(unknown.text).Code]).toEqual([404, 'SessionUnknown']);
    for (const body of ['', '{', 'null', '[]', '{"session":1}']) {
      expect((await ask(address, '/sign-in', 'POST', body)).status).toBe(403);
    }
  });

  it.each([
    '/',
    '/credentials',
    '/credentials?profile=',
    '/variables?session=acme',
    '/environment?profile=dev',
    '/environment?profile=dev&format=xml',
    '/sign-in',
    '/nothing?profile=dev',
    'http://localhost/variables?profile=dev',
    '//localhost/variables?profile=dev',
  ])('answers nothing else: %s', async (path) => {
    const { address } = await open();
    expect((await ask(address, path)).status).toBe(403);
    expect(bed.calls).toEqual([]);
  });

  it('answers also when something of its own breaks, and says nothing of it', async () => {
    // No form of cmd can hold a percent sign.
    bed.credentials = async () => ({ ...(await giving()), secretAccessKey: 'canary%PATH%' });
    const { address } = await open();
    const { status, text } = await ask(address, '/environment?profile=dev&format=cmd');
    expect([status, JSON.parse(text).Code]).toEqual([500, 'Unexpected']);
    expect(text).not.toContain('canary');
  });

  it('says which folder it cannot have', async () => {
    writeFileSync(userData, '');
    chmodSync(userData, 0o600);
    await expect(open()).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});
