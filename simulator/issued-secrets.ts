import { randomBytes } from 'node:crypto';

/** Makes unguessable strings and remembers the ones worth hiding, so that a test can look for leaks. */
export type IssuedSecrets = {
  /** Remembers and returns the secret. */
  remember(secret: string): string;
  /** An opaque token of the service's look: a prefix and 168 random bytes. */
  token(prefix: 'aoa' | 'aor'): string;
  /** Every secret handed out so far, oldest first. */
  all(): string[];
};

const capacity = 20_000;

/** Random bytes as base64url that command lines take for a value: never with a dash in front. */
export const drawIdentifier = (draw: () => Buffer): string => {
  let identifier: string;
  do identifier = draw().toString('base64url');
  while (identifier.startsWith('-'));
  return identifier;
};

export const createIssuedSecrets = (): IssuedSecrets => {
  const issued = new Set<string>();
  const remember = (secret: string): string => {
    issued.add(secret);
    if (issued.size > capacity) {
      const oldest = issued.values().next();
      if (!oldest.done) issued.delete(oldest.value);
    }
    return secret;
  };
  return {
    remember,
    token: (prefix) => remember(`${prefix}${randomBytes(168).toString('base64url')}`),
    all: () => [...issued],
  };
};
