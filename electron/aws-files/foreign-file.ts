import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { AwsFileProblem, AwsFileProblemCode } from '../../shared/aws-files.ts';

export type ForeignFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'content'; readonly bytes: Buffer; readonly mode: number; readonly modifiedAt: number }
  | { readonly kind: 'problem'; readonly problem: AwsFileProblem };

const codes: Readonly<Record<string, AwsFileProblemCode>> = {
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EISDIR: 'not-a-file',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Reads a file that belongs to others and changes nothing about it. Links are followed, as AWS tools do. Whatever is
 * wrong with it is part of the answer: never throws.
 */
export const readForeignFile = async (path: string, largestBytes: number): Promise<ForeignFile> => {
  const problem = (code: AwsFileProblemCode): ForeignFile => ({ kind: 'problem', problem: { code, file: path } });
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, a named pipe in the place of the file would hold us for ever.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (!stat.isFile()) return problem('not-a-file');
    if (stat.size > largestBytes) return problem('too-large');
    const bytes = await handle.readFile();
    return { kind: 'content', bytes, mode: stat.mode & 0o777, modifiedAt: Math.floor(stat.mtimeMs) };
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? { kind: 'absent' } : problem(codes[code] ?? 'unreadable');
  } finally {
    await handle?.close().catch(() => undefined);
  }
};
