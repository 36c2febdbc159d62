/** One line of the activity log on the disk, and our entry: two shapes. */
import type { ActivityEntry } from '../../shared/activity.ts';
import { type DoorName, doorCodes, doorNames, type RefusalCode } from '../../shared/doors.ts';
import { errorCodes } from '../../shared/errors.ts';
import type { RoleRef } from '../../shared/model.ts';

const mostNameLength = 200;

// SECURITY: members are picked one by one, so that nothing rides along with an entry that was made elsewhere.
const roleMembers = ({ sessionId, accountId, roleName, chainedRoleId }: RoleRef) => ({
  session: sessionId,
  account: accountId,
  role: roleName,
  ...(chainedRoleId === undefined ? {} : { chained: chainedRoleId }),
});

/** Ends in a newline, and has no other. */
export const activityLine = (entry: ActivityEntry): string => {
  const members = {
    at: new Date(entry.at).toISOString(),
    door: entry.caller.door,
    caller: entry.caller.name.slice(0, mostNameLength),
    ...(entry.profile === undefined ? {} : { profile: entry.profile.slice(0, mostNameLength) }),
    ...(entry.role === undefined ? {} : roleMembers(entry.role)),
    outcome: entry.outcome,
    ...(entry.outcome === 'refused' ? { because: entry.because } : {}),
  };
  return `${JSON.stringify(members)}\n`;
};

const isOneOf = <Name extends string>(names: readonly Name[], value: unknown): value is Name =>
  names.some((name) => name === value);

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
  const { at, door, caller, profile, session, account, role, chained, outcome, because } = parsed(line) ?? {};
  const instant = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(instant) || !isDoor(door) || typeof caller !== 'string') return undefined;
  const named =
    typeof session === 'string' && typeof account === 'string' && typeof role === 'string'
      ? {
          role: {
            ...{ sessionId: session, accountId: account, roleName: role },
            ...(typeof chained === 'string' ? { chainedRoleId: chained } : {}),
          },
        }
      : {};
  const common = {
    at: instant,
    caller: { door, name: caller },
    ...(typeof profile === 'string' ? { profile } : {}),
    ...named,
  };
  if (outcome === 'allowed') return { ...common, outcome };
  return outcome === 'refused' && isRefusal(because) ? { ...common, outcome, because } : undefined;
};
