/** Profiles and sessions of AWS tools in words. Pure. */
import type { FoundProfile, FoundSession, ProfileKind } from './aws-files.ts';
import { formatTimeOfDay } from './time.ts';

export type ProfileStateKind = keyof typeof states;

const states = {
  works: 'Works',
  'works-in-some': 'Works in some tools only',
  'file-refused': 'Works in some tools only: see the problems above',
  renewing: 'The sign-in to {session} ran out and is being renewed',
  'sign-in': 'Needs a sign-in to {session}',
  'signing-in': 'Waiting for your sign-in to {session}',
  'not-shared': 'AWS tools cannot use it: {session} goes through Latchkey only',
  'not-adopted': 'Not kept signed in by Latchkey',
  'not-assigned': 'Not assigned to you in {session}',
  'session-incomplete': 'Its session {session} has no start URL or no usable region',
  'owner-gone': 'Its session was removed from Latchkey',
  broken: 'Does not work',
  keys: 'Works for as long as its keys do',
  program: 'Works when its program does',
  assumed: 'Works when the profile it starts from does',
  settings: 'Holds settings only',
} satisfies Record<string, string>;

/** Whether a profile works now, and if not why not. `session` is what the person calls the session. */
export const profileStateWords = (kind: ProfileStateKind, session: string): string =>
  states[kind].replace('{session}', () => session);

const kinds: Record<Exclude<ProfileKind, 'sso-session'>, string> = {
  'sso-legacy': 'SSO, start URL in the profile',
  'credential-process': 'Credential process',
  'assume-role': 'Assumed role',
  static: 'Access keys',
  other: 'No credentials',
};

/** How a profile gets its credentials. */
export const profileKindWords = ({
  kind,
  sessionName,
  ours,
}: Pick<FoundProfile, 'kind' | 'sessionName' | 'ours'>): string => {
  const words = kind === 'sso-session' ? `SSO session ${sessionName ?? ''}`.trim() : kinds[kind];
  return ours === undefined ? words : `${words}, written by Latchkey`;
};

/** That AWS tools are signed in to a found session already. */
export const foundTokenWords = (tokenUntil: number): string => `Signed in until ${formatTimeOfDay(tokenUntil)}`;

/** Where a found session stands, for the offer to adopt it. */
export const foundSessionWords = ({ kind }: Pick<FoundSession, 'kind'>): string =>
  kind === 'legacy' ? 'Start URL in profiles: AWS tools never renew this sign-in. Latchkey does.' : 'SSO session';

export const sharingName = (isShared: boolean): string =>
  isShared ? 'Shared with AWS CLI and SDKs' : 'Through Latchkey only';

/** What the choice means, in one line. */
export const sharingMeaning = (isShared: boolean): string =>
  isShared
    ? 'On: every AWS tool finds the token in ~/.aws/sso/cache, in plain text.'
    : 'Off: nothing lies on the disk in plain text; tools ask Latchkey for role credentials.';

const homes = /^(?:\/home\/[^/]+|\/Users\/[^/]+|\/root|[A-Za-z]:\\Users\\[^\\]+)(?=[\\/]\.aws[\\/])/;

/** A path as people write it: `~/.aws/config`, and the line where one is given. */
export const placeWords = (file: string, line?: number): string => {
  const path = file.replace(homes, '~');
  return line === undefined ? path : `${path}:${line}`;
};

/** In place of a session that has neither name nor start URL. */
export const unnamedSessionWords = 'its session';
