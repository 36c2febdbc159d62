/** The activity log as the window lists and filters it. Pure. */
import type { ActivityEntry, DoorEntry } from '../shared/activity.ts';
import { ownUseWords, yourName } from '../shared/activity-words.ts';
import { accountWords, doorOfProfileWords, doorTitles, type NamedRole, refusalReason } from '../shared/door-words.ts';
import type { NameRole } from './doors.ts';

export type ActivityLine = {
  /** Stays with its entry while newer ones come. */
  readonly key: string;
  readonly entry: ActivityEntry;
  /** The caller, or the person. */
  readonly who: string;
  /** Through which door, or what for. */
  readonly way: string;
  readonly role?: NamedRole | undefined;
  /** Why it was refused; absent where it was allowed. */
  readonly reason?: string | undefined;
  /** Lower-cased, for the filter. */
  readonly text: string;
};

const textOf = (parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();

/** Callers that a door cannot tell apart are called after their profile already. */
const askedWords = ({ caller: { door, name }, profile }: DoorEntry) => ({
  who: name,
  way: profile === undefined || profile === name ? doorTitles[door] : doorOfProfileWords(door, profile),
});

/** Newest first, as given. */
export const activityLines = (entries: readonly ActivityEntry[], nameRole: NameRole): readonly ActivityLine[] => {
  const perInstant = new Map<number, number>();
  return [...entries]
    .reverse()
    .map((entry) => {
      const count = (perInstant.get(entry.at) ?? 0) + 1;
      perInstant.set(entry.at, count);
      const role = entry.role && nameRole(entry.role);
      const reason = 'own' in entry ? undefined : refusalReason(entry, role);
      const { who, way } = 'own' in entry ? { who: yourName, way: ownUseWords(entry.own) } : askedWords(entry);
      const place = role && [role.roleName, role.accountId, accountWords(role), role.sessionName];
      return {
        ...{ key: `${entry.at} ${count}`, entry, who, way, role, reason },
        text: textOf([who, way, 'own' in entry ? undefined : entry.profile, ...(place ?? []), entry.outcome, reason]),
      };
    })
    .reverse();
};

/** Every word that was typed must be found. */
export const filterLines = (lines: readonly ActivityLine[], query: string): readonly ActivityLine[] => {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length === 0 ? lines : lines.filter(({ text }) => words.every((word) => text.includes(word)));
};

/** Entries are only ever added: same count and same newest one means nothing new. */
export const isSameLog = (left: readonly ActivityEntry[], right: readonly ActivityEntry[]): boolean =>
  left.length === right.length && JSON.stringify(left[0]) === JSON.stringify(right[0]);
