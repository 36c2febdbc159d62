import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepTemporaries } from './durable-file.ts';

const seed = Number(process.env.LATCHKEY_TEST_SEED ?? 20261122);
const kills = 30;

/** mulberry32: small, and the same on every machine. */
const randomFrom = (start: number) => {
  let state = start;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

// Writes one generation after the other without end, and says so only once each is on the disk.
const writer = (module: string, path: string, from: number) => `
  const { writeDurably } = await import(${JSON.stringify(pathToFileURL(module).href)});
  const { writeSync } = await import('node:fs');
  for (let generation = ${from}; ; generation += 1) {
    await writeDurably(${JSON.stringify(path)}, JSON.stringify({ generation, padding: 'x'.repeat(50_000) }));
    writeSync(1, generation + '\\n');
  }`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-crash-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('durable-file.ts', import.meta.url)),
      outDir: join(folder, 'built'),
      rolldownOptions: { output: { entryFileNames: 'durable-file.mjs' } },
    },
  });
});
afterAll(() => rm(folder, { recursive: true }));

it(`loses no acknowledged write and tears none in ${kills} kills at random moments (seed ${seed})`, async () => {
  const random = randomFrom(seed);
  const path = join(folder, 'generations.json');
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const script = writer(join(folder, 'built', 'durable-file.mjs'), path, acknowledged + 1);
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await once(child.stdout, 'data');
    await wait(random() * 25);
    child.kill('SIGKILL');
    await once(child, 'close');
    acknowledged = Number(said.trimEnd().split('\n').at(-1));
    const kept = JSON.parse(readFileSync(path, 'utf8'));
    expect(kept.padding).toHaveLength(50_000);
    expect(kept.generation).toBeGreaterThanOrEqual(acknowledged);
    expect(kept.generation).toBeLessThanOrEqual(acknowledged + 1);
    acknowledged = kept.generation;
  }
  expect(acknowledged).toBeGreaterThan(kills);
  await sweepTemporaries(folder);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(existsSync(path)).toBe(true);
}, 60_000);
