import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngineBed, northwind } from '../../e2e/engine-bed.ts';
import { hourMs } from '../../shared/time.ts';
import { openKeptProtocols } from './kept-protocols.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'latchkey-protocols-')), 'protocols');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

/** What a session goes through, with a failure of most kinds. */
const lived = async () => {
  const bed = createEngineBed({ portalSessionSeconds: 3 * 3600 });
  await bed.engine.start([northwind]);
  await bed.signIn('northwind');
  for (const fault of [{ kind: 'drop' }, { kind: 'throttle' }, { kind: 'malformed' }] as const) {
    bed.simulator.control.faults.add({ ...fault, route: 'CreateToken', times: 1 });
    await bed.clock.advance(hourMs);
  }
  await bed.clock.advance(hourMs);
  await bed.engine.signOut('northwind');
  return bed.protocols.get('northwind') ?? [];
};

describe('kept protocols', () => {
  it('come back in the next run as they were, in a file for the owner alone', async () => {
    const entries = await lived();
    expect(entries.length).toBeGreaterThan(20);
    await openKeptProtocols(folder).write('northwind', entries);
    const next = openKeptProtocols(folder);
    expect(await next.read('northwind')).toEqual(entries);
    expect(lstatSync(join(folder, 'northwind.json')).mode & 0o777).toBe(0o600);
    await next.keepOnly([]);
    expect(await next.read('northwind')).toBeUndefined();
  });

  it('lose only those entries that are of another shape, and members that are none of theirs', async () => {
    const entries = await lived();
    await openKeptProtocols(folder).write('northwind', entries);
    const path = join(folder, 'northwind.json');
    const document = JSON.parse(readFileSync(path, 'utf8'));
    document.entries[0].accessToken = 'something that does not belong here';
    document.entries.push({ kind: 'event', at: 1, event: 'of a later version' }, 'nothing', null);
    writeFileSync(path, JSON.stringify(document));
    expect(await openKeptProtocols(folder).read('northwind')).toEqual(entries);
  });

  it('count as none where the file is damaged', async () => {
    await openKeptProtocols(folder).write('northwind', []);
    writeFileSync(join(folder, 'northwind.json'), '{"version":1,"entr');
    expect(await openKeptProtocols(folder).read('northwind')).toBeUndefined();
  });
});
