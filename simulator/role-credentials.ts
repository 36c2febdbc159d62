import { randomBytes, randomInt } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import type { RoleHolder } from './caller-identity.ts';
import type { IssuedSecrets } from './issued-secrets.ts';

export type RoleCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Epoch milliseconds, as the portal sends it. */
  readonly expiration: number;
};

export type IssuedRoleCredentials = {
  issue(holder: RoleHolder, now: number, lifetimeSeconds: number): RoleCredentials;
  /** The credentials of an access key id, also for a day after they expired. */
  find(accessKeyId: string): (RoleCredentials & { readonly holder: RoleHolder }) | undefined;
  /** Whether credentials would still be accepted: signing out does not take them back, only time does. */
  isValid(accessKeyId: string, now: number): boolean;
  sweep(now: number): void;
};

const keyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const rememberedAfterwardsMs = 24 * 3_600_000;

export const createIssuedRoleCredentials = (secrets: IssuedSecrets): IssuedRoleCredentials => {
  const issued = createBoundedMap<RoleCredentials & { readonly holder: RoleHolder }>(
    20_000,
    ({ expiration }) => expiration + rememberedAfterwardsMs,
  );
  return {
    issue: (holder, now, lifetimeSeconds) => {
      const letters = Array.from({ length: 16 }, () => keyLetters.charAt(randomInt(keyLetters.length)));
      const credentials = {
        accessKeyId: `ASIA${letters.join('')}`,
        secretAccessKey: secrets.remember(randomBytes(30).toString('base64')),
        sessionToken: secrets.remember(`IQoJb3JpZ2luX2Vj${randomBytes(380).toString('base64')}`),
        expiration: now + lifetimeSeconds * 1000,
      };
      issued.set(credentials.accessKeyId, { ...credentials, holder });
      return credentials;
    },
    find: issued.get,
    isValid: (accessKeyId, now) => now < (issued.get(accessKeyId)?.expiration ?? 0),
    sweep: issued.sweep,
  };
};
