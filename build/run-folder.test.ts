import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRunFolder } from './run-folder.mjs';

describe('a run folder', () => {
  afterEach(() => vi.unstubAllEnvs());

  it("keeps the person's AWS settings and desktop out of a run", async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_SSO', 'https://elsewhere.example');
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/somewhere');
    vi.stubEnv('WAYLAND_DISPLAY', 'wayland-9');
    const folder = createRunFolder();
    try {
      expect(Object.keys(folder.env).filter((name) => /^(AWS_|DBUS_|WAYLAND_)/.test(name))).toEqual([]);
      for (const name of ['HOME', 'XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR', 'TMPDIR']) {
        expect(folder.env[name]).toContain(folder.path);
      }
    } finally {
      await folder.remove();
    }
  });

  it.runIf(process.platform === 'linux')('goes away with the processes that were left in it', async () => {
    const folder = createRunFolder();
    const { env } = createWithin(folder.env);
    const left = spawn(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)'], { env });
    const ended = once(left, 'close');
    await once(left.stdout, 'data');
    await folder.remove();
    await ended;
    expect(left.signalCode).toBe('SIGTERM');
    expect(existsSync(folder.path)).toBe(false);
  });

  it('goes away although somebody else still writes into it for a while', async () => {
    const folder = createRunFolder();
    // Without the mark of the run it is not ended with it.
    const script = `
      const { writeFileSync } = require('node:fs');
      const until = Date.now() + 600;
      for (let n = 0; Date.now() < until; n += 1) try { writeFileSync(process.argv[1] + '/' + n, ''); } catch {}
    `;
    const writer = spawn(process.execPath, ['-e', script, folder.path]);
    const ended = once(writer, 'close');
    await vi.waitFor(() => expect(existsSync(join(folder.path, '0'))).toBe(true), { timeout: 30_000 });
    await folder.remove();
    await ended;
    expect(existsSync(folder.path)).toBe(false);
  });
});

/** A test's own run folder within that of the run. */
function createWithin(outer: NodeJS.ProcessEnv) {
  vi.stubEnv('TMPDIR', outer.TMPDIR);
  return createRunFolder();
}
