import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePrivateFolder, readDurable, removeDurably, sweepTemporaries, writeDurably } from './durable-file.ts';

const modeOf = (path: string): number => lstatSync(path).mode & 0o777;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a durable file', () => {
  it('reads back what was written, and nothing where nothing is', async () => {
    const path = join(folder, 'note');
    expect(await readDurable(path)).toBeUndefined();
    await writeDurably(path, 'one');
    await writeDurably(path, Buffer.from('two'));
    expect((await readDurable(path))?.toString()).toBe('two');
    await removeDurably(path);
    await removeDurably(path);
    expect(await readDurable(path)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([0o000, 0o022, 0o077])('belongs to its owner alone under umask %o', async (mask) => {
    const before = process.umask(mask);
    try {
      const inner = join(folder, 'inner');
      await makePrivateFolder(inner);
      await writeDurably(join(inner, 'note'), 'x');
      expect([modeOf(inner), modeOf(join(inner, 'note'))]).toEqual([0o700, 0o600]);
    } finally {
      process.umask(before);
    }
  });

  it('takes access away from others where it had become wider', async () => {
    const path = join(folder, 'note');
    writeFileSync(path, 'x');
    chmodSync(path, 0o644);
    chmodSync(folder, 0o755);
    await readDurable(path);
    await makePrivateFolder(folder);
    expect([modeOf(folder), modeOf(path)]).toEqual([0o700, 0o600]);
    chmodSync(path, 0o666);
    await writeDurably(path, 'y');
    expect(modeOf(path)).toBe(0o600);
  });

  it('replaces a symbolic link planted in its place and leaves the target alone', async () => {
    const path = join(folder, 'note');
    const target = join(folder, 'target');
    writeFileSync(target, 'untouched');
    symlinkSync(target, path);
    await expect(readDurable(path)).rejects.toMatchObject({ code: 'file-unreadable' });
    await writeDurably(path, 'ours');
    expect(readFileSync(target, 'utf8')).toBe('untouched');
    expect(lstatSync(path).isFile()).toBe(true);
  });

  it('says which file cannot be written, keeps the old content and leaves no temporary', async () => {
    const path = join(folder, 'note');
    mkdirSync(path);
    await expect(writeDurably(path, 'x')).rejects.toMatchObject({ code: 'file-unwritable', detail: path });
    await expect(writeDurably(join(folder, 'missing', 'note'), 'x')).rejects.toMatchObject({ code: 'file-unwritable' });
    await expect(makePrivateFolder(join('/dev/null', 'x'))).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(statSync(path).isDirectory()).toBe(true);
    expect(readdirSync(folder)).toEqual(['note']);
  });

  it('sweeps what dead writers left, and neither foreign files nor a write in progress', async () => {
    const random = 'a'.repeat(12);
    const dead = `note.4194305.${random}.tmp`;
    const current = `note.${process.pid}.${random}.tmp`;
    const old = `note.${process.pid}.${'b'.repeat(12)}.tmp`;
    for (const name of [dead, current, old, 'note', 'note.tmp']) writeFileSync(join(folder, name), '');
    const longAgo = Date.now() / 1000 - 120;
    utimesSync(join(folder, old), longAgo, longAgo);
    await sweepTemporaries(folder);
    expect(readdirSync(folder).sort()).toEqual(['note', current, 'note.tmp'].sort());
    await sweepTemporaries(join(folder, 'missing'));
  });
});
