import { type ChildProcessWithoutNullStreams, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceCodeGrant } from './client-registrations.ts';
import { type RunningServer, serveSimulator } from './http-server.ts';
import { createSimulator, type Simulator } from './simulator.ts';

type Members = Readonly<Record<string, string | number | readonly string[]>>;

/** What a client made of an answer: its value, or the `Error.Code` it would show to its user. */
type Outcome = { readonly value: Record<string, unknown> } | { readonly code: string };

type Driver = {
  call(service: 'sso-oidc' | 'sso', operation: string, members: Members): Promise<Outcome>;
  stop(): void;
};

// The first version of the CLI would otherwise go and fetch every value that looks like an address.
const configFolder = mkdtempSync(join(tmpdir(), 'simulator-aws-'));
writeFileSync(join(configFolder, 'config'), '[default]\ncli_follow_urlparam = false\n');

afterAll(() => rmSync(configFolder, { recursive: true, force: true }));

// One attempt per call, so that an error is seen and not retried; and nothing from this machine's AWS files.
const environment = {
  ...process.env,
  AWS_MAX_ATTEMPTS: '1',
  AWS_CONFIG_FILE: join(configFolder, 'config'),
  AWS_SHARED_CREDENTIALS_FILE: join(configFolder, 'credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
};

const versionOf = (program: string, ...argv: string[]): string | undefined => {
  try {
    return execFileSync(program, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

const separated = (name: string, separator: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => separator + letter).toLowerCase();

const cliDriver = (url: string): Driver => ({
  call: (service, operation, members) =>
    new Promise((resolve, reject) => {
      const options = Object.entries(members).flatMap(([name, value]) => [
        `--${separated(name, '-')}`,
        ...(typeof value === 'object' ? value : [String(value)]),
      ]);
      // The CLI names the page parameters its own way, and `--max-items` would page on the client.
      const renamed = options.map((option) =>
        option === '--max-results' ? '--page-size' : option === '--next-token' ? '--starting-token' : option,
      );
      const argv = [service, separated(operation, '-'), ...renamed, '--region', 'us-east-1', '--endpoint-url', url];
      execFile('aws', [...argv, '--output', 'json'], { env: environment }, (failure, output, complaint) => {
        if (failure === null) return resolve({ value: output.trim() === '' ? {} : JSON.parse(output) });
        const code = /An error occurred \((\w+)\)/.exec(complaint)?.[1];
        return code === undefined ? reject(new Error(complaint)) : resolve({ code });
      });
    }),
  stop: () => undefined,
});

const boto3Program = `
import boto3, json, sys
from botocore.exceptions import ClientError
clients = {name: boto3.client(name, region_name="us-east-1", endpoint_url=sys.argv[1]) for name in ("sso-oidc", "sso")}
for line in sys.stdin:
    service, method, members = json.loads(line)
    try:
        answer = {"value": getattr(clients[service], method)(**members)}
    except ClientError as error:
        answer = {"code": error.response["Error"]["Code"]}
    print(json.dumps(answer, default=str), flush=True)
`;

const boto3Driver = (url: string): Driver => {
  const child: ChildProcessWithoutNullStreams = spawn('python3', ['-c', boto3Program, url], { env: environment });
  const waiting: { resolve(outcome: Outcome): void; reject(error: Error): void }[] = [];
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.on('close', () => {
    for (const { reject } of waiting) reject(new Error(complaint));
  });
  return {
    call: (service, operation, members) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify([service, separated(operation, '_'), members])}\n`);
      }),
    stop: () => child.stdin.end(),
  };
};

const cliVersion = versionOf('aws', '--version');

const rows = [
  { name: 'boto3', version: versionOf('python3', '-c', 'import boto3; print(boto3.__version__)'), open: boto3Driver },
  { name: 'AWS CLI', version: cliVersion, open: cliDriver },
];

describe.each(rows)('$name', ({ name, version, open }) => {
  // The second version of the CLI has a `logout` of its own, which takes no token.
  const canLogOut = name === 'boto3' || cliVersion?.startsWith('aws-cli/1.') === true;
  let simulator: Simulator;
  let server: RunningServer;
  let driver: Driver;

  beforeAll(async () => {
    if (version === undefined) return;
    console.info(`${name}: ${version}`);
    simulator = createSimulator({ portalCallsPerSecond: 1000 });
    server = await serveSimulator(simulator);
    driver = open(server.url);
  });

  afterAll(async () => {
    driver?.stop();
    await server?.close();
  });

  const value = async (service: 'sso-oidc' | 'sso', operation: string, members: Members) => {
    const outcome = await driver.call(service, operation, members);
    if ('code' in outcome) throw new Error(`${operation} failed with ${outcome.code}`);
    return outcome.value;
  };

  const code = async (service: 'sso-oidc' | 'sso', operation: string, members: Members): Promise<string> => {
    const outcome = await driver.call(service, operation, members);
    return 'code' in outcome ? outcome.code : 'no error';
  };

  const register = async (members: Members = {}) => {
    const registered = await value('sso-oidc', 'RegisterClient', {
      clientName: 'trial',
      clientType: 'public',
      scopes: ['sso:account:access'],
      ...members,
    });
    return { clientId: String(registered.clientId), clientSecret: String(registered.clientSecret) };
  };

  const authorize = async () => {
    const client = await register();
    const { startUrl } = simulator.control;
    const started = await value('sso-oidc', 'StartDeviceAuthorization', { ...client, startUrl });
    const request = { ...client, grantType: deviceCodeGrant, deviceCode: String(started.deviceCode) };
    return { client, request, userCode: String(started.userCode) };
  };

  const signIn = async () => {
    const { client, request, userCode } = await authorize();
    simulator.control.approve(userCode, 'maya');
    const token = await value('sso-oidc', 'CreateToken', request);
    return { client, request, accessToken: String(token.accessToken), refreshToken: String(token.refreshToken) };
  };

  const withFault = async (
    fault: Parameters<Simulator['control']['faults']['add']>[0],
    ask: () => Promise<string>,
  ): Promise<string> => {
    const takeBack = simulator.control.faults.add(fault);
    try {
      return await ask();
    } finally {
      takeBack();
    }
  };

  it.skipIf(version === undefined)(
    'completes register, device authorization, token, refresh, list and credentials',
    async () => {
      const { client, refreshToken } = await signIn();
      const refreshed = await value('sso-oidc', 'CreateToken', { ...client, grantType: 'refresh_token', refreshToken });
      expect(refreshed).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600, refreshToken: expect.any(String) });
      const accessToken = String(refreshed.accessToken);
      const { accountList } = await value('sso', 'ListAccounts', { accessToken });
      expect(accountList).toHaveLength(12);
      const accountId = '007199342208';
      expect(await value('sso', 'ListAccountRoles', { accessToken, accountId })).toMatchObject({
        roleList: [
          { roleName: 'AdministratorAccess', accountId },
          { roleName: 'BreakGlass', accountId },
          { roleName: 'ReadOnly', accountId },
        ],
      });
      const { roleCredentials } = await value('sso', 'GetRoleCredentials', {
        accessToken,
        accountId,
        roleName: 'ReadOnly',
      });
      expect(roleCredentials).toMatchObject({
        accessKeyId: expect.stringMatching(/^ASIA/),
        expiration: expect.any(Number),
      });
    },
    60_000,
  );

  it.skipIf(version === undefined || !canLogOut)(
    'completes logout, after which both tokens are refused',
    async () => {
      const { client, accessToken, refreshToken } = await signIn();
      await value('sso', 'Logout', { accessToken });
      expect(await code('sso', 'ListAccounts', { accessToken })).toBe('UnauthorizedException');
      expect(await code('sso', 'Logout', { accessToken })).toBe('UnauthorizedException');
      const refresh = { ...client, grantType: 'refresh_token', refreshToken };
      expect(await code('sso-oidc', 'CreateToken', refresh)).toBe('InvalidGrantException');
    },
    60_000,
  );

  it.skipIf(version === undefined)(
    'follows pages to the end',
    async () => {
      const { accessToken } = await signIn();
      const seen: unknown[] = [];
      let query: Members = { accessToken, maxResults: 5 };
      // boto3 follows by hand; the CLI does so by itself and answers with everything at once.
      for (let page = 0; page < 4; page += 1) {
        const { accountList, nextToken } = await value('sso', 'ListAccounts', query);
        seen.push(...(Array.isArray(accountList) ? accountList : []));
        if (typeof nextToken !== 'string') break;
        query = { accessToken, maxResults: 5, nextToken };
      }
      expect(new Set(seen.map((account) => JSON.stringify(account))).size).toBe(12);
      expect(seen).toHaveLength(12);
    },
    60_000,
  );

  it.skipIf(version === undefined)(
    'gets the Error.Code of every RegisterClient error',
    async () => {
      const ask = (members: Members) =>
        code('sso-oidc', 'RegisterClient', { clientName: 'trial', clientType: 'public', ...members });
      expect(
        await Promise.all([
          ask({ clientName: '' }),
          ask({ clientType: 'confidential' }),
          ask({ scopes: ['no:such'] }),
          ask({ grantTypes: ['password'] }),
          ask({ redirectUris: ['http://evil.example/'] }),
        ]),
      ).toEqual([
        'InvalidRequestException',
        'InvalidClientMetadataException',
        'InvalidScopeException',
        'UnsupportedGrantTypeException',
        'InvalidRedirectUriException',
      ]);
      const throttled = { kind: 'throttle', route: 'RegisterClient' } as const;
      expect(await withFault(throttled, () => ask({}))).toBe('SlowDownException');
    },
    60_000,
  );

  it.skipIf(version === undefined)(
    'gets the Error.Code of every StartDeviceAuthorization error',
    async () => {
      const [client, browserOnly] = await Promise.all([register(), register({ grantTypes: ['authorization_code'] })]);
      const { startUrl } = simulator.control;
      const ask = (members: Members) =>
        code('sso-oidc', 'StartDeviceAuthorization', { ...client, startUrl, ...members });
      expect(
        await Promise.all([
          ask({ startUrl: 'https://d-0000000000.awsapps.com/start' }),
          ask({ clientId: 'nobody' }),
          ask({ clientSecret: 'wrong' }),
          ask(browserOnly),
        ]),
      ).toEqual([
        'InvalidRequestException',
        'InvalidClientException',
        'InvalidClientException',
        'UnauthorizedClientException',
      ]);
      const broken = { kind: 'status', route: 'StartDeviceAuthorization', status: 500 } as const;
      expect(await withFault(broken, () => ask({}))).toBe('InternalServerException');
    },
    60_000,
  );

  it.skipIf(version === undefined)(
    'gets the Error.Code of every CreateToken error while the person decides',
    async () => {
      const { request, userCode } = await authorize();
      const poll = () => code('sso-oidc', 'CreateToken', request);
      expect(await poll()).toBe('AuthorizationPendingException');
      const throttled = { kind: 'throttle', route: 'CreateToken' } as const;
      expect(await withFault(throttled, poll)).toBe('SlowDownException');
      const late = { kind: 'clock-offset', route: 'CreateToken', ms: 601_000 } as const;
      expect(await withFault(late, poll)).toBe('ExpiredTokenException');
      simulator.control.deny(userCode);
      expect(await poll()).toBe('AccessDeniedException');
    },
    60_000,
  );

  it.skipIf(version === undefined)(
    'gets the Error.Code of every other CreateToken error',
    async () => {
      const [{ client, request, refreshToken }, other, browserOnly] = await Promise.all([
        signIn(),
        register(),
        register({ grantTypes: ['authorization_code'] }),
      ]);
      const ask = (members: Members) => code('sso-oidc', 'CreateToken', { ...client, ...members });
      expect(
        await Promise.all([
          ask(request),
          ask({ grantType: deviceCodeGrant }),
          ask({ grantType: 'refresh_token', refreshToken: 'aor-dead' }),
          ask({ ...other, grantType: 'refresh_token', refreshToken }),
          ask({ grantType: 'password' }),
          ask({ ...browserOnly, grantType: 'refresh_token', refreshToken }),
          ask({ clientSecret: 'wrong', grantType: 'refresh_token', refreshToken }),
          ask({ grantType: 'authorization_code', code: 'c', codeVerifier: 'v', redirectUri: 'http://127.0.0.1/' }),
        ]),
      ).toEqual([
        'InvalidGrantException',
        'InvalidRequestException',
        'InvalidGrantException',
        'InvalidGrantException',
        'UnsupportedGrantTypeException',
        'UnauthorizedClientException',
        'InvalidClientException',
        'InvalidGrantException',
      ]);
    },
    60_000,
  );

  it.skipIf(version === undefined)(
    'gets the Error.Code of every portal error',
    async () => {
      const { accessToken } = await signIn();
      const accountId = '412055367781';
      expect(
        await Promise.all([
          code('sso', 'ListAccounts', { accessToken: 'aoa-unknown' }),
          code('sso', 'ListAccounts', { accessToken, maxResults: 101 }),
          code('sso', 'ListAccountRoles', { accessToken, accountId: 'payments' }),
          code('sso', 'ListAccountRoles', { accessToken, accountId: '111122223333' }),
          code('sso', 'GetRoleCredentials', { accessToken, accountId, roleName: 'NoSuchRole' }),
        ]),
      ).toEqual([
        'UnauthorizedException',
        'InvalidRequestException',
        'InvalidRequestException',
        'ForbiddenException',
        'ForbiddenException',
      ]);
      const throttled = { kind: 'throttle', route: 'ListAccounts' } as const;
      expect(await withFault(throttled, () => code('sso', 'ListAccounts', { accessToken }))).toBe(
        'TooManyRequestsException',
      );
    },
    60_000,
  );
});
