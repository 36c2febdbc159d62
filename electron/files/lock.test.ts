import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockPathFor, sweepLocks, withLock } from './lock.ts';
import { ownIdentity } from './process-identity.ts';

let built: string;
let folder: string;
let path: string;
const folders: string[] = [];

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'latchkey-lock-built-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('lock.ts', import.meta.url)),
      outDir: built,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'lock.mjs' } },
    },
  });
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-lock-'));
  folders.push(folder);
  path = join(folder, 'work.lock');
});
afterAll(async () => {
  for (const each of [built, ...folders]) await rm(each, { recursive: true });
});

/** Runs `work` in another process, inside the lock; it can say things on stdout. */
const inChild = (work: string, waitMs = 20_000): ChildProcessByStdio<null, Readable, null> => {
  const script = `
    const { withLock } = await import(${JSON.stringify(pathToFileURL(join(built, 'lock.mjs')).href)});
    const { writeSync, appendFileSync, readFileSync, writeFileSync } = await import('node:fs');
    const { setTimeout: wait } = await import('node:timers/promises');
    const locked = (work) => withLock(${JSON.stringify(path)}, { waitMs: ${waitMs} }, work);
    ${work}`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
};

const holdFor = (child: string) => `await locked(async () => { writeSync(1, 'held'); await wait(${child}); });`;

const lockText = async (changes: { pid?: number; born?: string; place?: string }): Promise<string> => {
  const { pid, born, place } = { ...(await ownIdentity()), ...changes };
  return ['an-id', pid, born, place, ''].join('\n');
};

describe('a lock between processes', () => {
  it('lets one at a time in, and leaves nothing behind', async () => {
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const file = JSON.stringify(counter);
    const count = `for (let round = 0; round < 15; round += 1) await locked(async () => {
      const before = Number(readFileSync(${file}, 'utf8'));
      await wait(1);
      writeFileSync(${file}, String(before + 1));
    });`;
    const children = Array.from({ length: 4 }, () => inChild(count));
    await Promise.all(children.map((child) => once(child, 'close')));
    expect(children.map((child) => child.exitCode)).toEqual([0, 0, 0, 0]);
    expect(readFileSync(counter, 'utf8')).toBe('60');
    expect(readdirSync(folder)).toEqual(['counter']);
  }, 40_000);

  it('is taken over at once from a holder that was killed', async () => {
    const child = inChild(holdFor('60_000'));
    await once(child.stdout, 'data');
    expect(existsSync(path)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'close');
    const began = performance.now();
    await withLock(path, { waitMs: 10_000 }, async () => undefined);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes to one of those who wait when its holder is killed, and never to two', async () => {
    const log = join(folder, 'log');
    const child = inChild(holdFor('60_000'));
    await once(child.stdout, 'data');
    const mark = `await locked(async () => {
      appendFileSync(${JSON.stringify(log)}, '(');
      await wait(5);
      appendFileSync(${JSON.stringify(log)}, ')');
    });`;
    const waiting = Array.from({ length: 3 }, () => inChild(`writeSync(1, 'up'); ${mark}`));
    await Promise.all(waiting.map((each) => once(each.stdout, 'data')));
    child.kill('SIGKILL');
    await Promise.all(waiting.map((each) => once(each, 'close')));
    expect(readFileSync(log, 'utf8')).toBe('()()()');
    expect(readdirSync(folder)).toEqual(['log']);
  }, 30_000);

  it('is respected while its holder lives, stopped or asleep, and gone without after the wait', async () => {
    const child = inChild(holdFor('60_000'));
    await once(child.stdout, 'data');
    child.kill('SIGSTOP');
    const longAgo = Date.now() / 1000 - 86_400;
    utimesSync(path, longAgo, longAgo);
    const held = readFileSync(path, 'utf8');
    expect(await withLock(path, { waitMs: 150 }, async () => 'done without')).toBe('done without');
    expect(readFileSync(path, 'utf8')).toBe(held);
    child.kill('SIGKILL');
    await once(child, 'close');
  });

  it('does not mistake another process with the same pid, or a time before the boot, for its holder', async () => {
    const { place } = await ownIdentity();
    const [host, , space] = place.split(' ');
    const dead = [await lockText({ born: 'another time' }), await lockText({ place: `${host} earlier-boot ${space}` })];
    for (const text of dead) {
      writeFileSync(path, text);
      await withLock(path, { waitMs: 5000 }, async () => expect(readFileSync(path, 'utf8')).not.toBe(text));
      expect(existsSync(path)).toBe(false);
    }
  });

  it('says whose it is from the first moment: who dies there leaves no lock that must be believed', async () => {
    const seen = new Set<string>();
    let isOver = false;
    const textNow = (): string | undefined => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return undefined;
      }
    };
    const look = async (): Promise<void> => {
      while (!isOver) {
        const text = textNow();
        if (text !== undefined) seen.add(text.split('\n')[1] ?? 'nobody');
        await nextTurn();
      }
    };
    const looking = look();
    for (let turn = 0; turn < 50; turn += 1) await withLock(path, { waitMs: 100 }, async () => undefined);
    isOver = true;
    await looking;
    expect([...seen]).toEqual([String(process.pid)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('believes a lock of another machine, and an empty one, for a while only', async () => {
    for (const text of [await lockText({ place: 'elsewhere boot space' }), '']) {
      writeFileSync(path, text);
      await withLock(path, { waitMs: 60 }, async () => expect(readFileSync(path, 'utf8')).toBe(text));
      const longAgo = Date.now() / 1000 - 600;
      utimesSync(path, longAgo, longAgo);
      await withLock(path, { waitMs: 5000 }, async () => expect(readFileSync(path, 'utf8')).not.toBe(text));
    }
  });

  it('neither throws nor takes away what is not its own when the file was changed under it', async () => {
    await withLock(path, { waitMs: 100 }, async () => rm(path));
    await withLock(path, { waitMs: 100 }, async () => {
      writeFileSync(path, 'of somebody else');
    });
    expect(readFileSync(path, 'utf8')).toBe('of somebody else');
  });

  it('does not stand in the way where it cannot be created', async () => {
    expect(await withLock(join(folder, 'missing', 'x.lock'), { waitMs: 60_000 }, async () => 'done')).toBe('done');
  });

  it('hands on what the work throws, and is released', async () => {
    const failing = withLock(path, { waitMs: 100 }, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(existsSync(path)).toBe(false);
  });

  it('is swept at the start when its holder is dead, and otherwise not', async () => {
    writeFileSync(lockPathFor(join(folder, 'dead')), await lockText({ born: 'another time' }));
    writeFileSync(lockPathFor(join(folder, 'living')), await lockText({}));
    writeFileSync(join(folder, 'foreign.lock'), await lockText({ born: 'another time' }));
    await sweepLocks(folder);
    await sweepLocks(join(folder, 'missing'));
    expect(readdirSync(folder).sort()).toEqual(['foreign.lock', 'living.latchkey.lock']);
  });
});
