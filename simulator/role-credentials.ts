import { randomBytes, randomInt } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import type { IssuedSecrets } from './issued-secrets.ts';

export type RoleCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Epoch milliseconds, as the portal sends it. */
  readonly expiration: number;
};

export type IssuedRoleCredentials = {
  issue(now: number): RoleCredentials;
  /** Whether credentials would still be accepted: signing out does not take them back, only time does. */
  isValid(accessKeyId: string, now: number): boolean;
  sweep(now: number): void;
};

const keyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const createIssuedRoleCredentials = (lifetimeMs: number, secrets: IssuedSecrets): IssuedRoleCredentials => {
  const expiries = createBoundedMap<number>(20_000, (expiration) => expiration);
  return {
    issue: (now) => {
      const letters = Array.from({ length: 16 }, () => keyLetters.charAt(randomInt(keyLetters.length)));
      const credentials = {
        accessKeyId: `ASIA${letters.join('')}`,
        secretAccessKey: secrets.remember(randomBytes(30).toString('base64')),
        sessionToken: secrets.remember(`IQoJb3JpZ2luX2Vj${randomBytes(380).toString('base64')}`),
        expiration: now + lifetimeMs,
      };
      expiries.set(credentials.accessKeyId, credentials.expiration);
      return credentials;
    },
    isValid: (accessKeyId, now) => now < (expiries.get(accessKeyId) ?? 0),
    sweep: expiries.sweep,
  };
};
