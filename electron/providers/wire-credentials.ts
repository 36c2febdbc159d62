/** Role credentials as the two doors answer them. */
import type { RoleCredentials } from '../engine/ports.ts';
import { formatInstant } from './formats.ts';

/** What a `credential_process` prints: one line of JSON. `Version` is a number; botocore refuses a string. */
export const processAnswer = (credentials: RoleCredentials, accountId: string): string =>
  JSON.stringify({
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    SessionToken: credentials.sessionToken,
    Expiration: formatInstant(credentials.expiresAt),
    AccountId: accountId,
  });

/** What the container credentials endpoint answers; its session token is called `Token`. */
export const containerAnswer = (credentials: RoleCredentials, accountId: string): string =>
  JSON.stringify({
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken,
    Expiration: formatInstant(credentials.expiresAt),
    AccountId: accountId,
  });
