import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigFile, openConfigFile } from './config-file.ts';
import type { PlanRequest } from './plan-request.ts';
import type { ProfilePlan } from './profile-plan.ts';

const request: PlanRequest = {
  session: {
    ...{
      owner: 'corp-id',
      name: 'corp',
      startUrl: 'https://example.awsapps.com/start',
      region: 'us-east-1',
      scopes: [],
    },
  },
  style: 'sso',
  roles: [{ accountId: '111122223333', accountName: 'Prod', roleName: 'Admin' }],
  template: '{account}-{role}',
  commandFor: () => 'tool',
};

let folder: string;
let config: string;
let credentials: string;
let backups: string;
let file: ConfigFile;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-write-'));
  config = join(folder, '.aws', 'config');
  credentials = join(folder, '.aws', 'credentials');
  backups = join(folder, 'backups');
  file = openConfigFile({ paths: { config, credentials }, backups, now: Date.now });
});
afterEach(() => rm(folder, { recursive: true }));

const plan = async (): Promise<ProfilePlan> => {
  const planned = await file.plan(request);
  if (planned.kind === 'refused') throw new Error(JSON.stringify(planned.problems));
  return planned.plan;
};
const write = async (): Promise<string> => {
  const applied = await file.apply(await plan());
  if (applied.kind !== 'written') throw new Error(applied.kind);
  return applied.undoId;
};
const put = (text: string | Buffer, mode = 0o600) => {
  mkdirSync(join(folder, '.aws'), { recursive: true });
  writeFileSync(config, text);
  chmodSync(config, mode);
};

describe('the config file of AWS tools', () => {
  it('is made for the owner alone, and is gone after undo', async () => {
    const undoId = await write();
    expect(readFileSync(config, 'utf8')).toContain('[profile Prod-Admin]');
    expect(lstatSync(config).mode & 0o777).toBe(0o600);
    expect(lstatSync(join(folder, '.aws')).mode & 0o777).toBe(0o700);
    expect(await file.undo(undoId)).toEqual({ kind: 'restored' });
    expect(readdirSync(join(folder, '.aws'))).toEqual([]);
    expect(await file.undo(undoId)).toEqual({ kind: 'unknown' });
  });

  it.each([0o600, 0o644, 0o664])('keeps its mode %o and comes back byte for byte', async (mode) => {
    const before = Buffer.from('# für mich\r\n[default]\r\nregion=x  ');
    put(before, mode);
    const undoId = await write();
    expect(lstatSync(config).mode & 0o777).toBe(mode);
    const [backup = ''] = readdirSync(backups).filter((name) => name.endsWith('.bak'));
    expect(readFileSync(join(backups, backup)).equals(before)).toBe(true);
    expect(lstatSync(join(backups, backup)).mode & 0o777).toBe(0o600);
    expect(await file.undo(undoId)).toEqual({ kind: 'restored' });
    expect(readFileSync(config).equals(before)).toBe(true);
    expect(lstatSync(config).mode & 0o777).toBe(mode);
  });

  it('is not written when it was changed, made or deleted since the plan', async () => {
    const first = await plan();
    put('[default]\n');
    expect(await file.apply(first)).toEqual({ kind: 'changed' });
    const second = await plan();
    put('[default]\nregion = x\n');
    expect(await file.apply(second)).toEqual({ kind: 'changed' });
    expect(readFileSync(config, 'utf8')).toBe('[default]\nregion = x\n');
    const third = await plan();
    await rm(config);
    expect(await file.apply(third)).toEqual({ kind: 'changed' });
    expect(readdirSync(join(folder, '.aws'))).toEqual([]);
  });

  it('is not brought back when somebody changed it since', async () => {
    put('[default]\n');
    const undoId = await write();
    const since = `${readFileSync(config, 'utf8')}# mine\n`;
    writeFileSync(config, since);
    expect(await file.undo(undoId)).toEqual({ kind: 'changed' });
    expect(readFileSync(config, 'utf8')).toBe(since);
    await rm(config);
    expect(await file.undo(undoId)).toEqual({ kind: 'changed' });
    expect(await file.undo('../../etc/passwd')).toEqual({ kind: 'unknown' });
  });

  it('stays a link where it is one, and its target is written', async () => {
    const target = join(folder, 'dotfiles-config');
    mkdirSync(join(folder, '.aws'));
    writeFileSync(target, '[default]\nregion = x\n', { mode: 0o644 });
    symlinkSync(target, config);
    const undoId = await write();
    expect(readlinkSync(config)).toBe(target);
    expect(readFileSync(target, 'utf8')).toContain('[profile Prod-Admin]');
    expect(await file.undo(undoId)).toEqual({ kind: 'restored' });
    expect(readFileSync(target, 'utf8')).toBe('[default]\nregion = x\n');
    await rm(target);
    expect(await file.apply(await plan())).toEqual({ kind: 'refused', problem: { code: 'link-broken', file: config } });
    expect(readlinkSync(config)).toBe(target);
  });

  it('is refused, with nothing changed, when it is no file or no text', async () => {
    mkdirSync(config, { recursive: true });
    expect(await file.plan(request)).toEqual({ kind: 'refused', problems: [{ code: 'not-a-file', file: config }] });
    await rm(config, { recursive: true });
    const latin = Buffer.from([0x23, 0xfc, 0x0a]);
    put(latin);
    expect(await file.plan(request)).toEqual({ kind: 'refused', problems: [{ code: 'not-utf-8', file: config }] });
    expect(readFileSync(config).equals(latin)).toBe(true);
  });

  it('is left alone when there is nothing to change, and remembers twenty writes', async () => {
    await write();
    expect(await file.apply(await plan())).toEqual({ kind: 'unchanged' });
    for (let count = 0; count < 21; count += 1) {
      put(`[default]\nregion = x${count}\n`);
      await write();
    }
    expect(readdirSync(backups).filter((name) => name.endsWith('.bak'))).toHaveLength(20);
    expect(readdirSync(join(folder, '.aws'))).toEqual(['config']);
  });

  it('takes the names of the credentials file for taken', async () => {
    put('');
    writeFileSync(credentials, '[Prod-Admin]\naws_access_key_id = AKIAEXAMPLE\n');
    expect((await plan()).names[0]).toMatchObject({ name: 'Prod-Admin-111122223333', collided: true });
  });

  it('is written by one at a time', async () => {
    put('[default]\n');
    const same = await plan();
    const outcomes = await Promise.all([file.apply(same), file.apply(same), file.apply(same)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'changed', 'written']);
  });
});
