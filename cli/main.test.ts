/** The built command as a process of its own, against a real door of a stand-in app. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCommand } from '../e2e/built-command.ts';
import { createDoorBed, secrets } from '../e2e/door-bed.ts';
import { type LocalDoor, openLocalDoor } from '../electron/providers/local-door.ts';
import { doorFileName } from '../shared/doors.ts';
import { AppError, type ErrorCode } from '../shared/errors.ts';
import type { SessionStatus } from '../shared/model.ts';
import { userDataFolder } from './app-place.ts';

const signedIn: SessionStatus = {
  kind: 'signed-in',
  issuedAt: Date.now(),
  expiresAt: Date.now() + 3_600_000,
  renewal: { kind: 'impossible', because: 'no-refresh-token' },
};
const authorizing: SessionStatus = {
  kind: 'authorizing',
  method: 'device',
  verificationUri: 'https://device.example',
  userCode: 'BCDF-GHJK',
  expiresAt: Date.now() + 600_000,
};

let root: string;
let launcher: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'latchkey-cli-'));
  launcher = await buildCommand(root);
});
afterAll(() => rm(root, { recursive: true }));

const { bed, ports } = createDoorBed();
const giving = bed.credentials;
let statuses: SessionStatus[];
let home: string;
let door: LocalDoor | undefined;
beforeEach(async () => {
  home = await mkdtemp(join(root, 'home '));
  statuses = [signedIn];
  bed.credentials = giving;
  bed.access = () => 'allowed';
});
afterEach(async () => {
  await door?.close();
  door = undefined;
});

const userData = (): string => join(home, '.config', 'Latchkey');

const open = async (platform: NodeJS.Platform = 'linux', folder = userData()): Promise<void> => {
  door = await openLocalDoor(
    {
      ...ports,
      // Each question finds the session one step further.
      status: () => {
        const status = statuses.length > 1 ? statuses.shift() : statuses[0];
        const session = {
          id: 'session-1',
          name: 'acme',
          startUrl: 'https://acme.awsapps.com/start',
          region: 'us-east-1',
        };
        return { version: '1.2.3', sessions: status === undefined ? [] : [{ ...session, status }] };
      },
      signIn: async (session) => {
        if (session !== 'acme') throw new AppError('session-unknown');
      },
    },
    { userData: folder, platform, environment: {} },
  );
};

const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [launcher, ...args], {
    env: { PATH: process.env.PATH, HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const finish = async (child: ChildProcess) => {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (text) => {
    stdout += text;
  });
  child.stderr?.on('data', (text) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
};

const latchkey = (args: readonly string[], environment?: NodeJS.ProcessEnv) => finish(start(args, environment));
const fail = (code: ErrorCode): void => {
  bed.credentials = () => Promise.reject(new AppError(code));
};

/** A command that prints what it was given. */
const show = [process.execPath, '-e', 'console.log(JSON.stringify({ env: process.env, argv: process.argv.slice(1) }))'];

