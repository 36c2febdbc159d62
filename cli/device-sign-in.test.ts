/** The built command without any app, against the simulator over HTTP, with real files. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCommand } from '../e2e/built-command.ts';
import { serveProxy } from '../e2e/network-bed.ts';
import { serveSimulator } from '../simulator/http-server.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';

const role = { accountId: '221400981536', roleName: 'DataEngineer' };

let root: string;
let launcher: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'latchkey-device-'));
  launcher = await buildCommand(root);
});
afterAll(() => rm(root, { recursive: true }));

let home: string;
let simulator: Simulator;
let service: Awaited<ReturnType<typeof serveSimulator>>;
beforeEach(async () => {
  home = await mkdtemp(join(root, 'home '));
  simulator = createSimulator();
  service = await serveSimulator(simulator, { port: 0 });
});
afterEach(() => service.close());

const writeConfig = (text: string): void => {
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws', 'config'), text);
};

const shared = () => `[sso-session acme]
sso_start_url = ${simulator.control.startUrl}
sso_region = us-east-1

[profile data]
sso_session = acme
sso_account_id = ${role.accountId}
sso_role_name = ${role.roleName}
region = eu-west-1
`;

/** Its output as it comes; the code is approved, or not, as soon as it is printed. */
const latchkey = async (
  args: readonly string[],
  onCode: (code: string) => void = simulator.control.approve,
  more: Readonly<Record<string, string>> = {},
) => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const child: ChildProcess = spawn(process.execPath, [launcher, ...args], {
    env: { ...environment, HOME: home, AWS_ENDPOINT_URL: service.url, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  let approved = false;
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
    const code = /enter the code (\S+)\n/.exec(err)?.[1];
    if (code === undefined || approved) return;
    approved = true;
    onCode(code);
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode, out, err };
};

const tokenFiles = (): string[] => {
  try {
    return readdirSync(join(home, '.aws', 'sso', 'cache')).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
};

describe('latchkey sign-in --device', () => {
  it('prints code and address, and leaves the token where AWS tools look for it', async () => {
    writeConfig(shared());
    const { exitCode, out, err } = await latchkey(['sign-in', 'acme', '--device']);
    expect(err).toMatch(/open http:\/\/127\.0\.0\.1:\d+\/device and enter the code [A-Z]{4}-[A-Z]{4}\n/);
    expect(err).toMatch(/\nSigned in to acme\.\n$/);
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: '' });
    const [file, ...others] = tokenFiles();
    expect(others).toEqual([]);
    const token: unknown = JSON.parse(readFileSync(join(home, '.aws', 'sso', 'cache', file ?? ''), 'utf8'));
    expect(token).toMatchObject({ startUrl: simulator.control.startUrl, region: 'us-east-1' });
    expect(simulator.control.secrets().some((secret) => err.includes(secret))).toBe(false);
  });

  it("takes Latchkey's own sessions, and says that an unshared sign-in ends with the command", async () => {
    const userData = join(home, 'data');
    mkdirSync(userData);
    const { startUrl, region } = simulator.control;
    const session = { id: 'own', name: 'Own', startUrl, region, scopes: ['sso:account:access'] };
    writeFileSync(join(userData, 'settings.json'), JSON.stringify({ sessions: [session] }));
    const { exitCode, err } = await latchkey(['--user-data-dir', userData, 'sign-in', 'Own', '--device']);
    expect(err).toMatch(/^Own is not shared with AWS tools: this sign-in is gone when the command ends\./);
    expect(exitCode).toBe(0);
    expect(tokenFiles()).toEqual([]);
  });

  it('says so when it is denied', async () => {
    writeConfig(shared());
    const { exitCode, err } = await latchkey(['sign-in', 'acme', '--device'], simulator.control.deny);
    expect(err).toMatch(/latchkey: Not signed in to acme\. /);
    expect(exitCode).toBe(4);
    expect(tokenFiles()).toEqual([]);
  });

  it('names what was in the way', async () => {
    writeConfig(shared());
    const bundle = join(home, 'no-such.pem');
    const { exitCode, err } = await latchkey(['sign-in', 'acme', '--device'], undefined, { AWS_CA_BUNDLE: bundle });
    expect(err).toContain(`latchkey: Not signed in to acme. ${bundle} cannot be read.`);
    expect(exitCode).toBe(4);
  });

  it('says where a password for the proxy can be written', async () => {
    writeConfig(shared());
    const proxy = await serveProxy({ login: { username: 'maya', password: 'secret' } });
    const environment = { AWS_ENDPOINT_URL: 'https://service.example', HTTPS_PROXY: proxy.url, NO_PROXY: '' };
    const { exitCode, err } = await latchkey(['sign-in', 'acme', '--device'], undefined, environment);
    await proxy.close();
    expect(err).toContain(`${proxy.name} lets nobody through without a name and a password.`);
    expect(err).toContain('write them into the address in HTTPS_PROXY');
    expect(exitCode).toBe(4);
  });

  it('says which session it does not know', async () => {
    const { exitCode, err } = await latchkey(['sign-in', 'nobody', '--device']);
    expect(err).toBe('latchkey: Neither Latchkey nor ~/.aws/config has an SSO session nobody.\n');
    expect(exitCode).toBe(1);
  });
});

describe('latchkey exec --device', () => {
  const print = ['--', process.execPath, '-e', 'console.log(process.env.AWS_ACCESS_KEY_ID, process.env.AWS_REGION)'];

  it('signs in once for the profile, and goes by the shared sign-in after that', async () => {
    writeConfig(shared());
    const first = await latchkey(['exec', 'data', '--device', ...print]);
    expect(first.exitCode).toBe(0);
    const [keyId = '', region] = first.out.trim().split(' ');
    expect(simulator.control.isRoleCredentialValid(keyId)).toBe(true);
    expect(region).toBe('eu-west-1');
    const second = await latchkey(['exec', 'data', '--device', ...print]);
    expect(second).toMatchObject({ exitCode: 0, err: '' });
  });

  it('names a profile that leads nowhere', async () => {
    writeConfig(shared());
    const { exitCode, err } = await latchkey(['exec', 'other', '--device', ...print]);
    expect(err).toMatch(/^latchkey: Latchkey gives nothing for the profile other:/);
    expect(exitCode).toBe(125);
  });
});
