import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What botocore makes of a config file. For tests: the real thing is asked, in a Python process. */
export type BotocoreReading =
  | {
      readonly profiles: Readonly<Record<string, unknown>>;
      readonly sso_sessions: Readonly<Record<string, unknown>>;
      /** Every section as written, with nested settings left as text. */
      readonly raw: Readonly<Record<string, Readonly<Record<string, string>>>>;
    }
  | { readonly refused: string };

export type BotocoreWitness = {
  read(path: string): Promise<BotocoreReading>;
  stop(): void;
};

const program = `
import json, sys
from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigParseError
for line in sys.stdin:
    path = json.loads(line)
    try:
        loaded = load_config(path)
        raw = raw_config_parse(path, parse_subsections=False)
        answer = {"profiles": loaded["profiles"], "sso_sessions": loaded["sso_sessions"], "raw": raw}
    except ConfigParseError as error:
        answer = {"refused": str(error)}
    print(json.dumps(answer), flush=True)
`;

/** botocore's version, or `undefined` where python3 has none. */
export const botocoreVersion = (): string | undefined => {
  try {
    const argv = ['-c', 'import botocore; print(botocore.__version__)'];
    return execFileSync('python3', argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

/** Starts the process; it answers one question after the other. */
export const startBotocore = (): BotocoreWitness => {
  const child = spawn('python3', ['-c', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: { resolve: (reading: BotocoreReading) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.on('close', () => {
    for (const each of waiting) each.reject(new Error('botocore ended'));
  });
  return {
    read: (path) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(path)}\n`);
      }),
    stop: () => void child.kill(),
  };
};
