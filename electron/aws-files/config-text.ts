import type { AwsFileProblem } from '../../shared/aws-files.ts';
import { readForeignFile } from './foreign-file.ts';

export type ConfigText =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Buffer; readonly mode: number }
  | { readonly kind: 'problem'; readonly problem: AwsFileProblem };

/** Ten thousand profiles fit in easily; more is no config file. */
const largestBytes = 5_000_000;

/** Reads a config or credentials file, a byte order mark included. Changes nothing; never throws. */
export const readConfigText = async (path: string): Promise<ConfigText> => {
  const file = await readForeignFile(path, largestBytes);
  if (file.kind !== 'content') return file;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.bytes);
    return { kind: 'text', text, bytes: file.bytes, mode: file.mode };
  } catch {
    return { kind: 'problem', problem: { code: 'not-utf-8', file: path } };
  }
};
