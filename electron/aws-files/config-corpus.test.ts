import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BotocoreReading, type BotocoreWitness, botocoreVersion, startBotocore } from './botocore-witness.ts';
import { oddConfigs, randomConfig, randomFrom } from './config-corpus.ts';
import { type ConfigFile, openConfigFile } from './config-file.ts';
import type { PlanRequest } from './plan-request.ts';

const seed = Number(process.env.LATCHKEY_TEST_SEED ?? 20261122);
const count = Number(process.env.LATCHKEY_CORPUS_FILES ?? 60);
const random = randomFrom(seed);
const corpus: readonly (readonly [string, string | Buffer])[] = [
  ...Object.entries(oddConfigs),
  ...Array.from({ length: count }, (_, index) => [`generated ${index}`, randomConfig(random, index % 4 > 0)] as const),
];
const version = botocoreVersion();

const acme: PlanRequest = {
  session: {
    ...{ owner: 'acme-id', name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' },
    scopes: ['sso:account:access'],
  },
  style: 'both',
  roles: [
    { accountId: '111122223333', accountName: 'Prod', roleName: 'Admin' },
    { accountId: '444455556666', accountName: 'a', roleName: 'Read' },
  ],
  // Collides with what many files of the corpus have.
  template: '{account}',
  region: 'eu-central-1',
  output: 'json',
  commandFor: (_, name) => `"/opt/My App/credentials" --profile ${name}`,
};
const variations: readonly PlanRequest[] = [
  { ...acme, style: 'sso', template: '{account}.{role}', roles: acme.roles.slice(1) },
  { ...acme, roles: [] },
];

let folder: string;
let config: string;
let file: ConfigFile;
let botocore: BotocoreWitness | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-corpus-'));
  config = join(folder, 'config');
  const paths = { config, credentials: join(folder, 'credentials') };
  file = openConfigFile({ paths, backups: join(folder, 'backups'), now: Date.now });
  if (version !== undefined) botocore = startBotocore();
});
afterAll(async () => {
  botocore?.stop();
  await rm(folder, { recursive: true });
});

type Sections = Readonly<Record<string, unknown>>;
type Readings = { readonly js: Sections; readonly jsSessions: Sections; readonly python: BotocoreReading | undefined };

const readAsOthers = async (): Promise<Readings> => {
  const files = { configFilepath: config, filepath: join(folder, 'none'), ignoreCache: true };
  const { configFile } = await loadSharedConfigFiles(files);
  const jsSessions = await loadSsoSessionData({ configFilepath: config });
  return { js: configFile, jsSessions, python: await botocore?.read(config) };
};

const expectNothingLost = (before: Sections, after: Sections, name: string) => {
  for (const [key, settings] of Object.entries(before)) expect(after[key], `${name}: ${key}`).toEqual(settings);
};

const checkWrite = (before: Readings, after: Readings, names: readonly string[], name: string) => {
  expectNothingLost(before.js, after.js, name);
  expectNothingLost(before.jsSessions, after.jsSessions, name);
  for (const each of names) {
    expect(after.js[each], `${name}: ${each}`).toMatchObject({ region: 'eu-central-1', output: 'json' });
  }
  if (after.python === undefined || before.python === undefined) return;
  if ('refused' in after.python || 'refused' in before.python) throw new Error(`${name}: botocore refuses it`);
  expectNothingLost(before.python.raw, after.python.raw, name);
  expectNothingLost(before.python.profiles, after.python.profiles, name);
  expectNothingLost(before.python.sso_sessions, after.python.sso_sessions, name);
  for (const each of names) {
    expect(after.python.profiles[each], `${name}: ${each}`).toEqual(after.js[each]);
  }
  expect(after.python.sso_sessions.acme, name).toEqual(after.jsSessions.acme);
};

it(`every one of ${corpus.length} config files is written so that all reads as before, or refused, and comes back (botocore ${version ?? 'absent'}, seed ${seed})`, async () => {
  expect(corpus.length).toBeGreaterThanOrEqual(60);
  let [written, refused] = [0, 0];
  for (const [name, content] of corpus) {
    const bytes = Buffer.from(content);
    writeFileSync(config, bytes);
    const before = await readAsOthers();
    const planned = await file.plan(acme);
    if (planned.kind === 'refused') {
      refused += 1;
      expect(planned.problems.length, name).toBeGreaterThan(0);
      for (const problem of planned.problems) expect(problem, name).toMatchObject({ file: config });
      expect(readFileSync(config).equals(bytes), name).toBe(true);
      continue;
    }
    // Whoever is refused is refused by AWS tools too; nothing they reject is written into.
    if (before.python !== undefined) expect(before.python, name).not.toHaveProperty('refused');
    const applied = await file.apply(planned.plan);
    if (applied.kind !== 'written') throw new Error(`${name}: ${applied.kind}`);
    written += 1;
    const names = planned.plan.names.map((each) => each.name);
    expect(names, name).toHaveLength(4);
    checkWrite(before, await readAsOthers(), names, name);

    const again = await file.plan(acme);
    expect(again.kind === 'plan' && again.plan.after === again.plan.before, name).toBe(true);
    for (const request of variations) {
      const next = await file.plan(request);
      if (next.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(next.problems)}`);
      const step = await file.apply(next.plan);
      checkWrite(
        before,
        await readAsOthers(),
        next.plan.names.map((each) => each.name),
        name,
      );
      if (request.roles.length === 0) {
        // All of ours gone: what is left is what was there, but for a last line break that had to be added.
        const left = readFileSync(config);
        const ends = bytes.length === 0 || bytes.at(-1) === 0x0a;
        expect(left.subarray(0, bytes.length).equals(bytes), name).toBe(true);
        expect(/^(\r?\n)?$/.test(left.subarray(bytes.length).toString()), name).toBe(true);
        if (ends) expect(left.length, name).toBe(bytes.length);
      }
      if (step.kind === 'written') expect(await file.undo(step.undoId), name).toEqual({ kind: 'restored' });
    }
    expect(await file.undo(applied.undoId), name).toEqual({ kind: 'restored' });
    expect(readFileSync(config).equals(bytes), name).toBe(true);
  }
  expect(readdirSync(folder).sort()).toEqual(['backups', 'config']);
  expect(written).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(10);
}, 600_000);
