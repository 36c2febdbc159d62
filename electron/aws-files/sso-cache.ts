import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AwsFileProblem } from '../../shared/aws-files.ts';
import { AppError } from '../../shared/errors.ts';
import { secondMs } from '../../shared/time.ts';
import { removeDurably, writeDurably } from '../files/durable-file.ts';
import { lockPathFor, withLock } from '../files/lock.ts';
import { createTurns } from '../files/turns.ts';
import { readForeignFile } from './foreign-file.ts';
import {
  belongsTo,
  parseTokenDocument,
  type SharedToken,
  sharedTokenIn,
  type TokenDocument,
  tokenFileText,
} from './token-file.ts';
import { type TokenKey, tokenFileName } from './token-key.ts';

type TokenReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'token'; readonly shared: SharedToken }
  /** No token that may be used; the file stays as it is. */
  | { readonly kind: 'problem'; readonly problem: AwsFileProblem };

export type SharedTokens = {
  pathOf(key: TokenKey): string;
  /** Afresh from the disk each time. Never throws. */
  read(key: TokenKey): Promise<TokenReading>;
  /**
   * Writes the token of a session and keeps the keys of others. Inside `exclusively`, a token that another tool wrote
   * since its start and that expires later wins over `next`; one that it wrote over `next` always does. Returns what
   * stands in the file afterwards.
   * Throws AppError `file-unwritable`.
   */
  write(key: TokenKey, next: SharedToken): Promise<SharedToken>;
  /**
   * Deletes the token file if the token in it is of this session and, where `accessToken` is given, that very token.
   * Says whether it did. Throws AppError `file-unwritable`.
   */
  forget(key: TokenKey, accessToken?: string): Promise<boolean>;
  /**
   * Runs `work` while no other work of this program on the same file runs, in this process or another. Waits a bounded
   * time for other processes and then goes ahead: AWS tools take no lock either. Throws only what `work` throws.
   */
  exclusively<T>(key: TokenKey, work: () => Promise<T>): Promise<T>;
};

const largestBytes = 1_000_000;
const lockWaitMs = 12 * secondMs;
// Most AWS tools write in place: a reader may meet an empty or half-written file, for a moment.
const retriesMs = [20, 60, 160];

type Standing =
  | { readonly kind: 'absent' }
  | { readonly kind: 'problem'; readonly problem: AwsFileProblem }
  | { readonly kind: 'document'; readonly document: TokenDocument; readonly modifiedAt: number };

const standingAt = async (path: string): Promise<Standing> => {
  for (const pauseMs of [...retriesMs, undefined]) {
    const file = await readForeignFile(path, largestBytes);
    if (file.kind !== 'content') return file;
    const document = parseTokenDocument(file.bytes.toString('utf8'));
    if (document !== undefined) return { kind: 'document', document, modifiedAt: file.modifiedAt };
    if (pauseMs !== undefined) await wait(pauseMs);
  }
  return { kind: 'problem', problem: { code: 'token-unreadable', file: path } };
};

/**
 * The token files that AWS CLI and SDKs share, in `folder` (`~/.aws/sso/cache`, made when first written to).
 * `now` gives epoch ms.
 */
export const openSharedTokens = ({ folder, now }: { folder: string; now: () => number }): SharedTokens => {
  const inTurn = createTurns();
  /** The access token that stood in the file when the running `exclusively` began. */
  const before = new Map<string, string | undefined>();
  const pathOf = (key: TokenKey): string => join(folder, tokenFileName(key));

  const judge = (key: TokenKey, path: string, standing: Standing): TokenReading => {
    if (standing.kind !== 'document') return standing;
    const { document, modifiedAt } = standing;
    const shared = sharedTokenIn(document, modifiedAt, now());
    if (shared === undefined) return { kind: 'problem', problem: { code: 'not-a-token', file: path } };
    if (belongsTo(document, key)) return { kind: 'token', shared };
    return { kind: 'problem', problem: { code: 'token-of-another-session', file: path } };
  };

  const read = async (key: TokenKey): Promise<TokenReading> => {
    const path = pathOf(key);
    return judge(key, path, await standingAt(path));
  };

  const makeFolder = async (): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch (cause) {
      throw new AppError('file-unwritable', { detail: folder, cause });
    }
  };

  const put = async (key: TokenKey, next: SharedToken): Promise<void> => {
    const path = pathOf(key);
    const standing = await standingAt(path);
    const others = standing.kind === 'document' && belongsTo(standing.document, key) ? standing.document : {};
    await writeDurably(path, tokenFileText(key, next, others));
  };

  /** What another tool wrote that goes before `next`. */
  const rival = async (
    key: TokenKey,
    next: SharedToken,
    known: string | undefined,
  ): Promise<SharedToken | undefined> => {
    const standing = await read(key);
    if (standing.kind !== 'token' || standing.shared.token.accessToken === known) return undefined;
    return standing.shared.token.expiresAt > next.token.expiresAt ? standing.shared : undefined;
  };

  return {
    pathOf,
    read,
    async write(key, next) {
      await makeFolder();
      const path = pathOf(key);
      const earlier = before.has(path) ? await rival(key, next, before.get(path)) : undefined;
      if (earlier !== undefined) return earlier;
      await put(key, next);
      // Written over in between: they may have traded in our token for theirs, and then ours is spent.
      const after = await read(key);
      const isOurs = after.kind !== 'token' || after.shared.token.accessToken === next.token.accessToken;
      return isOurs ? next : after.shared;
    },
    async forget(key, accessToken) {
      const standing = await read(key);
      if (standing.kind !== 'token') return false;
      if (accessToken !== undefined && standing.shared.token.accessToken !== accessToken) return false;
      await removeDurably(pathOf(key));
      return true;
    },
    exclusively(key, work) {
      const path = pathOf(key);
      return inTurn(path, async () => {
        await makeFolder().catch(() => undefined);
        return await withLock(lockPathFor(path), { waitMs: lockWaitMs }, async () => {
          const standing = await read(key);
          before.set(path, standing.kind === 'token' ? standing.shared.token.accessToken : undefined);
          try {
            return await work();
          } finally {
            before.delete(path);
          }
        });
      });
    },
  };
};
