/** Which role of a session in Latchkey a profile of AWS tools stands for. */
import { parseRoleArn } from './arn.ts';
import type { FoundInAwsFiles, FoundProfile } from './aws-files.ts';
import { type ChainedRole, refOfChainedRole } from './chained-roles.ts';
import type { ErrorView } from './errors.ts';
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

const sourceOf = ({ assumes }: FoundProfile, found: FoundInAwsFiles): FoundProfile | undefined =>
  found.profiles.find(({ name }) => name === assumes?.sourceProfile);

/** The profile and those it takes its credentials from, as far as they lead; a circle is gone through once. */
const chainFrom = (profile: FoundProfile, found: FoundInAwsFiles): readonly FoundProfile[] => {
  const chain: FoundProfile[] = [];
  for (let next: FoundProfile | undefined = profile; next !== undefined && !chain.includes(next); ) {
    chain.push(next);
    next = next.ours === undefined ? sourceOf(next, found) : undefined;
  }
  return chain;
};

const ownRole = (
  profile: FoundProfile,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): RoleRef | undefined => {
  const session = sessionOfProfile(profile, found, sessions);
  const accountId = profile.ours?.accountId ?? profile.accountId;
  const roleName = profile.ours?.roleName ?? profile.roleName;
  const chainedRoleId = profile.ours?.chainedRoleId;
  if (session === undefined || accountId === undefined || roleName === undefined) return undefined;
  return { sessionId: session.id, accountId, roleName, ...(chainedRoleId !== undefined && { chainedRoleId }) };
};

/** The role that a profile assumes with the credentials of `source`, as one of ours would be; named by the profile. */
const assumedRole = ({ name, region, assumes }: FoundProfile, source: RoleRef): ChainedRole | undefined => {
  if (assumes === undefined || assumes.needs !== undefined || parseRoleArn(assumes.roleArn) === undefined) {
    return undefined;
  }
  const { sourceProfile: _source, ...wanted } = assumes;
  return { id: `profile ${name}`, name, source, ...wanted, ...(region !== undefined && { region }) };
};

/** The roles that lead to a profile, its own last; empty where it leads to no session of ours. */
const rolesBehind = (
  profile: FoundProfile,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): readonly { readonly ref: RoleRef; readonly assumed?: ChainedRole }[] => {
  const [first, ...assuming] = [...chainFrom(profile, found)].reverse();
  const start = first && ownRole(first, found, sessions);
  if (start === undefined) return [];
  const roles: { readonly ref: RoleRef; readonly assumed?: ChainedRole }[] = [{ ref: start }];
  let source = start;
  for (const each of assuming) {
    const assumed = assumedRole(each, source);
    if (assumed === undefined) return [];
    source = refOfChainedRole(assumed);
    roles.push({ ref: source, assumed });
  }
  return roles;
};

/** `undefined` where the profile leads to no session of ours: no door gives anything for it. */
export const roleOfProfile = (
  profile: FoundProfile,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): RoleRef | undefined => rolesBehind(profile, found, sessions).at(-1)?.ref;

/** The roles that a profile has assumed on the way, as `roleOfProfile` names them. */
export const chainedRolesOfProfile = (
  profile: FoundProfile,
  found: FoundInAwsFiles,
  sessions: readonly SsoSession[],
): readonly ChainedRole[] =>
  rolesBehind(profile, found, sessions).flatMap(({ assumed }) => (assumed === undefined ? [] : [assumed]));

/** What keeps Latchkey from assuming the profile's role, wherever it leads to. */
export const obstacleOfProfile = (profile: FoundProfile, found: FoundInAwsFiles): ErrorView | undefined => {
  const stopped = chainFrom(profile, found).find(({ assumes }) => assumes?.needs !== undefined);
  if (stopped === undefined) return undefined;
  return { code: stopped.assumes?.needs === 'mfa' ? 'profile-needs-mfa' : 'profile-needs-host', detail: stopped.name };
};
