import { randomBytes } from 'node:crypto';
import { createBoundedMap } from './bounded-map.ts';
import type { IssuedSecrets } from './issued-secrets.ts';

/** Which person a context stands for, and until when (epoch ms). */
type IdentityContext = { readonly userName: string; readonly expiresAt: number };

/** Opaque statements about a person that CreateTokenWithIAM hands out and AssumeRole takes. */
export type IdentityContexts = {
  issue(context: IdentityContext): string;
  /** The context of an assertion, also for a day after it expired. */
  find(assertion: string): IdentityContext | undefined;
  sweep(now: number): void;
};

const rememberedAfterwardsMs = 24 * 3_600_000;

export const createIdentityContexts = (secrets: IssuedSecrets): IdentityContexts => {
  const contexts = createBoundedMap<IdentityContext>(10_000, ({ expiresAt }) => expiresAt + rememberedAfterwardsMs);
  return {
    issue: (context) => {
      const assertion = secrets.remember(randomBytes(360).toString('base64'));
      contexts.set(assertion, context);
      return assertion;
    },
    find: contexts.get,
    sweep: contexts.sweep,
  };
};
