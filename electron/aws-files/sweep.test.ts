import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { awsPaths } from './paths.ts';
import { sweepAwsFolders } from './sweep.ts';

it('sweeps what a killed Latchkey left beside the files of AWS tools, and nothing of others', async () => {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-sweep-'));
  try {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'close');
    const temporary = `x.${child.pid}.${'a'.repeat(12)}.tmp`;
    const lock = ['an-id', child.pid, 'then', 'here boot space', ''].join('\n');
    const paths = awsPaths({ HOME: home }, 'linux');
    const dotfiles = join(home, 'dotfiles');
    mkdirSync(paths.tokenCache, { recursive: true });
    mkdirSync(dotfiles);
    symlinkSync(join(dotfiles, 'config'), paths.config);
    writeFileSync(join(dotfiles, 'config'), '');
    for (const folder of [dotfiles, paths.tokenCache]) {
      writeFileSync(join(folder, temporary), '');
      writeFileSync(join(folder, 'theirs.lock'), lock);
      writeFileSync(join(folder, 'tmp8x2.tmp'), '');
    }
    await sweepAwsFolders(paths);
    expect(readdirSync(dotfiles).sort()).toEqual(['config', 'theirs.lock', 'tmp8x2.tmp']);
    expect(readdirSync(paths.tokenCache).sort()).toEqual(['theirs.lock', 'tmp8x2.tmp']);
    await sweepAwsFolders(awsPaths({ HOME: join(home, 'missing') }, 'linux'));
  } finally {
    await rm(home, { recursive: true });
  }
});
