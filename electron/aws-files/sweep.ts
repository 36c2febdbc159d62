import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sweepTemporaries } from '../files/durable-file.ts';
import { sweepLocks } from '../files/lock.ts';
import type { AwsPaths } from './paths.ts';

/**
 * Removes what we left beside the files of AWS tools when we were killed in the middle of a write: temporaries and
 * locks of ours, nobody else's. To be called at every start. Never throws.
 */
export const sweepAwsFolders = async ({
  config,
  tokenCache,
}: Pick<AwsPaths, 'config' | 'tokenCache'>): Promise<void> => {
  // A linked config file is written where the link leads to.
  const target = await realpath(config).catch(() => config);
  for (const folder of new Set([dirname(target), tokenCache])) {
    await sweepTemporaries(folder);
    await sweepLocks(folder);
  }
};
