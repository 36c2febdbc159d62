/** What menus of sessions, accounts and lines of lists offer, and what is said once it was copied. */
import type { ActivityEntry } from './activity.ts';

export const sessionItemNames = {
  signIn: 'Sign in',
  cancel: 'Cancel sign-in',
  sync: 'Sync accounts and roles',
  renew: 'Renew now for a full session',
  signOut: 'Sign out',
  writeProfiles: 'Write AWS profiles…',
  protocol: 'Protocol',
} as const;

/** Where there is room for a word only. */
export const syncName = 'Sync';
export const sessionOptionsName = 'Session options';

/** Beside the items of a role: those of its account. */
export const accountItemsName = 'Account';

/** What can be copied as it is shown. Nothing of it is secret. */
export const copyNames = {
  startUrl: 'Copy start URL',
  accountId: 'Copy account id',
  accountName: 'Copy account name',
  emailAddress: 'Copy e-mail address',
  roleName: 'Copy role name',
  profileName: 'Copy profile name',
  profilePlace: 'Copy file and line',
  line: 'Copy line',
  requestId: 'Copy request id',
  callerName: 'Copy caller name',
  tokenName: 'Copy token name',
  tokenFile: 'Copy path of its file',
  applicationArn: 'Copy application ARN',
} as const;

/** "Copied: 2214 0098 1536" What was copied is shown as people read it. */
export const copiedSaid = (text: string): string => `Copied: ${text}`;

/** A line of the activity log as text, with its instant in UTC: who did it, and by which way or what for. */
export const activityLineText = (
  { at, role, outcome }: ActivityEntry,
  { who, way, reason }: { readonly who: string; readonly way: string; readonly reason?: string | undefined },
): string =>
  [
    new Date(at).toISOString(),
    who,
    way,
    ...(role === undefined ? [] : [`${role.roleName} in ${role.accountId}`]),
    outcome,
    reason ?? [],
  ]
    .flat()
    .join('  ');

export const lineCopiedSaid = 'Copied the line';

export const lineItemNames = {
  copyCredentials: 'Copy credentials',
  adopt: 'Adopt',
  showRole: 'Show role',
  showSession: 'Show session',
  limitCaller: 'Limit this caller…',
  changeLimits: 'Change limits…',
  stopLimiting: 'Stop limiting',
  open: 'Show its entries',
  fold: 'Hide its entries',
} as const;

export const applicationItemNames = {
  exchange: 'Exchange token…',
  forget: 'Forget token',
} as const;
