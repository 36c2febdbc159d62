import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { TokenLedger } from './token-ledger.ts';

export type Standing = {
  readonly token: ReturnType<TokenLedger['issueOf']>;
  /** Whole seconds since the epoch. */
  readonly expiresAtSeconds: number;
};

const keys = [
  ...['startUrl', 'region', 'accessToken', 'expiresAt'],
  ...['clientId', 'clientSecret', 'registrationExpiresAt', 'refreshToken'],
];

/** Reads the token file once. Throws for anything but a whole one. */
export const readStanding = async (path: string, ledger: TokenLedger): Promise<Standing> => {
  const document = JSON.parse(await readFile(path, 'utf8'));
  const missing = keys.filter((key) => typeof document[key] !== 'string');
  if (missing.length > 0) throw new Error(`the token file has no ${missing.join(', ')}`);
  return {
    token: ledger.issueOf(document.refreshToken, document.accessToken),
    expiresAtSeconds: Math.floor(Date.parse(document.expiresAt) / 1000),
  };
};

/** Reads the token file over and over until stopped, and keeps count of what no reader should ever meet. */
export const startReading = (path: string, ledger: TokenLedger) => {
  const problems: string[] = [];
  let reads = 0;
  let isStopped = false;
  const read = async (): Promise<void> => {
    while (!isStopped) {
      const found = await readStanding(path, ledger).catch((error: unknown) => String(error));
      reads += 1;
      if (typeof found === 'string') problems.push(found);
      else if (found.token === 'torn' || found.token === 'unknown') problems.push(`a token that is ${found.token}`);
      await wait(1);
    }
  };
  const reading = read();
  return {
    problems,
    reads: () => reads,
    async stop() {
      isStopped = true;
      await reading;
    },
  };
};
