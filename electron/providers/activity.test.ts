import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDoorBed, roleNamed } from '../../e2e/door-bed.ts';
import type { ActivityEntry } from '../../shared/activity.ts';
import { AppError, errorCodes } from '../../shared/errors.ts';
import { openActivity } from './activity.ts';
import { createRelease } from './release.ts';

let folder: string;
let path: string;
let failures: AppError[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-activity-'));
  path = join(folder, 'activity.log');
  failures = [];
});
afterEach(() => rm(folder, { recursive: true }));

const open = (partBytes?: number) =>
  openActivity({ path, onFailure: (error) => failures.push(error), ...(partBytes === undefined ? {} : { partBytes }) });

const entry = (at: number): ActivityEntry => ({
  at: 1_800_000_000_000 + at,
  caller: { door: 'credential-process', name: 'dev' },
  profile: 'dev',
  role: roleNamed('Developer'),
  outcome: 'allowed',
});

const refused: ActivityEntry = {
  at: 1_800_000_000_000,
  caller: { door: 'container-endpoint', name: 'unknown' },
  outcome: 'refused',
  because: 'token-unknown',
};

describe('the activity log', () => {
  it('has one line of JSON per entry and reads the newest back, newest first', async () => {
    const activity = open();
    activity.record(entry(1));
    activity.record(refused);
    activity.record(entry(2));
    expect(await activity.newest(10)).toEqual([entry(2), refused, entry(1)]);
    expect(await activity.newest(1)).toEqual([entry(2)]);
    expect(readFileSync(path, 'utf8').split('\n')[0]).toBe(
      '{"at":"2027-01-15T08:00:00.001Z","door":"credential-process","caller":"dev","profile":"dev","session":"session-1","account":"111122223333","role":"Developer","outcome":"allowed"}',
    );
    expect(await open().newest(10)).toHaveLength(3);
    expect(lstatSync(path).mode & 0o777).toBe(0o600);
  });

  it('tells what the person did apart from what tools asked for', async () => {
    const own = { role: roleNamed('Developer'), outcome: 'allowed' } as const;
    const copied: ActivityEntry = { ...own, at: 1, own: { kind: 'copied', what: 'fish' } };
    const opened: ActivityEntry = { ...own, at: 2, own: { kind: 'console' } };
    const activity = open();
    for (const each of [copied, opened, entry(3)]) activity.record(each);
    expect(await activity.newest(10)).toEqual([entry(3), opened, copied]);
    appendFileSync(path, readFileSync(path, 'utf8').replaceAll('"fish"', '"no form of ours"'));
    expect(await activity.newest(10)).toEqual([entry(3), opened, entry(3), opened, copied]);
  });

  it('is empty before the first entry', async () => {
    expect(await open().newest(10)).toEqual([]);
  });

  it('takes access away from others where it had become wider', async () => {
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    const activity = open();
    activity.record(refused);
    await activity.settled();
    expect(lstatSync(path).mode & 0o777).toBe(0o600);
  });

  it('stays within two parts, and reads across them', async () => {
    const activity = open(1000);
    for (let at = 0; at < 200; at += 1) {
      activity.record(entry(at));
      await activity.settled();
    }
    expect(readdirSync(folder).sort()).toEqual(['activity.log', 'activity.log.1'].slice(0, readdirSync(folder).length));
    for (const name of readdirSync(folder)) expect(lstatSync(join(folder, name)).size).toBeLessThan(1300);
    activity.record(entry(200));
    const newest = await activity.newest(7);
    expect(newest).toEqual([200, 199, 198, 197, 196, 195, 194].map(entry));
  });

  it('loses one line to a crash, not the next one too', async () => {
    const activity = open();
    activity.record(entry(1));
    await activity.settled();
    appendFileSync(path, '{"at":"2027-01-15T08');
    activity.record(entry(2));
    expect(await activity.newest(10)).toEqual([entry(2), entry(1)]);
  });

  it('passes over lines that are not its own', async () => {
    const odd = [
      '',
      'x',
      'null',
      '[]',
      '7',
      '{}',
      '{"at":"x"}',
      '{"at":"2027-01-15T08:00:00Z","door":"window","caller":"x","outcome":"allowed"}',
    ];
    const unknownCode =
      '{"at":"2027-01-15T08:00:00Z","door":"command-line","caller":"x","outcome":"refused","because":"secret"}';
    writeFileSync(path, `${[...odd, unknownCode].join('\n')}\n`);
    expect(await open().newest(10)).toEqual([]);
  });

  it('tells of a file it cannot write and harms nothing else', async () => {
    mkdirSync(path);
    const activity = open();
    activity.record(entry(1));
    await activity.settled();
    expect(failures).toMatchObject([{ code: 'file-unwritable', detail: path }]);
  });

  it('does not write through a planted link', async () => {
    const target = join(folder, 'target');
    writeFileSync(target, 'untouched');
    symlinkSync(target, path);
    const activity = open();
    activity.record(entry(1));
    await activity.settled();
    expect(readFileSync(target, 'utf8')).toBe('untouched');
    expect(failures).toHaveLength(1);
  });

  it('holds nothing secret, whatever callers send and errors say (2,000 requests)', async () => {
    const activity = open();
    const { bed, ports } = createDoorBed();
    const release = createRelease({ ...ports, record: activity.record });
    const planted: string[] = [];
    const secret = (): string => {
      const value = randomBytes(12).toString('base64url');
      planted.push(value);
      return value;
    };
    const failing = [
      () => new Error(secret()),
      () => new AppError('unexpected', { detail: secret(), cause: new Error(secret()) }),
      ...errorCodes.map((code) => () => new AppError(code, { detail: secret(), cause: secret() })),
      () => ({ message: secret(), code: secret() }),
    ];
    for (let turn = 0; turn < 2000; turn += 1) {
      const make = failing[turn % (failing.length + 1)];
      bed.credentials = async () => {
        if (make !== undefined) throw make();
        return { accessKeyId: secret(), secretAccessKey: secret(), sessionToken: secret(), expiresAt: Date.now() + 1 };
      };
      bed.access = () => (turn % 11 === 0 ? 'asking' : 'allowed');
      const asked = turn % 5 === 0 ? { profile: secret() } : { profile: 'dev' };
      await release(
        turn % 2 === 0 ? { door: 'credential-process' } : { door: 'command-line', name: 'latchkey' },
        asked,
      );
    }
    await activity.settled();
    const text = readFileSync(path, 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(2000);
    expect(planted.length).toBeGreaterThan(2000);
    expect(planted.filter((each) => text.includes(each))).toEqual([]);
    expect(text).toContain('"outcome":"allowed"');
  });
});
