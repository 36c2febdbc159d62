import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotocoreWitness, botocoreVersion, startBotocore } from './botocore-witness.ts';
import { oddConfigs, randomConfig, randomFrom } from './config-corpus.ts';
import { parseConfig } from './config-document.ts';
import { linesOf } from './config-lines.ts';
import { blockedHeader, type ConfigReading, readAsBotocore, readAsJs } from './config-readings.ts';

const seed = Number(process.env.LATCHKEY_TEST_SEED ?? 20261122);
const count = Number(process.env.LATCHKEY_CORPUS_FILES ?? 300);
const random = randomFrom(seed);
const generated = Array.from({ length: count }, (_, index) => randomConfig(random, index % 3 > 0));
const version = botocoreVersion();

const oddTexts = Object.values(oddConfigs).flatMap((content) => (typeof content === 'string' ? [content] : []));
const texts = [...oddTexts, ...generated];

let folder: string;
let path: string;
let botocore: BotocoreWitness | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-document-'));
  path = join(folder, 'config');
  if (version !== undefined) botocore = startBotocore();
});
afterAll(async () => {
  botocore?.stop();
  await rm(folder, { recursive: true });
});

const plain = (reading: ConfigReading, kind: 'profile' | 'sso-session', withEmpty: boolean) =>
  Object.fromEntries(
    [...reading[kind]]
      .filter(([, settings]) => withEmpty || settings.size > 0)
      .map(([name, settings]) => [name, Object.fromEntries(settings)]),
  );

/** The way botocore turns a value with an indented block into a map. */
const nested = (value: string): unknown =>
  value.startsWith('\n')
    ? Object.fromEntries(
        value
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]),
      )
    : value;

const withMaps = (sections: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  Object.fromEntries(
    Object.entries(sections).map(([name, settings]) => [
      name,
      Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, nested(value)])),
    ]),
  );

describe('a config document', () => {
  it('has every line at its place', () => {
    for (const text of texts) {
      expect(
        linesOf(text)
          .map(({ offset, end }) => text.slice(offset, end))
          .join(''),
      ).toBe(text);
    }
  });

  it.runIf(version !== undefined)(
    `is read, or refused, as by botocore ${version} (${texts.length} files, seed ${seed})`,
    async () => {
      let refused = 0;
      for (const text of texts) {
        writeFileSync(path, text);
        const document = parseConfig(text);
        const faults = document.faults.filter(({ code }) => !['default-for-all', 'carriage-return'].includes(code));
        const reading = await botocore?.read(path);
        if (reading === undefined) throw new Error('no botocore');
        if ('refused' in reading) {
          expect(faults, text).not.toEqual([]);
          refused += 1;
          continue;
        }
        expect(faults, text).toEqual([]);
        const raw = document.sections.filter(({ header }) => header !== 'DEFAULT');
        expect(
          raw.map(({ header }) => header),
          text,
        ).toEqual(Object.keys(reading.raw));
        const ours = readAsBotocore(document);
        expect(withMaps(plain(ours, 'profile', true)), text).toEqual(reading.profiles);
        expect(withMaps(plain(ours, 'sso-session', true)), text).toEqual(reading.sso_sessions);
      }
      expect(refused).toBeGreaterThan(10);
      expect(refused).toBeLessThan(texts.length * 0.8);
    },
    120_000,
  );

  it('is read as by the AWS SDK for JavaScript', async () => {
    for (const text of texts) {
      writeFileSync(path, text);
      const document = parseConfig(readFileSync(path, 'utf8'));
      const { configFile } = await loadSharedConfigFiles({
        configFilepath: path,
        filepath: join(folder, 'none'),
        ignoreCache: true,
      });
      if (blockedHeader(document) !== undefined) {
        expect(configFile, text).toEqual({});
        continue;
      }
      const profiles = Object.fromEntries(
        Object.entries(configFile).filter(([name]) => !/^(sso-session|services)\./.test(name)),
      );
      const ours = readAsJs(document);
      expect(plain(ours, 'profile', false), text).toEqual(profiles);
      // The cache of this loader is per path and has just been renewed.
      expect(plain(ours, 'sso-session', false), text).toEqual(await loadSsoSessionData({ configFilepath: path }));
    }
  }, 120_000);

  it.each([
    ['byte order mark', 'byte-order-mark', 1],
    ['duplicate section', 'duplicate-section', 11],
    ['duplicate setting in another case', 'duplicate-setting', 11],
    ['nested line without =', 'nested-line-not-a-setting', 3],
    ['text before the first section', 'text-before-section', 1],
    ['line without sign', 'line-not-a-setting', 11],
    ['value without name', 'setting-without-name', 2],
    ['DEFAULT in capitals', 'default-for-all', 1],
    ['ends in a lone carriage return', 'carriage-return', 9],
  ] as const)('names what is wrong and where: %s', (name, code, line) => {
    const text = oddConfigs[name];
    expect(parseConfig(typeof text === 'string' ? text : '').faults).toMatchObject([{ code, line }]);
  });

  it('is parsed in time however it is made', () => {
    const began = performance.now();
    for (const each of [' ', '\t=', '[', '[x]\n', '\n', 'a = b\n c = d\n', ' \r']) {
      parseConfig(each.repeat(1_000_000 / each.length));
    }
    expect(performance.now() - began).toBeLessThan(10_000);
  }, 30_000);
});
