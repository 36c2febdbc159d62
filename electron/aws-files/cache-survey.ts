import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AwsFileProblem } from '../../shared/aws-files.ts';
import { readForeignFile } from './foreign-file.ts';
import { parseTokenDocument } from './token-file.ts';

const largestBytes = 1_000_000;
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/**
 * What is wrong with the JSON files in the token cache at `folder`: unreadable, cut short, or neither token nor
 * registration. A folder that is not there has no problems. Never throws; changes nothing.
 */
export const surveyTokenCache = async (folder: string): Promise<readonly AwsFileProblem[]> => {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const problems: AwsFileProblem[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const file = await readForeignFile(path, largestBytes);
    if (file.kind === 'problem') problems.push(file.problem);
    if (file.kind !== 'content') continue;
    const document = parseTokenDocument(file.bytes.toString('utf8'));
    if (document === undefined) problems.push({ code: 'token-unreadable', file: path });
    else if (!isText(document.accessToken) && !isText(document.clientId)) {
      problems.push({ code: 'not-a-token', file: path });
    }
  }
  return problems;
};
