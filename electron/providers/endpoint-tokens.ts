import { join } from 'node:path';
import { makePrivateFolder, removeDurably, writeDurably } from '../files/durable-file.ts';
import type { EndpointToken } from './container-endpoint.ts';
import { createToken, hashToken } from './door-token.ts';

/** A new token for the container endpoint, and what is kept of it. The token itself is to be shown once or written. */
export const createEndpointToken = (
  name: string,
  profiles: readonly string[],
): { readonly token: string; readonly kept: EndpointToken } => {
  const token = createToken();
  return { token, kept: { name, profiles, tokenHash: hashToken(token) } };
};

/** Names of tokens are the person's; names of files are ours. */
const fileOf = (userData: string, { tokenHash }: EndpointToken): string =>
  join(userData, 'endpoint-tokens', tokenHash.slice(0, 16));

/**
 * Writes a token to a file of its own, for this user alone; returns its absolute path. No newline ends it: botocore and
 * the JS SDK would send that along. Throws AppError `file-unwritable`.
 */
export const writeTokenFile = async (userData: string, kept: EndpointToken, token: string): Promise<string> => {
  const path = fileOf(userData, kept);
  await makePrivateFolder(join(userData, 'endpoint-tokens'));
  await writeDurably(path, token);
  return path;
};

/** Throws AppError `file-unwritable`. */
export const removeTokenFile = (userData: string, kept: EndpointToken): Promise<void> =>
  removeDurably(fileOf(userData, kept));
