/** Which role a caller means, by the name of a profile or in full. */
import type { FoundInAwsFiles, FoundProfile } from '../../shared/aws-files.ts';
import type { AskedFor } from '../../shared/doors.ts';
import type { SsoSession } from '../../shared/model.ts';
import { isAdopted } from '../../shared/shared-name.ts';
import type { Target } from '../providers/door.ts';

const sessionOfProfile = (
  profile: FoundProfile,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): SsoSession | undefined => {
  const { ours, kind, sessionName, startUrl, ssoRegion } = profile;
  if (ours !== undefined) return sessions.find(({ id }) => id === ours.owner);
  if (kind === 'sso-session') {
    const named = found.sessions.find((each) => each.kind === 'sso-session' && each.name === sessionName);
    return named && sessions.find((session) => isAdopted(named, session));
  }
  if (kind !== 'sso-legacy' || startUrl === undefined || ssoRegion === undefined) return undefined;
  return sessions.find((session) => session.startUrl === startUrl && session.region === ssoRegion);
};

const targetOfProfile = (name: string, found: FoundInAwsFiles, sessions: readonly SsoSession[]): Target | undefined => {
  const profile = found.profiles.find((each) => each.name === name);
  const session = profile && sessionOfProfile(profile, found, sessions);
  const accountId = profile?.ours?.accountId ?? profile?.accountId;
  const roleName = profile?.ours?.roleName ?? profile?.roleName;
  if (session === undefined || accountId === undefined || roleName === undefined) return undefined;
  return {
    role: { sessionId: session.id, accountId, roleName },
    sessionName: session.name,
    profile: name,
    ...(profile?.region !== undefined && { region: profile.region }),
  };
};

/** `undefined` where no profile of that name leads to a session of ours, or no session is called so. */
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
