import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Persisted } from '../electron/vault/persisted.ts';
import { startUrl } from './steps.ts';

export const northwind = {
  id: 'northwind',
  name: 'Northwind',
  startUrl,
  region: 'us-east-1',
  scopes: ['sso:account:access'],
} as const;

/** Lets the app find settings of an earlier run. */
export const seedSettings = (userData: string, persisted: Partial<Persisted>): void =>
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(persisted), { mode: 0o600 });
