import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type Members = Readonly<Record<string, string | readonly string[]>>;

/** What a client made of an answer: its value, or the error as it shows it. */
type Outcome =
  | { readonly value: Record<string, unknown> }
  | { readonly code: string; readonly status?: number; readonly error?: string; readonly description?: string };

/** Operations of sso-oidc by the names of the API, such as `CreateToken` with `clientId`. */
export type Driver = { call(operation: string, members: Members): Promise<Outcome> };

export type Boto3 = Driver & {
  /** The errors that botocore's model has for an operation. */
  modelledErrors(operation: string): Promise<readonly string[]>;
  stop(): Promise<void>;
};

const versionFrom = (program: string, argv: readonly string[]): string | undefined => {
  try {
    return execFileSync(program, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

/** `undefined` where it is not installed. */
export const boto3Version = versionFrom('python3', ['-c', 'import boto3; print(boto3.__version__)']);

/** The AWS CLI of the PATH, and Debian's whatever stands before it. */
export const cliPrograms = ['aws', '/usr/bin/aws']
  .map((program) => ({ program, version: versionFrom(program, ['--version']) }))
  .filter(({ version }, index, all) => all.findIndex((other) => other.version === version) === index);

const separated = (name: string, separator: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])/g, (letter) => separator + letter).toLowerCase();

/** A home without anybody's AWS files; one attempt per call, so that an error is seen and not retried. */
export const createToolHome = () => {
  const home = mkdtempSync(join(tmpdir(), 'latchkey-wiremock-'));
  // The first version of the CLI would otherwise go and fetch every value that looks like an address.
  const config = join(home, 'config');
  writeFileSync(config, '[default]\ncli_follow_urlparam = false\n');
  return {
    home,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      AWS_CONFIG_FILE: config,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_MAX_ATTEMPTS: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
};

export const cliDriver = (program: string, url: string, env: NodeJS.ProcessEnv): Driver => ({
  call: (operation, members) =>
    new Promise((resolve, reject) => {
      const options = Object.entries(members).flatMap(([name, value]) => [`--${separated(name, '-')}`, value].flat());
      const argv = ['sso-oidc', separated(operation, '-'), ...options, '--region', 'us-east-1', '--endpoint-url', url];
      execFile(program, [...argv, '--output', 'json'], { env }, (failure, output, complaint) => {
        if (failure === null) return resolve({ value: JSON.parse(output) });
        const code = /An error occurred \((\w+)\)/.exec(complaint)?.[1];
        return code === undefined ? reject(new Error(complaint)) : resolve({ code });
      });
    }),
});

const boto3Program = `
import boto3, json, sys
from botocore.exceptions import ClientError
client = boto3.client("sso-oidc", region_name="us-east-1", endpoint_url=sys.argv[1])
for line in sys.stdin:
    operation, method, members = json.loads(line)
    try:
        if members is None:
            model = client.meta.service_model.operation_model(operation)
            answer = {"value": {"errors": [shape.name for shape in model.error_shapes]}}
        else:
            answer = {"value": getattr(client, method)(**members)}
    except ClientError as error:
        told = error.response
        answer = {
            "code": told["Error"]["Code"], "status": told["ResponseMetadata"]["HTTPStatusCode"],
            "error": told.get("error"), "description": told.get("error_description"),
        }
    print(json.dumps(answer, default=str), flush=True)
`;

export const startBoto3 = (url: string, env: NodeJS.ProcessEnv): Boto3 => {
  const child = spawn('python3', ['-c', boto3Program, url], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  const ask = (operation: string, members: Members | null): Promise<Outcome> => {
    child.stdin.write(`${JSON.stringify([operation, separated(operation, '_'), members])}\n`);
    const answer = last.then(async () => {
      const { done, value } = await answers.next();
      if (done) throw new Error(`boto3 ended in ${operation}`);
      return JSON.parse(value);
    });
    last = answer;
    return answer;
  };
  return {
    call: ask,
    async modelledErrors(operation) {
      const outcome = await ask(operation, null);
      return 'value' in outcome && Array.isArray(outcome.value.errors) ? outcome.value.errors : [];
    },
    async stop() {
      child.stdin.end();
      await closed;
    },
  };
};
