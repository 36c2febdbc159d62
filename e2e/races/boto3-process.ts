import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running Python program that refreshes the token as boto3 does: with botocore's own token provider. */
export type Boto3Process = {
  /** After `afterMs`, reads the token file, refreshes, writes. Rejects with what botocore complained about. */
  refresh(afterMs: number): Promise<void>;
  stop(): Promise<void>;
};

// Only its patience is changed: it refreshes whatever is left of the token's life.
const program = `
import json, sys, time
from botocore.session import Session
from botocore.tokens import SSOTokenProvider
class Eager(SSOTokenProvider):
    _REFRESH_WINDOW = 7200
provider = Eager(Session(profile=sys.argv[1]))
provider._client
print(json.dumps({"loaded": True}), flush=True)
for line in sys.stdin:
    time.sleep(float(line) / 1000)
    try:
        provider.load_token().get_frozen_token()
        print(json.dumps({}), flush=True)
    except Exception as error:
        print(json.dumps({"failed": str(error)}), flush=True)
`;

/** Versions of boto3 and botocore, or `undefined` where python3 has none. */
export const boto3Version = (): string | undefined => {
  const argv = ['-c', 'import boto3, botocore; print(f"boto3 {boto3.__version__}, botocore {botocore.__version__}")'];
  try {
    return execFileSync('python3', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

/** Starts it in `home`, where `.aws/config` has the profile, against the service at `url`. */
export const startBoto3 = async (home: string, profile: string, url: string): Promise<Boto3Process> => {
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    AWS_ENDPOINT_URL_SSO_OIDC: url,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  };
  const child = spawn('python3', ['-c', program, profile], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const answers = createInterface({ input: child.stdout });
  const answer = async (): Promise<void> => {
    const [line] = await Promise.race([once(answers, 'line'), closed]);
    const { failed } = typeof line === 'string' ? JSON.parse(line) : { failed: 'the process ended' };
    if (failed !== undefined) throw new Error(`boto3: ${failed}`);
  };
  await answer();
  return {
    refresh(afterMs) {
      child.stdin.write(`${afterMs}\n`);
      return answer();
    },
    async stop() {
      child.stdin.end();
      await closed;
    },
  };
};
