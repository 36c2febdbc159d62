/** Which role of a session in Latchkey a profile of AWS tools stands for. */
import type { FoundInAwsFiles, FoundProfile } from './aws-files.ts';
import type { RoleRef, SsoSession } from './model.ts';
import { isAdopted } from './shared-name.ts';

const sessionOfProfile = (
  { ours, kind, sessionName, startUrl, ssoRegion }: FoundProfile,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): SsoSession | undefined => {
  if (ours !== undefined) return sessions.find(({ id }) => id === ours.owner);
  if (kind === 'sso-session') {
    const named = found.sessions.find((each) => each.kind === 'sso-session' && each.name === sessionName);
    return named && sessions.find((session) => isAdopted(named, session));
  }
  if (kind !== 'sso-legacy' || startUrl === undefined || ssoRegion === undefined) return undefined;
  return sessions.find((session) => session.startUrl === startUrl && session.region === ssoRegion);
};

/** `undefined` where the profile leads to no session of ours: no door gives anything for it. */
export const roleOfProfile = (
  profile: FoundProfile,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): RoleRef | undefined => {
  const session = sessionOfProfile(profile, found, sessions);
  const accountId = profile.ours?.accountId ?? profile.accountId;
  const roleName = profile.ours?.roleName ?? profile.roleName;
  if (session === undefined || accountId === undefined || roleName === undefined) return undefined;
  return { sessionId: session.id, accountId, roleName };
};
