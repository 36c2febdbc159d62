/** Which role a caller means, by the name of a profile or in full. */
import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import type { AskedFor } from '../../shared/doors.ts';
import { AppError } from '../../shared/errors.ts';
import type { SsoSession } from '../../shared/model.ts';
import { obstacleOfProfile, roleOfProfile } from '../../shared/profile-role.ts';
import type { Target } from '../providers/door.ts';

const targetOfProfile = (name: string, found: FoundInAwsFiles, sessions: readonly SsoSession[]): Target | undefined => {
  const profile = found.profiles.find((each) => each.name === name);
  const obstacle = profile && profile.ours === undefined ? obstacleOfProfile(profile, found) : undefined;
  if (obstacle !== undefined)
    throw new AppError(obstacle.code, { ...(obstacle.detail && { detail: obstacle.detail }) });
  const role = profile && roleOfProfile(profile, found, sessions);
  const session = sessions.find(({ id }) => id === role?.sessionId);
  if (role === undefined || session === undefined) return undefined;
  const region = profile?.region;
  return { role, sessionName: session.name, profile: name, ...(region !== undefined && { region }) };
};

/**
 * `undefined` where no profile of that name leads to a session of ours, or no session is called so. Throws AppError
 * `profile-needs-mfa`, `profile-needs-host` for a profile whose role Latchkey cannot assume.
 */
export const targetOf = (
  asked: AskedFor,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): Target | undefined => {
  if ('profile' in asked) return targetOfProfile(asked.profile, found, sessions);
  const session = sessions.find(({ id, name }) => id === asked.session || name === asked.session);
  if (session === undefined) return undefined;
  const { accountId, roleName } = asked;
  return { role: { sessionId: session.id, accountId, roleName }, sessionName: session.name };
};
