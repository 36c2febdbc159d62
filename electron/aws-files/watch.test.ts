import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secondMs } from '../../shared/time.ts';
import { type AwsFilesChange, watchAwsFiles } from './watch.ts';

let home: string;
let paths: { config: string; credentials: string; tokenCache: string };
let changes: AwsFilesChange[];
let wake: () => void = () => undefined;
let stop: () => void = () => undefined;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'latchkey-watch-'));
  const folder = join(home, '.aws');
  paths = {
    config: join(folder, 'config'),
    credentials: join(folder, 'credentials'),
    tokenCache: join(folder, 'sso', 'cache'),
  };
  changes = [];
});
afterEach(async () => {
  stop();
  await rm(home, { recursive: true });
});

const start = async (): Promise<void> => {
  stop = await watchAwsFiles(paths, (what) => {
    changes.push(what);
    wake();
  });
};

/** Resolves when this change was told, and no other; it must be within 2 s. */
const told = async (what: AwsFilesChange): Promise<void> => {
  const until = performance.now() + 2 * secondMs;
  while (!changes.includes(what)) {
    const leftMs = until - performance.now();
    if (leftMs <= 0) throw new Error(`not told in time: ${JSON.stringify(changes)}`);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  expect([...new Set(changes)]).toEqual([what]);
  changes = [];
};

const token = (name: string) => join(paths.tokenCache, name);

describe('watching the files of AWS tools', () => {
  it('tells of each, written in place or replaced', async () => {
    mkdirSync(paths.tokenCache, { recursive: true });
    writeFileSync(paths.config, 'a');
    await start();
    writeFileSync(paths.config, 'b');
    await told('config');
    writeFileSync(`${paths.config}.new`, 'c');
    renameSync(`${paths.config}.new`, paths.config);
    await told('config');
    writeFileSync(paths.credentials, 'a');
    await told('config');
    writeFileSync(token('one.json'), '{}');
    await told('tokens');
    rmSync(token('one.json'));
    await told('tokens');
  });

  it('begins with nothing there, and follows folders that come, go and come again', async () => {
    await start();
    for (let round = 0; round < 2; round += 1) {
      mkdirSync(join(home, '.aws'));
      writeFileSync(paths.config, `round ${round}`);
      await told('config');
      mkdirSync(paths.tokenCache, { recursive: true });
      writeFileSync(token('one.json'), '{}');
      await told('tokens');
      writeFileSync(token('two.json'), '{}');
      await told('tokens');
      rmSync(token('one.json'));
      rmSync(token('two.json'));
      await told('tokens');
      rmSync(join(home, '.aws'), { recursive: true });
      await told('config');
    }
  });

  it('sees through a link to where the file is', async () => {
    const target = join(home, 'dotfiles', 'config');
    mkdirSync(join(home, '.aws'));
    mkdirSync(join(home, 'dotfiles'));
    writeFileSync(target, 'a');
    symlinkSync(target, paths.config);
    await start();
    writeFileSync(target, 'bb');
    await told('config');
  });

  it('is silent about everything else, and after its stop', async () => {
    mkdirSync(paths.tokenCache, { recursive: true });
    writeFileSync(paths.config, 'a');
    await start();
    writeFileSync(token('one.json.latchkey.lock'), '');
    writeFileSync(join(home, '.aws', 'other'), '');
    utimesSync(home, 1, 1);
    writeFileSync(paths.credentials, '');
    await told('config');
    stop();
    writeFileSync(paths.config, 'bb');
    const later = await watchAwsFiles(paths, () => undefined);
    later();
    expect(changes).toEqual([]);
  });
});
