import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importViolations } from './import-rules.ts';

it('finds nothing to object to in this project', () => {
  expect(importViolations(fileURLToPath(new URL('..', import.meta.url)))).toEqual([]);
});

describe('a planted import', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'import-rules-'));
    for (const folder of ['shared', 'electron', 'renderer', 'cli', 'simulator']) mkdirSync(join(root, folder));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const plant = (file: string, source: string): string[] => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
    return importViolations(root);
  };

  it.each([
    ['shared/model.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
    ['shared/model.ts', "import * as v from 'valibot';", 'npm:valibot'],
    ['electron/engine/a.ts', "import { net } from 'electron';", 'npm:electron'],
    ['electron/engine/a.ts', "import { readFile } from 'fs/promises';", 'node:fs/promises'],
    ['electron/engine/a.ts', "import { createVault } from '../vault/vault.ts';", 'electron/vault/vault.ts'],
    ['electron/engine/a.ts', "const fs = await import('node:fs');", 'node:fs'],
    ['electron/engine/a.ts', "type Stats = import('node:fs').Stats;", 'node:fs'],
    ['electron/engine/a.ts', "import fs = require('node:fs');", 'node:fs'],
    ['electron/engine/a.ts', "const fs = require('node:fs');", 'node:fs'],
    ['electron/engine/a.ts', "export * from 'node:fs';", 'node:fs'],
    ['electron/engine/a.ts', "export type { App } from 'electron';", 'npm:electron'],
    ['electron/vault/vault.ts', "import { safeStorage } from 'electron';", 'npm:electron'],
    ['electron/vault/vault.ts', "import { createEngine } from '../engine/engine.ts';", 'electron/engine/engine.ts'],
    ['electron/vault/vault.ts', "import { clock } from '../engine/ports.ts';", 'electron/engine/ports.ts'],
    ['electron/vault/vault.ts', "import { formats } from '../providers/formats.ts';", 'electron/providers/formats.ts'],
    ['electron/providers/a.ts', "import { tray } from '../shell/tray.ts';", 'electron/shell/tray.ts'],
    ['electron/shell/tray.ts', "import { createEngine } from '../engine/engine.ts';", 'electron/engine/engine.ts'],
    ['electron/shell/demo.ts', "await import('../../simulator/simulator.ts');", 'simulator/simulator.ts'],
    ['electron/main.ts', "import { createSimulator } from '../simulator/simulator.ts';", 'simulator/simulator.ts'],
    ['electron/preload.ts', "import { join } from 'node:path';", 'node:path'],
    ['renderer/app.tsx', "import { ipcRenderer } from 'electron';", 'npm:electron'],
    ['renderer/app.tsx', "import type { Engine } from '../electron/engine/engine.ts';", 'electron/engine/engine.ts'],
    [
      'cli/main.ts',
      "import { openLocalDoor } from '../electron/providers/local-door.ts';",
      'electron/providers/local-door.ts',
    ],
    ['simulator/oidc.ts', "import { second } from '../shared/time.ts';", 'shared/time.ts'],
    ['simulator/oidc.ts', "import type { Role } from '../shared/model.ts';", 'shared/model.ts'],
    ['simulator/oidc.ts', "import * as v from 'valibot';", 'npm:valibot'],
  ])('in %s: %s', (file, source, target) => {
    const [violation, ...others] = plant(file, source);
    expect(violation).toContain(file);
    expect(violation).toContain(target);
    expect(violation).toContain('may import');
    expect(others).toEqual([]);
  });

  it('is noticed when it is computed', () => {
    expect(plant('electron/engine/a.ts', 'await import(name);')).toEqual([
      expect.stringContaining('electron/engine/a.ts'),
    ]);
  });

  it('is noticed in a file that belongs nowhere', () => {
    expect(plant('electron/attic/a.ts', '')).toEqual([expect.stringContaining('electron/attic/a.ts')]);
  });

  it.each([
    ['electron/engine/a.ts', "import { SSOClient } from '@aws-sdk/client-sso';"],
    ['electron/engine/a.ts', "import { createHash } from 'node:crypto';"],
    ['electron/engine/a.test.ts', "import { readFileSync } from 'node:fs';"],
    ['electron/vault/cipher.ts', "import { safeStorage } from 'electron';"],
    ['electron/vault/vault.ts', "import type { Clock } from '../engine/ports.ts';"],
    ['electron/main.ts', "await import('../simulator/simulator.ts');"],
    ['renderer/app.tsx', "import './app.css';"],
  ])('is left alone where it may be: in %s: %s', (file, source) => {
    expect(plant(file, source)).toEqual([]);
  });
});