describe('latchkey exec', () => {
  it('gives the command its credentials in the environment and clears what would win over them', async () => {
    await open();
    const stale = { AWS_PROFILE: 'x', AWS_DEFAULT_PROFILE: 'x', AWS_SECURITY_TOKEN: 'x', AWS_REGION: 'x', KEPT: 'yes' };
    const { code, stdout, stderr } = await latchkey(['exec', 'dev', '--', ...show, 'a b', '--json'], stale);
    expect([code, stderr]).toEqual([0, '']);
    const { env, argv } = JSON.parse(stdout);
    expect(argv).toEqual(['a b', '--json']);
    expect(env).toMatchObject({
      AWS_ACCESS_KEY_ID: 'ASIACANARYEXAMPLE123',
      AWS_SECRET_ACCESS_KEY: secrets.secretAccessKey,
      AWS_SESSION_TOKEN: secrets.sessionToken,
      AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      AWS_ACCOUNT_ID: '111122223333',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      KEPT: 'yes',
    });
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining([expect.stringMatching(/PROFILE|SECURITY_TOKEN/)]));
  });

  it('ends with the code of the command, or with 128 and its signal', async () => {
    await open();
    expect(await latchkey(['exec', 'dev', '--', 'sh', '-c', 'exit 37'])).toMatchObject({ code: 37, stderr: '' });
    expect(await latchkey(['exec', 'dev', '--', 'sh', '-c', 'kill -9 $$'])).toMatchObject({ code: 137, stderr: '' });
  });

  it.each([
    ['SIGTERM', 3],
    ['SIGINT', 4],
    ['SIGHUP', 5],
  ] as const)('passes %s on and waits for the command', async (signal, code) => {
    await open();
    const script = `process.on('${signal}', () => process.exit(${code})); setInterval(() => {}, 1000); console.log('ready')`;
    const child = start(['exec', 'dev', '--', process.execPath, '-e', script]);
    const ended = finish(child);
    if (child.stdout !== null) await once(child.stdout, 'data');
    child.kill(signal);
    expect((await ended).code).toBe(code);
  });

  it('never puts a secret into arguments', async () => {
    await open();
    const script =
      "require('node:fs').readdirSync('/proc').filter((n) => /^\\d+$/.test(n)).forEach((n) => { try { console.log(require('node:fs').readFileSync('/proc/' + n + '/cmdline', 'latin1')) } catch {} })";
    const { stdout } = await latchkey(['exec', 'dev', '--', process.execPath, '-e', script]);
    expect(stdout).toContain('launcher.mjs');
    expect(stdout).not.toContain(secrets.secretAccessKey);
    expect(stdout).not.toContain(secrets.sessionToken);
  });

  it('tells its own failures from the command’s', async () => {
    const notRunning = 'latchkey: Latchkey is not running. Start it, then try again.\n';
    expect(await latchkey(['exec', 'dev', '--', 'true'])).toEqual({ code: 125, stdout: '', stderr: notRunning });
    await open();
    const missing = await latchkey(['exec', 'dev', '--', 'no-such-command']);
    expect(missing).toEqual({ code: 127, stdout: '', stderr: 'latchkey: The command no-such-command is not found.\n' });
    const folder = await latchkey(['exec', 'dev', '--', root]);
    expect([folder.code, folder.stderr]).toEqual([126, `latchkey: The command ${root} cannot be run (EACCES).\n`]);
    fail('sign-in-again');
    const signedOut = await latchkey(['exec', 'dev', '--', 'true']);
    expect([signedOut.code, signedOut.stderr]).toEqual([
      125,
      expect.stringMatching(/^latchkey: You are not signed in to acme\. [^\n]+\n$/),
    ]);
  });
});

