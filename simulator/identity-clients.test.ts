import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, serveSimulator } from './http-server.ts';
import { createSimulator } from './simulator.ts';
import { type RunningTlsFront, serveTlsFront } from './tls-front.ts';
import { textIn } from './trial.ts';

const simulator = createSimulator({ portalCallsPerSecond: 1000 });
const { startUrl } = simulator.control;
const home = mkdtempSync(join(tmpdir(), 'simulator-identity-'));
const cacheFolder = join(home, '.aws', 'sso', 'cache');
const arn = /^arn:aws:sts::412055367781:assumed-role\/AWSReservedSSO_ReadOnly_[0-9a-f]{16}\/maya$/;
const minuteMs = 60_000;

let server: RunningServer;
let front: RunningTlsFront;

const config = `[profile northwind]
sso_session = northwind
sso_account_id = 412055367781
sso_role_name = ReadOnly
region = eu-central-1

[sso-session northwind]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`;

beforeAll(async () => {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(join(home, '.aws', 'config'), config);
  server = await serveSimulator(simulator);
  front = await serveTlsFront(simulator);
  writeFileSync(join(home, 'ca.pem'), front.caCertificate);
});

afterAll(async () => {
  await server.close();
  await front.close();
  rmSync(home, { recursive: true, force: true });
});

/** Nothing of this machine's own AWS set-up, and one attempt per call, so that an error is seen and not retried. */
const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  AWS_PAGER: '',
  ...more,
});

const byEndpoints = () => ({
  AWS_ENDPOINT_URL_SSO_OIDC: server.url,
  AWS_ENDPOINT_URL_SSO: server.url,
  AWS_ENDPOINT_URL_STS: server.url,
});

const throughFront = () => ({ HTTPS_PROXY: front.url, AWS_CA_BUNDLE: join(home, 'ca.pem') });

const post = async (path: string, members: object): Promise<Record<string, unknown>> => {
  const request = new Request(`http://127.0.0.1${path}`, { method: 'POST', body: JSON.stringify(members) });
  return (await simulator.fetch(request)).json();
};

