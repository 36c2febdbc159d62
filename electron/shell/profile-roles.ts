/** The roles that profiles of AWS tools assume through others, so that they can be asked for like chained roles of ours. */
import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import type { SsoSession } from '../../shared/model.ts';
import { chainedRolesOfProfile } from '../../shared/profile-role.ts';

export type ProfileRoles = {
  /** To be called with the files as they stand, before one of their roles is asked for. */
  follow(found: FoundInAwsFiles): void;
  find(id: string): ChainedRole | undefined;
};

export const createProfileRoles = (sessions: () => readonly SsoSession[]): ProfileRoles => {
  let roles: ReadonlyMap<string, ChainedRole> = new Map();
  return {
    follow(found) {
      const listed = sessions();
      const assuming = found.profiles.filter(({ assumes }) => assumes !== undefined);
      const assumed = assuming.flatMap((profile) => chainedRolesOfProfile(profile, found, listed));
      roles = new Map(assumed.map((role) => [role.id, role]));
    },
    find: (id) => roles.get(id),
  };
};
