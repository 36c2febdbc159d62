/** One line of the activity log on the disk, and our entry: two shapes. */
import type { ActivityEntry, DoorEntry, OwnUse } from '../../shared/activity.ts';
import { type DoorName, doorCodes, doorNames, type RefusalCode } from '../../shared/doors.ts';
import { errorCodes } from '../../shared/errors.ts';
import { credentialValues, type RoleRef } from '../../shared/model.ts';
import { credentialFormats } from '../../shared/settings.ts';

const mostNameLength = 200;

// SECURITY: members are picked one by one, so that nothing rides along with an entry that was made elsewhere.
const roleMembers = ({ sessionId, accountId, roleName, chainedRoleId }: RoleRef) => ({
  session: sessionId,
  account: accountId,
  role: roleName,
  ...(chainedRoleId === undefined ? {} : { chained: chainedRoleId }),
});

const ownMembers = (own: OwnUse) => (own.kind === 'copied' ? { own: own.kind, what: own.what } : { own: own.kind });

const askedMembers = ({ caller, profile }: DoorEntry) => ({
  door: caller.door,
  caller: caller.name.slice(0, mostNameLength),
  ...(profile === undefined ? {} : { profile: profile.slice(0, mostNameLength) }),
});

/** Ends in a newline, and has no other. */
export const activityLine = (entry: ActivityEntry): string => {
  const members = {
    at: new Date(entry.at).toISOString(),
    ...('own' in entry ? ownMembers(entry.own) : askedMembers(entry)),
    ...(entry.role === undefined ? {} : roleMembers(entry.role)),
    outcome: entry.outcome,
    ...(entry.outcome === 'refused' ? { because: entry.because } : {}),
  };
  return `${JSON.stringify(members)}\n`;
};

const isOneOf = <Name extends string>(names: readonly Name[], value: unknown): value is Name =>
  names.some((name) => name === value);

const whats = [...credentialFormats, ...credentialValues];

const readOwnUse = (own: unknown, what: unknown): OwnUse | undefined => {
  if (own === 'console') return { kind: own };
  return own === 'copied' && isOneOf(whats, what) ? { kind: own, what } : undefined;
};

const isDoor = (value: unknown): value is DoorName => isOneOf(doorNames, value);
const isRefusal = (value: unknown): value is RefusalCode => isOneOf(doorCodes, value) || isOneOf(errorCodes, value);

const parsed = (line: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
};

/** `undefined` for a line that is not one of ours. */
export const readActivityLine = (line: string): ActivityEntry | undefined => {
  const { at, door, caller, profile, session, account, role, chained, outcome, because, own, what } =
    parsed(line) ?? {};
  const instant = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(instant)) return undefined;
  const named =
    typeof session === 'string' && typeof account === 'string' && typeof role === 'string'
      ? {
          role: {
            ...{ sessionId: session, accountId: account, roleName: role },
            ...(typeof chained === 'string' ? { chainedRoleId: chained } : {}),
          },
        }
      : {};
  if (own !== undefined) {
    const use = readOwnUse(own, what);
    return use && named.role && { at: instant, own: use, role: named.role, outcome: 'allowed' };
  }
  if (!isDoor(door) || typeof caller !== 'string') return undefined;
  const common = {
    at: instant,
    caller: { door, name: caller },
    ...(typeof profile === 'string' ? { profile } : {}),
    ...named,
  };
  if (outcome === 'allowed') return { ...common, outcome };
  return outcome === 'refused' && isRefusal(because) ? { ...common, outcome, because } : undefined;
};
