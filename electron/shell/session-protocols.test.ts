import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyState } from '../../e2e/empty-state.ts';
import { createHandClock } from '../../e2e/hand-clock.ts';
import type { SessionView } from '../../shared/model.ts';
import type { EventEntry, ProtocolAddition } from '../../shared/protocol.ts';
import { minuteMs, secondMs } from '../../shared/time.ts';
import { openKeptProtocols } from '../vault/kept-protocols.ts';
import { createSessionProtocols, type SessionProtocols } from './session-protocols.ts';
import { createState } from './state.ts';

const view = (id: string): SessionView => ({
  session: { id, name: id, startUrl: 'https://x.awsapps.com/start', region: 'eu-west-1', scopes: [] },
  status: { kind: 'signed-out' },
  sync: { kind: 'never' },
});

const entry = (at: number): EventEntry => ({ kind: 'event', at, event: 'nothing-kept' });

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'latchkey-protocols-'));
  folder = join(parent, 'protocols');
});
const opened: SessionProtocols[] = [];
afterEach(async () => {
  // What is still being written would land in a folder that is going away.
  await Promise.all(opened.splice(0).map((protocols) => protocols.settled()));
  await rm(parent, { recursive: true });
});

const openRun = async (ids: readonly string[], setAside = false) => {
  const clock = createHandClock();
  const told: ProtocolAddition[] = [];
  const logged: string[] = [];
  const state = createState({ ...emptyState, sessions: ids.map(view) }, () => 'notice');
  const protocols = createSessionProtocols({
    files: openKeptProtocols(folder),
    clock,
    state,
    tell: (addition) => void told.push(addition),
    log: (event) => void logged.push(event),
  });
  opened.push(protocols);
  await protocols.open(ids, setAside);
  const events = (id: string) =>
    protocols.read(id).map((each) => (each.kind === 'event' ? each.event : each.operation));
  return { clock, state, protocols, told, logged, events };
};

describe('session protocols', () => {
  it('go on in the next run where the last one ended', async () => {
    const first = await openRun(['a', 'b']);
    first.protocols.record('a', entry(first.clock.now()));
    await first.protocols.settled();
    const next = await openRun(['a', 'b'], true);
    expect(next.events('a')).toEqual(['started', 'nothing-kept', 'started', 'vault-set-aside']);
    expect(next.events('b')).toEqual(['started', 'started', 'vault-set-aside']);
  });

  it('are written by themselves a little later, and told at once', async () => {
    const { clock, protocols, told } = await openRun(['a']);
    protocols.record('a', entry(clock.now()));
    expect(told.at(-1)).toEqual({ sessionId: 'a', entry: entry(clock.now()) });
    expect(existsSync(join(folder, 'a.json'))).toBe(false);
    await clock.advance(3 * secondMs);
    await protocols.settled();
    expect(await openKeptProtocols(folder).read('a')).toHaveLength(2);
  });

  it('are forgotten with their session, also what comes too late', async () => {
    const { clock, state, protocols } = await openRun(['a', 'b']);
    await protocols.settled();
    state.removeSession('a');
    protocols.record('a', entry(clock.now()));
    expect(protocols.read('a')).toEqual([]);
    await expect.poll(() => existsSync(join(folder, 'a.json'))).toBe(false);
    expect(existsSync(join(folder, 'b.json'))).toBe(true);
  });

  it('note network and clock for every session, and what is told twice only once', async () => {
    const { clock, state, protocols, events } = await openRun(['a', 'b']);
    state.change({ online: !state.read().online });
    state.change({ online: !state.read().online });
    state.change({ clockSkewMs: minuteMs });
    protocols.note({ event: 'woke' });
    protocols.note({ event: 'woke' });
    await clock.advance(minuteMs);
    protocols.note({ event: 'woke' });
    expect(events('a').slice(1).sort()).toEqual(['clock-skew', 'network-back', 'network-lost', 'woke', 'woke']);
    expect(events('b')).toEqual(events('a'));
  });

  it('go on in memory where the disk refuses, and are written once it does not', async () => {
    await writeFile(folder, 'in the way');
    const { clock, protocols, logged } = await openRun(['a']);
    await protocols.settled();
    expect(logged).toEqual(['protocol-not-written']);
    await rm(folder);
    await mkdir(folder);
    await chmod(folder, 0o700);
    protocols.record('a', entry(clock.now()));
    await protocols.settled();
    expect(await openKeptProtocols(folder).read('a')).toHaveLength(2);
  });
});
