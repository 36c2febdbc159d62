import { join } from 'node:path';
import type { ClientRegistration } from '../engine/ports.ts';
import { readForeignFile } from './foreign-file.ts';
import { parseInstant } from './instants.ts';
import { asciiJson } from './json-text.ts';
import { parseTokenDocument } from './token-file.ts';
import { sha1, type TokenKey } from './token-key.ts';

const largestBytes = 1_000_000;

// Python's json.dumps with sorted keys and its own separators: the literal text is what the AWS CLI hashes.
const hashInput = ({ kind, name, startUrl, region }: TokenKey, scopes: readonly string[]): string => {
  const scopeList = scopes.length === 0 ? 'null' : `[${scopes.map(asciiJson).join(', ')}]`;
  const session = kind === 'sso-session' ? asciiJson(name) : 'null';
  return `{"region": ${asciiJson(region)}, "scopes": ${scopeList}, "session_name": ${session}, "startUrl": ${asciiJson(startUrl)}, "tool": "botocore"}`;
};

/** The name under which the AWS CLI (since 2.7.32) keeps the registration for a session. */
export const registrationFileName = (key: TokenKey, scopes: readonly string[]): string =>
  `${sha1(hashInput(key, scopes))}.json`;

/**
 * The AWS CLI's registration for this session and these scopes, from the token cache at `folder`, when it is still good
 * at `now` (epoch ms) for a device authorization: the one for the browser flow has the same file and names its grants.
 */
export const readRegistration = async (
  folder: string,
  key: TokenKey,
  scopes: readonly string[],
  now: number,
): Promise<ClientRegistration | undefined> => {
  const file = await readForeignFile(join(folder, registrationFileName(key, scopes)), largestBytes);
  if (file.kind !== 'content') return undefined;
  const document = parseTokenDocument(file.bytes.toString('utf8')) ?? {};
  const { clientId, clientSecret, grantTypes } = document;
  const expiresAt = parseInstant(document.expiresAt);
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string' || expiresAt === undefined) return undefined;
  if (Array.isArray(grantTypes) && grantTypes.includes('authorization_code')) return undefined;
  return expiresAt > now ? { clientId, clientSecret, expiresAt, scopes } : undefined;
};
