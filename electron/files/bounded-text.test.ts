import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBoundedText } from './bounded-text.ts';

describe('readBoundedText', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-bounded-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads as much as is allowed, and no byte more', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'fünf');
    expect(await readBoundedText(path, 5)).toBe('fünf');
    await expect(readBoundedText(path, 4)).rejects.toMatchObject({ code: 'import-too-large' });
  });

  it.each(['.', 'none'])('refuses %s, which is no file', async (name) => {
    await expect(readBoundedText(join(folder, name), 5)).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
