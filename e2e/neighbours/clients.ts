import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A tool of AWS as people have it, which is to ask the Security Token Service whose credentials it uses. */
export type Client = {
  readonly name: string;
  /** `undefined` where it is not installed. */
  readonly version: string | undefined;
  /** Prints the ARN. */
  readonly command: readonly string[];
  /** How it is led to the simulator: those that know no endpoint variables go through the TLS front. */
  readonly way: 'endpoints' | 'front';
  /** Whether it reads the token for a container endpoint from a file; the older ones know the variable only. */
  readonly readsTokenFile: boolean;
};

const project = fileURLToPath(new URL('../..', import.meta.url));

const versionFrom = (...command: readonly string[]): string | undefined => {
  const [program = '', ...argv] = command;
  try {
    return execFileSync(program, argv, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
};

const askByCli = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];
const askByBoto3 = ['-c', 'import boto3; print(boto3.client("sts").get_caller_identity()["Arn"])'];
const boto3Version = ['-c', 'import boto3; print(boto3.__version__)'];

// The SDK's packages here have every provider of credentials, and no client of this service.
const askByJs = `
import { createHash, createHmac } from 'node:crypto';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { SignatureV4 } from '@smithy/signature-v4';
class Sha256 {
  constructor(secret) { this.hash = secret ? createHmac('sha256', secret) : createHash('sha256'); }
  update(data) { this.hash.update(data); }
  async digest() { return this.hash.digest(); }
}
const { hostname, port, host, protocol, origin } = new URL(process.env.AWS_ENDPOINT_URL_STS);
const signer = new SignatureV4({ service: 'sts', region: 'us-east-1', sha256: Sha256, credentials: defaultProvider() });
const { headers, body } = await signer.sign({
  method: 'POST', protocol, hostname, port: Number(port), path: '/', query: {},
  headers: { host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: 'Action=GetCallerIdentity&Version=2011-06-15',
});
const answer = await (await fetch(origin, { method: 'POST', headers, body })).text();
console.log(/<Arn>(.*)<.Arn>/.exec(answer)?.[1] ?? answer);
`;
const jsVersion = "console.log(require('@aws-sdk/credential-provider-node/package.json').version)";

// Debian's, whatever stands before them in the PATH.
const debianCli = '/usr/bin/aws';
const debianPython = '/usr/bin/python3';

export const clients: readonly Client[] = [
  {
    name: 'AWS CLI',
    version: versionFrom('aws', '--version'),
    command: ['aws', ...askByCli],
    way: 'endpoints',
    readsTokenFile: true,
  },
  {
    name: 'boto3',
    version: versionFrom('python3', ...boto3Version),
    command: ['python3', ...askByBoto3],
    way: 'endpoints',
    readsTokenFile: true,
  },
  {
    name: 'AWS SDK for JavaScript',
    version: versionFrom(process.execPath, '-e', jsVersion),
    command: [process.execPath, '--no-warnings', '--input-type=module', '-e', askByJs],
    way: 'endpoints',
    readsTokenFile: true,
  },
  {
    name: "Debian's AWS CLI",
    version: versionFrom(debianCli, '--version'),
    command: [debianCli, ...askByCli],
    way: 'front',
    readsTokenFile: false,
  },
  {
    name: "Debian's boto3",
    version: versionFrom(debianPython, ...boto3Version),
    command: [debianPython, ...askByBoto3],
    way: 'front',
    readsTokenFile: false,
  },
];

/** What the client prints; rejects with its complaint. */
export const ask = async ({ command }: Client, env: NodeJS.ProcessEnv): Promise<string> => {
  const [program = '', ...argv] = command;
  const { stdout } = await promisify(execFile)(program, argv, { env, cwd: project });
  return stdout.trim();
};
