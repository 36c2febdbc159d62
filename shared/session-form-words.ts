/** The dialog of an SSO session, in words. */
import { counted } from './plural-words.ts';

export const addSessionTitle = 'Add an SSO session';

export const sessionFields = {
  name: { label: 'Name', placeholder: 'Example Corp' },
  startUrl: { label: 'Start URL', placeholder: 'https://example.awsapps.com/start' },
  region: { label: 'Region', placeholder: 'us-east-1' },
} as const;

/** What most sessions leave as it is. */
export const sessionMoreFields = {
  signInMethod: { label: 'How to sign in' },
  browser: { label: 'Browser', hint: 'Where pages of this session open outside Latchkey.' },
  command: {
    label: 'Browser command',
    placeholder: 'firefox -P work {url}',
    hint: '{url} stands for the address. Without it, the address comes last.',
  },
  color: { label: 'Color', noneName: 'None' },
  labels: {
    label: 'Labels',
    placeholder: 'production, on call',
    hint: 'Shown beside the name. Separated by commas.',
  },
  fips: {
    label: 'FIPS endpoints',
    note: 'AWS’s endpoints validated under FIPS 140. Off: as AWS_USE_FIPS_ENDPOINT says.',
  },
  dualStack: {
    label: 'Dual-stack endpoints',
    note: 'AWS’s endpoints for IPv4 and IPv6. Off: as AWS_USE_DUALSTACK_ENDPOINT says.',
  },
  scopes: { label: 'Scopes', hint: 'Separated by blanks. The usual one is enough.' },
} as const;

/** In place of an installed browser. */
export const ownCommandWords = 'A command of your own';
export const systemBrowserWords = 'System default';

/** What saving does besides, where an address was changed. */
export const signsOutWords = 'Saving another start URL or region signs this session out.';

/** Buttons that mend what was typed. */
export const removeBlankWords = 'Remove the blank';
export const writeHttpsWords = 'Write https';
export const takeRegionWords = (region: string): string => `Use ${region}`;

export const regionMeaning = 'Where your organization runs IAM Identity Center.';

/** A region that may be newer than Latchkey. */
export const unknownRegionWords = (typed: string, nearest: string | undefined): string =>
  nearest === undefined
    ? `We don’t know ${typed}. It can be saved all the same.`
    : `We don’t know ${typed}. Did you mean ${nearest}?`;

/** What is folded away but set. */
export const foldedNames = {
  command: 'own browser command',
  fips: 'FIPS',
  dualStack: 'dual-stack',
  scopes: 'own scopes',
} as const;

export const labelCountWords = (count: number): string =>
  counted(count, { one: '{count} label', other: '{count} labels' });

export const removeSessionMeaning =
  'Latchkey signs out and forgets the session here: its sign-in, the cookies of its sign-in window, and its list of accounts and roles. Nothing changes in AWS.';
