import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The hosts that botocore uses for one service in one region. */
export type BotocoreRow = {
  readonly region: string;
  /** `unknown` for a region that AWS does not have. */
  readonly partition: string;
  /** True where IAM Identity Center is offered. */
  readonly isOffered: boolean;
  readonly service: string;
  readonly hosts: readonly { readonly fips: boolean; readonly dualStack: boolean; readonly host: string }[];
};

export type BotocoreTable = { readonly version: string; readonly rows: readonly BotocoreRow[] };

const folder = fileURLToPath(new URL('.', import.meta.url));
const variants = [
  { fips: false, dualStack: false },
  { fips: false, dualStack: true },
  { fips: true, dualStack: false },
  { fips: true, dualStack: true },
];

const tableIn = (text: string): BotocoreTable => {
  const [title = '', , ...lines] = text.trimEnd().split('\n');
  const rows = lines.map((line) => {
    const [region = '', partition = '', offered, service = '', ...hosts] = line.split('\t');
    const each = variants.map((variant, index) => ({ ...variant, host: hosts[index] ?? '' }));
    return { region, partition, isOffered: offered === 'offered', service, hosts: each };
  });
  return { version: title.replace('botocore ', ''), rows };
};

/** The tables kept beside this file, each of another botocore, the oldest first. */
export const keptTables = (): readonly BotocoreTable[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort((left, right) => left.localeCompare(right, 'en', { numeric: true }))
    .map((name) => tableIn(readFileSync(`${folder}${name}`, 'utf8')));

/** The table of this machine's botocore, made now. */
export const presentTable = (): BotocoreTable =>
  tableIn(execFileSync('python3', [`${folder}generate.py`], { encoding: 'utf8' }));
