import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceCodeGrant } from './client-registrations.ts';
import { requestThrough } from './proxy-trial.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-cli-'));
  await build({
    configFile: false,
    logLevel: 'error',
    // The folder it goes to knows no packages.
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('cli.ts', import.meta.url)),
      outDir: folder,
      target: 'node18',
      rolldownOptions: { output: { entryFileNames: 'cli.mjs' } },
    },
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type Run = {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<{ status: number | null; output: string; complaint: string }>;
  /** Resolves with the match as soon as the output has it. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
};

const run = (...argv: string[]): Run => {
  const child = spawn(process.execPath, [join(folder, 'cli.mjs'), ...argv]);
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const ended = new Promise<{ status: number | null; output: string; complaint: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, output, complaint }));
  });
  return {
    child,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(output);
          if (match !== null) resolve(match);
        };
        child.stdout.on('data', look);
        child.on('close', () => reject(new Error(`Ended without ${pattern}: ${output}${complaint}`)));
        look();
      }),
  };
};

describe('the command line', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves what it says and stops cleanly at %s', async (signal) => {
    const { child, ended, until } = run('--port', '0', '--accounts', '30', '--roles', '2', '--seed', '4');
    const url = (await until(/listening on (http:\/\/127\.0\.0\.1:\d+)/))[1];
    await until(/Ctrl-C stops it/);
    expect((await fetch(`${url}/device`)).status).toBe(200);
    child.kill(signal);
    const { status, output, complaint } = await ended;
    expect([status, complaint]).toEqual([0, '']);
    expect(output).toContain(`AWS_ENDPOINT_URL_SSO_OIDC=${url}`);
    expect(output).toContain(`AWS_ENDPOINT_URL_STS=${url}`);
    expect(output).toContain(`--endpoint-url ${url}`);
    expect(output).toContain('[sso-session simulator]');
  });

  it('logs requests without secrets when asked to', async () => {
    const { child, ended, until } = run('--port', '0', '--log', '--start-url', 'https://acme.awsapps.com/start');
    const url = (await until(/listening on (http:\S+)/))[1];
    const response = await fetch(`${url}/client/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"clientName":"trial","clientType":"public"}',
    });
    const { clientSecret } = await response.json();
    await until(/200 POST \/client\/register RegisterClient/);
    child.kill('SIGINT');
    const { output } = await ended;
    expect(output).not.toContain(clientSecret);
    expect(output).toContain('https://acme.awsapps.com/start');
  });

  it('serves the control interface only when asked to', async () => {
    const statuses: number[] = [];
    for (const flags of [[], ['--control']]) {
      const { child, ended, until } = run('--port', '0', ...flags);
      const url = (await until(/listening on (http:\S+)/))[1];
      statuses.push((await fetch(`${url}/_control/pending`)).status);
      child.kill('SIGTERM');
      await ended;
    }
    expect(statuses).toEqual([404, 200]);
  });

  it('answers for the host names of AWS when asked to, and takes its certificate away again', async () => {
    const { child, ended, until } = run('--port', '0', '--tls', '--tls-port', '0');
    const url = (await until(/listening on (http:\S+)/))[1];
    const proxyUrl = (await until(/HTTPS_PROXY=(http:\/\/127\.0\.0\.1:\d+)/))[1];
    const certificateFile = (await until(/AWS_CA_BUNDLE=(\S+)/))[1] ?? '';
    await until(/Ctrl-C stops it/);
    const ca = await readFile(certificateFile, 'utf8');
    const post = (path: string, members: object) =>
      requestThrough(proxyUrl ?? '', `https://oidc.us-east-1.amazonaws.com${path}`, {
        ca,
        body: JSON.stringify(members),
      });
    const registered = await post('/client/register', { clientName: 'trial', clientType: 'public' });
    const { clientId, clientSecret } = JSON.parse(registered.text);
    const startUrl = 'https://northwind.awsapps.com/start';
    const started = await post('/device_authorization', { clientId, clientSecret, startUrl });
    // Where an ordinary browser finds it, too.
    expect(JSON.parse(started.text).verificationUri).toBe(`${url}/device`);
    child.kill('SIGTERM');
    expect((await ended).status).toBe(0);
    await expect(access(dirname(certificateFile))).rejects.toThrow('ENOENT');
  });

  it('writes a new certificate where told, and no private key', async () => {
    const file = join(folder, 'told.pem');
    const written: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const { child, ended, until } = run('--port', '0', '--tls', '--tls-port', '0', '--tls-ca', file);
      await until(/Ctrl-C stops it/);
      written.push(await readFile(file, 'utf8'));
      child.kill('SIGTERM');
      await ended;
    }
    expect(written[0]).toMatch(/^-----BEGIN CERTIFICATE-----\s[^-]+-----END CERTIFICATE-----\s*$/);
    expect(written[1]).not.toBe(written[0]);
  });

  it('says so when the certificate cannot be written', async () => {
    const file = join(folder, 'no-such-folder', 'ca.pem');
    const { status, complaint } = await run('--port', '0', '--tls', '--tls-port', '0', '--tls-ca', file).ended;
    expect([status, complaint]).toEqual([1, `The certificate cannot be written to ${file} (ENOENT)\n`]);
  });

  it('ends a sign-in whose spent refresh token is used, in strict mode', async () => {
    const { child, ended, until } = run('--port', '0', '--control', '--strict', '--strict-grace-seconds', '0');
    const url = (await until(/listening on (http:\S+)/))[1];
    const post = async (path: string, members: object) => {
      const response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(members) });
      return { status: response.status, ...(await response.json()) };
    };
    const { clientId, clientSecret } = await post('/client/register', {
      clientName: 'trial',
      clientType: 'public',
      scopes: ['sso:account:access'],
    });
    const client = { clientId, clientSecret };
    const startUrl = 'https://northwind.awsapps.com/start';
    const { deviceCode, userCode } = await post('/device_authorization', { ...client, startUrl });
    await post('/_control/approve', { userCode });
    const { refreshToken } = await post('/token', { ...client, grantType: deviceCodeGrant, deviceCode });
    const refresh = (token: string) => post('/token', { ...client, grantType: 'refresh_token', refreshToken: token });
    const rotated = await refresh(refreshToken);
    expect([rotated.status, (await refresh(refreshToken)).status]).toEqual([200, 400]);
    expect((await refresh(rotated.refreshToken)).status).toBe(400);
    child.kill('SIGTERM');
    await ended;
  });

  it('explains itself', async () => {
    const { status, output } = await run('--help').ended;
    expect(status).toBe(0);
    expect(output).toContain('--access-token-seconds');
  });

  it('says so when the port is taken', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const address = squatter.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { status, complaint } = await run('--port', String(port)).ended;
    squatter.close();
    expect(status).toBe(1);
    expect(complaint).toBe(`Port ${port} is taken; choose another with --port, or --port 0 for any\n`);
  });

  it.each([
    [['--frobnicate'], "Unknown option '--frobnicate'"],
    [['extra'], "Unexpected argument 'extra'"],
    [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http"'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000"'],
    [['--accounts', '5001'], '--accounts must be a whole number from 0 to 5000, not "5001"'],
    [['--access-token-seconds', '7200'], '--access-token-seconds must be a whole number from 1 to 3600, not "7200"'],
    [['--region', 'Europe'], '--region must look like us-east-1, not "Europe"'],
    [
      ['--additional-region', 'us-east-1', '--additional-region', 'x'],
      '--additional-region must look like us-east-1, not "x"',
    ],
    [['--applications-region', 'x'], '--applications-region must look like us-east-1, not "x"'],
    [
      ['--authorization-code-seconds', '601'],
      '--authorization-code-seconds must be a whole number from 1 to 600, not "601"',
    ],
    [['--start-url', 'acme.awsapps.com'], '--start-url must begin with https://: "acme.awsapps.com"'],
    [['--strict-grace-seconds', '5'], '--strict-grace-seconds needs --strict'],
    [['--strict', '--strict-reuse', 'shrug'], '--strict-reuse must be end-session or refuse, not "shrug"'],
    [['--tls-ca', 'ca.pem'], '--tls-ca needs --tls'],
    [['--port'], "Option '--port <value>' argument missing"],
  ])('answers %j in one line', async (argv, message) => {
    const { status, complaint } = await run(...argv).ended;
    expect(status).toBe(2);
    expect(complaint).toBe(`${message} (--help lists the options)\n`);
  });
});
