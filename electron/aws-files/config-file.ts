import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AwsFileProblem } from '../../shared/aws-files.ts';
import { AppError } from '../../shared/errors.ts';
import { removeDurably, writeDurably } from '../files/durable-file.ts';
import { lockPathFor, withLock } from '../files/lock.ts';
import { createTurns } from '../files/turns.ts';
import { digestOf, openBackups } from './backups.ts';
import { parseConfig } from './config-document.ts';
import { readConfigText } from './config-text.ts';
import type { PlanRequest } from './plan-request.ts';
import { type Planned, type ProfilePlan, planProfiles } from './profile-plan.ts';

type Applied =
  | { readonly kind: 'written'; readonly undoId: string }
  /** The plan changes nothing. */
  | { readonly kind: 'unchanged' }
  /** The file is not as it was when planned, or not as we left it: nothing was written. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly problem: AwsFileProblem };

type Undone =
  | { readonly kind: 'restored' }
  | { readonly kind: 'changed' }
  /** There is no such write, or it was undone already. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly problem: AwsFileProblem };

export type ConfigFile = {
  /** Reads the files as they are now and works out the change. Never throws; writes nothing. */
  plan(request: PlanRequest): Promise<Planned>;
  /** Throws AppError `file-unwritable`, and then the file is as it was. */
  apply(plan: ProfilePlan): Promise<Applied>;
  /** Brings back, byte for byte, what stood there before. Throws AppError `file-unwritable`, `file-unreadable`. */
  undo(undoId: string): Promise<Undone>;
};

type Target = { readonly path: string } | { readonly problem: AwsFileProblem };

/** The file that is written: a link, as managers of dotfiles make them, stays, and what it leads to is replaced. */
const targetOf = async (file: string): Promise<Target> => {
  try {
    const path = await realpath(file);
    await access(path, constants.W_OK);
    return { path };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT') return { problem: { code: 'not-writable', file } };
    const link = await lstat(file).catch(() => undefined);
    return link === undefined ? { path: file } : { problem: { code: 'link-broken', file } };
  }
};

const newId = (now: number): string =>
  `${new Date(now).toISOString().replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`;

const lockWaitMs = 3000;

/**
 * The config file of AWS tools, written only as planned and shown. `backups` is the folder for what stood there before;
 * `now` gives epoch ms.
 */
export const openConfigFile = ({
  paths,
  backups: folder,
  now,
}: {
  paths: { readonly config: string; readonly credentials: string };
  backups: string;
  now: () => number;
}): ConfigFile => {
  const file = paths.config;
  const backups = openBackups(folder);
  const inTurn = createTurns();

  const alone = <T>(path: string, work: () => Promise<T>): Promise<T> =>
    inTurn(path, () => withLock(lockPathFor(path), { waitMs: lockWaitMs }, work));

  const makeFolder = async (path: string): Promise<void> => {
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    } catch (cause) {
      throw new AppError('file-unwritable', { detail: path, cause });
    }
  };

  return {
    async plan(request) {
      const [config, credentials] = await Promise.all([readConfigText(file), readConfigText(paths.credentials)]);
      if (config.kind === 'problem') return { kind: 'refused', problems: [config.problem] };
      const others = parseConfig(credentials.kind === 'text' ? credentials.text : '');
      const taken = new Set(others.sections.map(({ header }) => header));
      return planProfiles({ file, text: config.kind === 'text' ? config.text : undefined, taken }, request);
    },

    async apply(plan) {
      if (plan.after === (plan.before ?? '')) return { kind: 'unchanged' };
      const target = await targetOf(file);
      if ('problem' in target) return { kind: 'refused', problem: target.problem };
      const { path } = target;
      await makeFolder(path);
      return await alone(path, async (): Promise<Applied> => {
        const present = await readConfigText(path);
        if (present.kind === 'problem') return { kind: 'refused', problem: present.problem };
        const text = present.kind === 'text' ? present.text : undefined;
        if (text !== plan.before) return { kind: 'changed' };
        const id = newId(now());
        const record = { id, file: path, written: digestOf(plan.after) };
        if (present.kind === 'absent') {
          await backups.keep(record, Buffer.alloc(0));
          await writeDurably(path, plan.after);
        } else {
          await backups.keep({ ...record, mode: present.mode }, present.bytes);
          await writeDurably(path, plan.after, present.mode);
        }
        return { kind: 'written', undoId: id };
      });
    },

    async undo(undoId) {
      const found = await backups.find(undoId);
      if (found === undefined) return { kind: 'unknown' };
      const { record, before } = found;
      return await alone(record.file, async (): Promise<Undone> => {
        const present = await readConfigText(record.file);
        if (present.kind === 'problem') return { kind: 'refused', problem: present.problem };
        if (present.kind === 'absent' || digestOf(present.bytes) !== record.written) return { kind: 'changed' };
        if (record.mode === undefined) await removeDurably(record.file);
        else await writeDurably(record.file, before, record.mode);
        await backups.close(undoId);
        return { kind: 'restored' };
      });
    },
  };
};
