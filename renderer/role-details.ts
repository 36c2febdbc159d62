/** What the pane beside the list says of one role. Pure. */
import type { ActivityEntry } from '../shared/activity.ts';
import type { FoundInAwsFiles, FoundProfile } from '../shared/aws-files.ts';
import { type CallerLimits, usedWords } from '../shared/details-words.ts';
import type { CallerScope } from '../shared/doors.ts';
import type { DoorsView, IssuedCredentials, RoleRef, SessionView } from '../shared/model.ts';
import { roleOfProfile } from '../shared/profile-role.ts';
import { isSameRole } from '../shared/role-ref.ts';

/** A profile by hand names a chained role by its ARN alone. */
const meansRole = (meant: RoleRef, role: RoleRef): boolean =>
  meant.sessionId === role.sessionId &&
  meant.accountId === role.accountId &&
  meant.roleName === role.roleName &&
  (meant.chainedRoleId === undefined) === (role.chainedRoleId === undefined);

/** The profiles that lead to a role; one by credential process beside another is not told apart. */
export const profilesOfRole = (
  role: RoleRef,
  found: FoundInAwsFiles | undefined,
  views: readonly SessionView[],
): readonly FoundProfile[] => {
  if (found === undefined) return [];
  const sessions = views.map(({ session }) => session);
  return found.profiles.filter((profile) => {
    const meant = roleOfProfile(profile, found, sessions);
    return meant !== undefined && meansRole(meant, role);
  });
};

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