/** A sign-in whose token lies where the clients look for it, as `aws sso login` leaves it. */
const signIn = async (): Promise<string> => {
  const { clientId, clientSecret } = await post('/client/register', {
    clientName: 'trial',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
  const client = { clientId, clientSecret };
  const { deviceCode, userCode } = await post('/device_authorization', { ...client, startUrl });
  simulator.control.approve(String(userCode), 'maya');
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  const { accessToken, refreshToken } = await post('/token', { ...client, grantType, deviceCode });
  const inOneHour = new Date(Date.now() + 60 * minuteMs).toISOString().replace(/\.\d+/, '');
  const cached = { ...client, startUrl, region: 'us-east-1', accessToken, refreshToken, expiresAt: inOneHour };
  const file = `${createHash('sha1').update('northwind').digest('hex')}.json`;
  writeFileSync(join(cacheFolder, file), JSON.stringify({ ...cached, registrationExpiresAt: inOneHour }));
  return String(accessToken);
};

/** Role credentials as they are copied into a shell. */
const copiedCredentials = async () => {
  const accessToken = await signIn();
  const response = await simulator.fetch(
    new Request('http://127.0.0.1/federation/credentials?account_id=412055367781&role_name=ReadOnly', {
      headers: { 'x-amz-sso_bearer_token': accessToken },
    }),
  );
  const { roleCredentials } = await response.json();
  return {
    AWS_ACCESS_KEY_ID: textIn(roleCredentials, 'accessKeyId'),
    AWS_SECRET_ACCESS_KEY: textIn(roleCredentials, 'secretAccessKey'),
    AWS_SESSION_TOKEN: textIn(roleCredentials, 'sessionToken'),
    AWS_DEFAULT_REGION: 'us-east-1',
  };
};

/** What a program prints; rejects with its complaint. */
const outputOf = async (command: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
  const [program = '', ...argv] = command;
  const { stdout } = await promisify(execFile)(program, argv, { env });
  return stdout.trim();
};

const versionOf = (...command: readonly string[]): string | undefined => {
  const [program = '', ...argv] = command;
  try {
    return execFileSync(program, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

const askByCli = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];
const askByBoto3 = ['-c', 'import boto3; print(boto3.client("sts").get_caller_identity()["Arn"])'];
const askVersion = ['-c', 'import boto3; print(boto3.__version__)'];
// Debian's, whatever stands before them in the PATH.
const debianCli = '/usr/bin/aws';
const debianPython = '/usr/bin/python3';

const rows = [
  { name: 'boto3', version: versionOf('python3', ...askVersion), ask: ['python3', ...askByBoto3], way: byEndpoints },
  { name: 'AWS CLI', version: versionOf('aws', '--version'), ask: ['aws', ...askByCli], way: byEndpoints },
  {
    name: "Debian's boto3, through the TLS front",
    version: versionOf(debianPython, ...askVersion),
    ask: [debianPython, ...askByBoto3],
    way: throughFront,
  },
  {
    name: "Debian's AWS CLI, through the TLS front",
    version: versionOf(debianCli, '--version'),
    ask: [debianCli, ...askByCli],
    way: throughFront,
  },
];

describe.each(rows)('$name', ({ name, version, ask, way }) => {
  console.info(version === undefined ? `${name}: skipped, not installed here` : `${name}: ${version}`);

  it.skipIf(version === undefined)(
    'gets role credentials with a shared sign-in and is told who it is',
    async () => {
      await signIn();
      expect(await outputOf(ask, environment({ ...way(), AWS_PROFILE: 'northwind' }))).toMatch(arn);
    },
    60_000,
  );

  it.skipIf(version === undefined)(
    'is told who it is with copied credentials, and refused with broken ones',
    async () => {
      const credentials = await copiedCredentials();
      const asked = (changed: Partial<typeof credentials>) =>
        outputOf(ask, environment({ ...way(), ...credentials, ...changed }));
      expect(await asked({})).toMatch(arn);
      await expect(asked({ AWS_SECRET_ACCESS_KEY: 'wrong' })).rejects.toThrow('(SignatureDoesNotMatch)');
      await expect(asked({ AWS_SESSION_TOKEN: 'IQoJwrong' })).rejects.toThrow('(InvalidClientTokenId)');
      const takeBack = simulator.control.faults.add({
        kind: 'clock-offset',
        route: 'GetRoleCredentials',
        ms: -61 * minuteMs,
      });
      const expired = await copiedCredentials();
      takeBack();
      await expect(asked(expired)).rejects.toThrow('(ExpiredToken)');
    },
    60_000,
  );
});

describe('an address presigned by boto3', () => {
  it.skipIf(rows[0]?.version === undefined)(
    'is answered to whoever has it',
    async () => {
      const address = 'boto3.client("sts").generate_presigned_url("get_caller_identity", HttpMethod="GET")';
      const program = `import boto3; print(${address})`;
      const env = environment({ ...byEndpoints(), ...(await copiedCredentials()) });
      const response = await fetch(await outputOf(['python3', '-c', program], env));
      expect(await response.text()).toMatch(/<Arn>arn:aws:sts::412055367781:[^<]*\/maya<\/Arn>/);
    },
    60_000,
  );
});

describe("Debian's AWS CLI", () => {
  it.skipIf(rows[3]?.version === undefined)(
    'signs in by itself through the TLS front',
    async () => {
      rmSync(cacheFolder, { recursive: true, force: true });
      const env = environment(throughFront());
      const signedIn = outputOf([debianCli, 'sso', 'login', '--sso-session', 'northwind', '--no-browser'], env);
      await expect.poll(simulator.control.pendingUserCodes, { timeout: 20_000 }).toHaveLength(1);
      for (const userCode of simulator.control.pendingUserCodes()) simulator.control.approve(userCode, 'maya');
      expect(await signedIn).toContain('Successfully logged into Start URL');
      expect(await outputOf([debianCli, ...askByCli, '--profile', 'northwind'], env)).toMatch(arn);
    },
    60_000,
  );
});
