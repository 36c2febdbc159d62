/** What the environments of accounts are called. */
import type { Environment } from './account-marks.ts';

export const environmentNames: Readonly<Record<Environment, string>> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
  sandbox: 'Sandbox',
};
