/** Latchkey and boto3 refresh the same session at the same time. */
import { describe, expect, it } from 'vitest';
import { boto3Version } from './boto3-process.ts';
import { race } from './race.ts';

const rounds = Number(process.env.LATCHKEY_RACE_ROUNDS ?? 50);
const seed = Number(process.env.LATCHKEY_RACE_SEED ?? 20261122);
const timeoutMs = 60_000 + rounds * 5_000;

const version = boto3Version();
console.info(version === undefined ? 'boto3: skipped, python3 has none' : `${version}; ${rounds} rounds, seed ${seed}`);

const variants = [
  { name: 'keep each other signed in', options: { graceSeconds: 10, kills: false } },
  { name: 'do so when Latchkey is killed at random moments', options: { graceSeconds: 600, kills: true } },
];

describe.runIf(version !== undefined)('Latchkey and boto3, refreshing one session at the same time', () => {
  it.each(variants)(
    '$name',
    async ({ name, options }) => {
      const { problems, figures } = await race({ rounds, seed, ...options });
      console.info(`${name}: ${JSON.stringify(figures)}`);
      expect(problems).toEqual([]);
      expect(figures.tokensOfBoto3TakenOn).toBeGreaterThan(0);
      expect(figures.tokensOfLatchkeyTakenOn).toBeGreaterThan(0);
      expect(figures.overlaps).toBeGreaterThan(0);
      if (options.kills) expect(figures.killedAtWork).toBeGreaterThan(0);
    },
    timeoutMs,
  );
});