describe('latchkey env', () => {
  it('prints what a shell can evaluate', async () => {
    await open();
    const { stdout } = await latchkey(['env', 'dev']);
    const shell = spawn('sh', ['-c', `${stdout}printf %s "$AWS_SECRET_ACCESS_KEY"`], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(await finish(shell)).toEqual({ code: 0, stdout: secrets.secretAccessKey, stderr: '' });
    const json = await latchkey(['env', 'dev', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ Version: 1 });
  });

  it.each([
    ['sign-in-again', 4, /not signed in to acme/],
    ['no-access', 5, /not assigned/],
    ['offline', 1, /network/],
  ] as const)('ends with a code of its own for %s', async (failure, code, words) => {
    await open();
    fail(failure);
    const ended = await latchkey(['env', 'dev']);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(/^latchkey: [^\n]+\n$/);
    expect(ended.stderr).toMatch(words);
  });

  it('says that a person is being asked, or that the caller was refused', async () => {
    await open();
    bed.access = () => 'asking';
    expect(await latchkey(['env', 'dev'])).toMatchObject({ code: 5, stderr: expect.stringContaining('is asking') });
    bed.access = () => 'refused';
    expect(await latchkey(['env', 'dev'])).toMatchObject({ code: 5, stderr: expect.stringContaining('may not have') });
    expect(await latchkey(['env', 'nobody'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('gives nothing for the profile nobody'),
    });
  });
});

describe('latchkey status', () => {
  it('lists sessions for people and for programs', async () => {
    statuses = [signedIn, signedIn];
    await open();
    expect((await latchkey(['status'])).stdout).toBe('acme  Signed in, 59 min left\n');
    expect(JSON.parse((await latchkey(['status', '--json'])).stdout)).toEqual({
      running: true,
      version: '1.2.3',
      sessions: [
        {
          id: 'session-1',
          name: 'acme',
          startUrl: 'https://acme.awsapps.com/start',
          region: 'us-east-1',
          status: 'signed-in',
          expiresAt: new Date(signedIn.kind === 'signed-in' ? signedIn.expiresAt : 0).toISOString(),
        },
      ],
    });
  });

  it('says when nothing runs, also where a dead run left its door file', async () => {
    const notRunning = { code: 3, stdout: '{"running":false,"sessions":[]}\n', stderr: '' };
    expect(await latchkey(['status', '--json'])).toEqual(notRunning);
    await open();
    const left = readFileSync(join(userData(), doorFileName));
    await door?.close();
    door = undefined;
    for (const content of [left, '', '{', 'null', '{"pid":"x"}']) {
      writeFileSync(join(userData(), doorFileName), content);
      expect(await latchkey(['status', '--json'])).toEqual(notRunning);
    }
    expect(await latchkey(['status'])).toMatchObject({ code: 3, stdout: '' });
  });

  it('finds an app by its user-data folder, and one that listens on a port', async () => {
    const folder = join(home, 'elsewhere');
    await open('win32', folder);
    expect(await latchkey(['status'])).toMatchObject({ code: 3 });
    expect(await latchkey(['--user-data-dir', folder, 'status'])).toMatchObject({ code: 0 });
    expect(await latchkey(['env', 'dev', `--user-data-dir=${folder}`])).toMatchObject({ code: 0 });
  });
});

describe('latchkey sign-in', () => {
  it('asks the app, shows the code once, and waits for the end', async () => {
    statuses = [{ kind: 'starting' }, authorizing, authorizing, signedIn];
    await open();
    const { code, stdout, stderr } = await latchkey(['sign-in', 'acme']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(
      "Waiting for you in Latchkey's window: code BCDF-GHJK, at https://device.example\nSigned in to acme.\n",
    );
  });

  it('says why a sign-in came to nothing', async () => {
    statuses = [authorizing, { kind: 'signed-out', because: 'denied' }];
    await open();
    expect(await latchkey(['sign-in', 'acme'])).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/latchkey: Not signed in to acme\. The request was denied/),
    });
    expect(await latchkey(['sign-in', 'none'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no session none/),
    });
  });

  it('starts the app when it is not running, with the same user-data folder', async () => {
    const folder = join(home, 'elsewhere');
    const noted = join(home, 'started');
    const note = `require('node:fs').writeFileSync(${JSON.stringify(noted)}, JSON.stringify(process.argv.slice(1)))`;
    const child = start(['sign-in', 'acme', '--user-data-dir', folder], {
      START: JSON.stringify([process.execPath, '-e', note, 'app']),
    });
    const ended = finish(child);
    if (child.stderr !== null) await once(child.stderr, 'data');
    await open('linux', folder);
    expect(await ended).toMatchObject({ code: 0, stderr: expect.stringContaining('Signed in to acme.') });
    expect(JSON.parse(readFileSync(noted, 'utf8'))).toEqual(['app', `--user-data-dir=${folder}`, '--hidden']);
  });

  it('says so when it cannot start the app, or knows no way to', async () => {
    expect(await latchkey(['sign-in', 'acme'])).toMatchObject({ code: 3 });
    const START = JSON.stringify(['/no/such/app']);
    const ended = await latchkey(['sign-in', 'acme'], { START });
    expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('could not be started')]);
  });
});

describe('the command itself', () => {
  it('explains itself, and says what is wrong with a command line in one line', async () => {
    expect((await latchkey(['--help'])).stdout).toMatch(/^Latchkey on the command line[\s\S]+Exit codes/);
    const { code, stdout, stderr } = await latchkey(['exec', 'dev']);
    expect([code, stdout, stderr]).toEqual([2, '', 'latchkey: exec needs a command after --. See: latchkey --help\n']);
  });

  it.each([
    ['linux', {}, '/home/x/.config/Latchkey'],
    ['linux', { XDG_CONFIG_HOME: '/xdg' }, '/xdg/Latchkey'],
    ['darwin', {}, '/home/x/Library/Application Support/Latchkey'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Latchkey'],
    ['win32', {}, '/home/x/AppData/Roaming/Latchkey'],
  ] as const)('looks on %s with %j in %s', (platform, environment, folder) => {
    expect(userDataFolder({ platform, environment, home: '/home/x' })).toBe(folder);
  });
});
