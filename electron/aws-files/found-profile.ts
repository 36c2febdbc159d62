import type { FoundAssumption, FoundProfile, ProfileMark } from '../../shared/aws-files.ts';
import type { Settings } from './config-readings.ts';
import { type CheckedProfile, kindOf, profileProblems } from './profile-checks.ts';
import { parseMark } from './section-mark.ts';

type Told = Pick<
  FoundProfile,
  'sessionName' | 'startUrl' | 'ssoRegion' | 'accountId' | 'roleName' | 'region' | 'assumes' | 'ours'
>;

const ours = ({ owner, accountId, roleName, chainedRoleId, part }: ProfileMark): ProfileMark => ({
  ...{ owner, accountId, roleName, part },
  ...(chainedRoleId !== undefined && { chainedRoleId }),
});

const needsOf = (settings: Settings): FoundAssumption['needs'] => {
  if (settings.has('mfa_serial')) return 'mfa';
  return settings.has('credential_source') ? 'host' : undefined;
};

const assumedBy = (settings: Settings): FoundAssumption | undefined => {
  const roleArn = settings.get('role_arn');
  // With a web identity the role is assumed with a token of its own, not with another role's credentials.
  if (roleArn === undefined || settings.has('web_identity_token_file')) return undefined;
  const seconds = settings.get('duration_seconds');
  const told = {
    sourceProfile: settings.get('source_profile'),
    externalId: settings.get('external_id'),
    roleSessionName: settings.get('role_session_name'),
    durationSeconds: seconds !== undefined && /^\d{1,9}$/.test(seconds) ? Number(seconds) : undefined,
    needs: needsOf(settings),
  };
  const known: Omit<FoundAssumption, 'roleArn'> = Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined && value !== ''),
  );
  return { roleArn, ...known };
};

/** What the window may know of a profile: of all its settings, those that are never secret. */
export const foundProfile = ({ name, ...checked }: CheckedProfile & { readonly name: string }): FoundProfile => {
  const { file, section, settings, reading } = checked;
  const sessionName = settings.get('sso_session');
  const session = sessionName === undefined ? undefined : reading['sso-session'].get(sessionName);
  const mark = section.above === undefined ? undefined : parseMark(section.above.text);
  const told = {
    sessionName,
    startUrl: settings.get('sso_start_url') ?? session?.get('sso_start_url'),
    ssoRegion: settings.get('sso_region') ?? session?.get('sso_region'),
    accountId: settings.get('sso_account_id'),
    roleName: settings.get('sso_role_name'),
    region: settings.get('region'),
    assumes: assumedBy(settings),
    ours: mark !== undefined && mark.part !== 'session' && mark.name === name ? ours(mark) : undefined,
  };
  const known: Told = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { name, kind: kindOf(settings), ...known, file, line: section.line, problems: profileProblems(checked) };
};
