/** The details of a role in words. Pure: the caller brings `now`. */
import type { ActivityEntry, DoorEntry } from './activity.ts';
import { doorUseWords, ownUseWords } from './activity-words.ts';
import { isLastToken, type SignedIn } from './clock-words.ts';
import { enumerated } from './list-words.ts';
import type { IssuedCredentials } from './model.ts';
import { formatMoment, formatWhen } from './moments.ts';
import { counted } from './plural-words.ts';
import { placeNames } from './sidebar-words.ts';
import { dayMs, hourMs, minuteMs } from './time.ts';

export const detailsWords = {
  pane: 'Role details',
  show: 'Show details',
  hide: 'Hide details',
  close: 'Close details',
  empty: 'Move to a role to see its credentials, profiles and activity here.',
  favourite: 'Favourite',
  forms: 'Forms to copy in',
  preview: 'What is copied',
  values: 'One value',
  console: 'Console',
  assumed: 'Assumed role',
  via: 'Via',
  roleArn: 'Role ARN',
  profiles: 'AWS profile',
  noProfile: 'None names this role.',
  writeProfile: 'Write a profile…',
  tools: placeNames.tools,
  openTools: 'Limit callers',
  recent: 'Recent',
  nothingRecent: 'Nothing yet.',
  allActivity: 'Show all',
} as const;

/** How long, within a ring: "58m", "3h", "2d". */
export const shortLength = (lengthMs: number): string => {
  if (lengthMs >= dayMs) return `${Math.floor(lengthMs / dayMs)}d`;
  if (lengthMs >= hourMs) return `${Math.floor(lengthMs / hourMs)}h`;
  return lengthMs >= minuteMs ? `${Math.floor(lengthMs / minuteMs)}m` : '<1m';
};

/** "Credentials good until 15:21" */
export const credentialsTitle = (issued: IssuedCredentials | undefined, now: number): string => {
  if (issued === undefined) return 'No credentials fetched yet';
  return issued.expiresAt > now
    ? `Credentials good until ${formatMoment(issued.expiresAt, now)}`
    : `Credentials ran out ${formatWhen(issued.expiresAt, now)}`;
};

const renewal = (status: SignedIn, now: number): string => {
  switch (status.renewal.kind) {
    case 'planned':
      return `renews by itself ${formatWhen(status.renewal.at, now)}`;
    case 'now':
      return 'is being renewed';
    case 'waiting':
      return 'could not be renewed yet; Latchkey goes on trying';
    case 'impossible':
      return `cannot be renewed and ends ${formatWhen(status.expiresAt, now)}`;
  }
};

/** What stands behind a role's credentials: the token that is renewed, and the portal session that ends it all. */
export const signInBehindWords = (status: SignedIn, now: number): string => {
  const end = status.portalSession?.endsAt;
  if (isLastToken(status)) return `The sign-in behind them ends ${formatWhen(end ?? status.expiresAt, now)}.`;
  const ends = end === undefined || status.renewal.kind === 'impossible' ? '' : `, and ends ${formatWhen(end, now)}`;
  return `The sign-in behind them ${renewal(status, now)}${ends}.`;
};

/** Where new ones come from, while there are none that are good. */
export const fetchedWords = 'Fetched as soon as you copy them or a tool asks.';

export type CallerLimits = {
  readonly asking: readonly DoorEntry['caller'][];
  readonly refused: readonly DoorEntry['caller'][];
};

/** A sentence about callers; `{names}` in it stands for them. */
const callersWords = (callers: CallerLimits['asking'], forms: { readonly one: string; readonly other: string }) =>
  callers.length === 0
    ? []
    : [counted(callers.length, forms).replace('{names}', () => enumerated(callers.map(({ name }) => name)))];

/** What tools on this machine get of a role. */
export const callerLimitWords = ({ asking, refused }: CallerLimits): readonly string[] => {
  if (asking.length === 0 && refused.length === 0) return ['Get these credentials without asking you.'];
  return [
    ...callersWords(asking, { one: '{names} asks you first.', other: '{names} ask you first.' }),
    ...callersWords(refused, { one: '{names} gets nothing.', other: '{names} get nothing.' }),
    'All others get them without asking you.',
  ];
};

/** What happened with a role, in one short line. */
export const usedWords = (entry: ActivityEntry): string =>
  'own' in entry ? ownUseWords(entry.own) : doorUseWords(entry);

/** What the lines between the columns of the window make wider. */
export const columnNames = { sidebar: 'Width of the sessions', details: 'Width of the details' } as const;
