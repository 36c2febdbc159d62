import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeChallenge, codeRedirectUri, codeVerifier } from './code-trial.ts';
import { accessTokenType, jwtBearerGrant, refreshTokenType, tokenExchangeGrant } from './grant-types.ts';
import { type RunningServer, serveSimulator } from './http-server.ts';
import { createSimulator } from './simulator.ts';
import { recordIn, textIn } from './trial.ts';

const reports = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67';
const publisher = 'arn:aws:iam::264718039925:role/DataLakePublisher';

type Members = Readonly<Record<string, unknown>>;
type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };

/** One call per line: the service, its credentials if any, the method, its members. */
const program = `
import boto3, json, sys
from botocore.exceptions import ClientError
for line in sys.stdin:
    service, keys, region, method, members = json.loads(line)
    client = boto3.client(service, region_name=region, endpoint_url=sys.argv[1], **keys)
    try:
        answer = {"value": getattr(client, method)(**members)}
    except ClientError as error:
        answer = {"code": error.response["Error"]["Code"], "value": error.response}
    print(json.dumps(answer, default=str), flush=True)
`;

const versionOf = (python: string): string | undefined => {
  try {
    const argv = [
      '-c',
      'import boto3; print(boto3.__version__); boto3.client("sso-oidc", "us-east-1").create_token_with_iam',
    ];
    return execFileSync(python, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

const rows = [
  { name: 'boto3', python: 'python3' },
  // Debian's, whatever stands before it in the PATH.
  { name: "Debian's boto3", python: '/usr/bin/python3' },
].map((row) => ({ ...row, version: versionOf(row.python) }));

const simulator = createSimulator({ portalCallsPerSecond: 1000 });
const { control } = simulator;
const post = async (path: string, members: object): Promise<Members> => {
  const request = new Request(`http://127.0.0.1${path}`, { method: 'POST', body: JSON.stringify(members) });
  return (await simulator.fetch(request)).json();
};

/** A token of a client that is registered for the portal. */
const portalToken = async (userName: string): Promise<string> => {
  const { clientId, clientSecret } = await post('/client/register', {
    clientName: 'trial',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
  const client = { clientId, clientSecret };
  const { deviceCode, userCode } = await post('/device_authorization', { ...client, startUrl: control.startUrl });
  control.approve(String(userCode), userName);
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  return String((await post('/token', { ...client, grantType, deviceCode })).accessToken);
};

const keysOf = ({ accessKeyId, secretAccessKey, sessionToken }: Credentials) => ({
  aws_access_key_id: accessKeyId,
  aws_secret_access_key: secretAccessKey,
  aws_session_token: sessionToken,
});

describe.each(rows)('$name', ({ name, python, version }) => {
  console.info(`${name}: ${version ?? 'not run, as it is not installed here or knows no create_token_with_iam'}`);

  let server: RunningServer;
  let ask: (call: readonly unknown[]) => Promise<{ readonly code?: string; readonly value: Members }>;
  let stop = (): void => undefined;
  let signer: Credentials;

  beforeAll(async () => {
    if (version === undefined) return;
    server = await serveSimulator(simulator);
    const child = spawn(python, ['-c', program, server.url], {
      env: { PATH: process.env.PATH, AWS_EC2_METADATA_DISABLED: 'true', AWS_MAX_ATTEMPTS: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const waiting: ((answer: { readonly value: Members }) => void)[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
    ask = (call) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(call)}\n`);
      });
    stop = () => child.stdin.end();
    const accessToken = await portalToken('maya');
    const response = await simulator.fetch(
      new Request('http://127.0.0.1/federation/credentials?account_id=221400981536&role_name=DataEngineer', {
        headers: { 'x-amz-sso_bearer_token': accessToken },
      }),
    );
    signer = (await response.json()).roleCredentials;
  });

  afterAll(async () => {
    stop();
    await server?.close();
  });

  const withIam = (members: Members, by = signer, region = 'us-east-1') =>
    ask(['sso-oidc', keysOf(by), region, 'create_token_with_iam', { clientId: reports, ...members }]);

  const grants: readonly [string, () => Promise<Members>][] = [
    ['jwt-bearer', async () => ({ grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas') })],
    [
      'token-exchange',
      async () => ({
        grantType: tokenExchangeGrant,
        subjectToken: await portalToken('tomas'),
        subjectTokenType: accessTokenType,
        requestedTokenType: refreshTokenType,
      }),
    ],
    [
      'authorization_code',
      async () => {
        const parameters = {
          response_type: 'code',
          client_id: reports,
          redirect_uri: codeRedirectUri,
          code_challenge_method: 'S256',
          code_challenge: codeChallenge,
        };
        const url = control.authorize(`${server.url}/authorize?${new URLSearchParams(parameters)}`, 'tomas');
        const code = new URL(url).searchParams.get('code');
        return { grantType: 'authorization_code', code, codeVerifier, redirectUri: codeRedirectUri };
      },
    ],
    [
      'refresh_token',
      async () => {
        const { value } = await withIam({ grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas') });
        return { grantType: 'refresh_token', refreshToken: value.refreshToken };
      },
    ],
  ];

  describe('create_token_with_iam', () => {
    it.skipIf(version === undefined).each(grants)(
      'succeeds with %s, and is refused with a wrong signature',
      async (_, membersFor) => {
        const wrong = await withIam(await membersFor(), { ...signer, secretAccessKey: 'wrong' });
        expect(wrong.code).toBe('InvalidSignatureException');
        const { code, value } = await withIam(await membersFor());
        expect(code).toBeUndefined();
        expect(value).toMatchObject({
          tokenType: 'Bearer',
          expiresIn: 3600,
          refreshToken: expect.any(String),
          idToken: expect.any(String),
          scope: ['openid', 'aws', 'sts:identity_context'],
          awsAdditionalDetails: { identityContext: expect.any(String) },
        });
      },
      60_000,
    );

    it.skipIf(version === undefined)(
      'gets the Error.Code of each refusal, and the region to go to',
      async () => {
        const assertion = control.issueAssertion('tomas');
        const codeFor = async (members: Members) => (await withIam(members)).code;
        expect(await codeFor({ grantType: jwtBearerGrant, assertion: 'x' })).toBe('InvalidGrantException');
        expect(await codeFor({ grantType: 'password' })).toBe('UnsupportedGrantTypeException');
        expect(await codeFor({ grantType: jwtBearerGrant, assertion, scope: ['x'] })).toBe('InvalidScopeException');
        expect(await codeFor({ grantType: jwtBearerGrant, assertion, clientId: 'x' })).toBe('InvalidClientException');
        const { code, value } = await withIam({ grantType: jwtBearerGrant, assertion }, signer, 'eu-west-1');
        expect(code).toBe('InvalidRequestRegionException');
        expect(value).toMatchObject({ region: 'us-east-1', endpoint: server.url });
      },
      60_000,
    );
  });

  describe('identity-enhanced credentials', () => {
    it.skipIf(version === undefined)(
      'pass get_caller_identity',
      async () => {
        const { value } = await withIam({ grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas') });
        const { identityContext } = recordIn(value, 'awsAdditionalDetails');
        const assumed = await ask([
          'sts',
          keysOf(signer),
          'us-east-1',
          'assume_role',
          {
            RoleArn: publisher,
            RoleSessionName: 'reports',
            DurationSeconds: 900,
            ProvidedContexts: [
              {
                ProviderArn: 'arn:aws:iam::aws:contextProvider/IdentityCenter',
                ContextAssertion: identityContext,
              },
            ],
          },
        ]);
        const keys = recordIn(assumed.value, 'Credentials');
        const enhanced = {
          accessKeyId: textIn(keys, 'AccessKeyId'),
          secretAccessKey: textIn(keys, 'SecretAccessKey'),
          sessionToken: textIn(keys, 'SessionToken'),
        };
        const { value: identity } = await ask(['sts', keysOf(enhanced), 'us-east-1', 'get_caller_identity', {}]);
        expect(identity).toMatchObject({
          Arn: 'arn:aws:sts::264718039925:assumed-role/DataLakePublisher/reports',
          Account: '264718039925',
        });
        expect(control.onBehalfOf(enhanced.accessKeyId)).toBe('tomas');
        const tooLong = { RoleArn: publisher, RoleSessionName: 'reports', DurationSeconds: 3601 };
        expect((await ask(['sts', keysOf(enhanced), 'us-east-1', 'assume_role', tooLong])).code).toBe(
          'ValidationError',
        );
      },
      60_000,
    );
  });
});
