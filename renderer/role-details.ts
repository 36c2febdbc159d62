/** What the pane beside the list says of one role. Pure. */
import type { ActivityEntry } from '../shared/activity.ts';
import { type CallerLimits, usedWords } from '../shared/details-words.ts';
import type { CallerScope } from '../shared/doors.ts';
import type { DoorsView, IssuedCredentials, RoleRef } from '../shared/model.ts';
import { isSameRole } from '../shared/role-ref.ts';

const isIn = ({ roles }: CallerScope, role: RoleRef): boolean =>
  roles === 'any' || roles.some((each) => isSameRole(each, role));

/** The callers that do not simply get a role's credentials. */
export const callerLimits = (scopes: DoorsView['scopes'], role: RoleRef): CallerLimits => ({
  asking: scopes.filter(({ scope }) => isIn(scope, role) && scope.consent === 'each-time').map(({ caller }) => caller),
  refused: scopes.filter(({ scope }) => !isIn(scope, role)).map(({ caller }) => caller),
});

export type RecentUse = {
  readonly key: string;
  readonly at: number;
  readonly outcome: ActivityEntry['outcome'];
  readonly words: string;
};

/** What was done with a role last, newest first; what happened twice at one instant stands there once. */
export const recentUses = (entries: readonly ActivityEntry[], role: RoleRef, most: number): readonly RecentUse[] => {
  const uses = new Map<string, RecentUse>();
  for (const entry of entries) {
    if (uses.size === most) break;
    if (entry.role === undefined || !isSameRole(entry.role, role)) continue;
    const { at, outcome } = entry;
    const words = usedWords(entry);
    const key = `${at} ${words}`;
    uses.set(key, { key, at, outcome, words });
  }
  return [...uses.values()];
};

export const issuedFor = (issued: readonly IssuedCredentials[], role: RoleRef): IssuedCredentials | undefined =>
  issued.find((each) => isSameRole(each.role, role));
