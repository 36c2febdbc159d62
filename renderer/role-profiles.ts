/** Which AWS profiles lead to which roles. Pure. */
import type { FoundInAwsFiles, FoundProfile } from '../shared/aws-files.ts';
import { type ChainedRole, refOfChainedRole } from '../shared/chained-roles.ts';
import type { RoleRef, SessionId, SsoSession } from '../shared/model.ts';
import { roleOfProfile } from '../shared/profile-role.ts';
import { isSameRole } from '../shared/role-ref.ts';
import { createRoleMap, type RoleMap, roleSlot } from './role-map.ts';

/** Names of profiles, in the order of the files. */
export type RoleProfiles = RoleMap<readonly string[]>;

/** A profile by hand names a chained role by its ARN alone. */
const isByArn = ({ ours }: FoundProfile, { chainedRoleId }: RoleRef): boolean =>
  ours === undefined && chainedRoleId !== undefined;

const hasSameArn = (meant: RoleRef, role: RoleRef): boolean =>
  role.chainedRoleId !== undefined && isSameRole({ ...meant, chainedRoleId: role.chainedRoleId }, role);

/** Chained roles are of Latchkey: a profile that assumes another leads to none that is listed. */
export const profilesBySession = (
  found: FoundInAwsFiles | undefined,
  sessions: readonly SsoSession[],
  chainedRoles: readonly ChainedRole[],
): ReadonlyMap<SessionId, RoleProfiles> => {
  const chained = chainedRoles.map(refOfChainedRole);
  const roles = new Map<string, { readonly role: RoleRef; readonly names: string[] }>();
  for (const profile of found?.profiles ?? []) {
    const meant = found && roleOfProfile(profile, found, sessions);
    if (meant === undefined) continue;
    const leadsTo = isByArn(profile, meant) ? chained.filter((role) => hasSameArn(meant, role)) : [meant];
    for (const role of leadsTo) {
      const key = `${role.sessionId}\n${role.accountId}\n${roleSlot(role)}`;
      const known = roles.get(key);
      if (known === undefined) roles.set(key, { role, names: [profile.name] });
      else if (!known.names.includes(profile.name)) known.names.push(profile.name);
    }
  }
  const all = [...roles.values()];
  return new Map(
    sessions.map(({ id }) => [
      id,
      createRoleMap(all.flatMap(({ role, names }) => (role.sessionId === id ? [[role, names] as const] : []))),
    ]),
  );
};

/** The profile by which a role was found, where nothing else that is shown has what was typed. */
export const matchedProfile = (
  names: readonly string[] | undefined,
  tokens: readonly string[],
  shown: string,
): string | undefined => {
  if (names === undefined || tokens.length === 0) return undefined;
  const others = tokens.filter((token) => !shown.includes(token));
  return others.length === 0
    ? undefined
    : names.find((name) => others.some((token) => name.toLowerCase().includes(token)));
};
